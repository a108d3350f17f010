/** What is asked of a member in one slot of one week, with the reason for every number. */
import { numberWords } from '../say.js';
import { minutesFor } from './asked.js';
import { type FieldName, fields, type Numbers } from './fields.js';
import type { Answer, Asking, Wanted } from './intensity/asking.js';
import { answers } from './intensity/index.js';
import { type Prescription, raised, stepKey } from './plan.js';
import type { Block, Slot } from './programme.js';

/** What stands around a slot. */
export interface Around {
  readonly block: Block;
  readonly sessionsPerWeek: number;
  /** Why the level is what it is. */
  readonly whyLevel: string;
  /** What was asked in the last week that was not to recover, by step key. */
  readonly before: ReadonlyMap<string, number>;
}

const asSaid = 'as the programme says';

/** The prescription, and what had to be known for a better one. */
export function prescribe(asking: Asking, around: Around): { asked: Prescription; missing: string | null } {
  const { slot } = asking;
  const volume = volumeOf(slot, around);
  const answer: Answer = slot.intensity ? answers[slot.intensity.of](asking) : { wanted: null };
  const { wanted, missing = null } = answer;
  const name = { slot: slot.id, ...placeOf(slot) };
  const plain = slot.repetitions && wanted?.of !== 'repetitions' ? slot.repetitions.from : null;
  const repetitions: Numbers = plain === null ? {} : { repetitions: plain };
  const because = [
    ...volume.because,
    ...(plain === null ? [] : [`${fields.repetitions.text(plain)} or more in a set: ${asSaid}`]),
  ];
  if (!wanted) {
    const unknown = missing === null ? [] : [`no intensity can be set without ${missing}`];
    const advice = adviceOf(slot);
    const numbers = { ...volume.numbers, ...repetitions };
    return { asked: { ...name, numbers, most: {}, step: null, because: [...because, ...unknown, ...advice] }, missing };
  }
  const step = { of: wanted.of, by: wanted.by, byLevel: wanted.byLevel };
  const settled = settle(wanted, asking, around, around.before.get(stepKey({ ...name, step })));
  const numbers: Numbers = { ...volume.numbers, ...repetitions, [wanted.of]: settled.value };
  const minutes = minutesFor(numbers);
  const asked: Prescription = {
    ...name,
    numbers,
    most: { [wanted.of]: settled.most },
    step,
    because: [
      ...because,
      ...settled.because,
      ...(minutes === null ? [] : [`${numberWords(minutes)} min at most: the distance at that speed`]),
      ...adviceOf(slot),
    ],
  };
  return { asked, missing };
}

const placeOf = ({ exercises, muscles }: Slot) => ({ ...(exercises && { exercises }), ...(muscles && { muscles }) });
const adviceOf = ({ advice }: Slot) => (advice ? [advice] : []);

/** Visits, sets, minutes and metres. */
function volumeOf(slot: Slot, { block, sessionsPerWeek }: Around) {
  const { timesAWeek = sessionsPerWeek } = slot;
  const numbers: { [Name in FieldName]?: number } = { timesAWeek };
  const because = [`${fields.timesAWeek.text(timesAWeek)}: ${asSaid}`];
  const percent = block.deload?.volumePercent ?? 100;
  for (const name of ['sets', 'minutes', 'distanceM'] as const) {
    const full = slot[name];
    if (full === undefined) continue;
    const value = Math.max(1, Math.floor((full * percent) / 100));
    numbers[name] = value;
    const less = `${numberWords(percent)} % of ${fields[name].text(full)}, since this is a week to recover`;
    because.push(`${fields[name].text(value)}: ${percent < 100 ? less : asSaid}`);
  }
  return { numbers, because };
}

/** Within what is safe and what the last week allows, down to what can be set. */
function settle(wanted: Wanted, asking: Asking, { block, whyLevel }: Around, before: number | undefined) {
  const { of, by, byLevel, why, whyMost } = wanted;
  const { text } = fields[of];
  const most = Math.min(wanted.most, fields[of].most);
  const { mostStepPercent } = asking.bounds;
  const limit = before === undefined ? Number.POSITIVE_INFINITY : raised(before, mostStepPercent, by);
  const safe = Math.min(wanted.value, most);
  const held = safe > limit;
  const percent = block.deload?.intensityPercent ?? 100;
  const least = of === 'loadGrams' ? 0 : Math.min(1, most);
  const value = Math.max(least, downTo((Math.min(safe, limit) * percent) / 100, by));
  const rise = `${numberWords(mostStepPercent)} % or one step above the ${text(before ?? 0)} of the week before`;
  const isLighter = value < (Math.min(safe, limit) * percent) / 100;
  const parts = [
    `${text(value)}: ${why}`,
    ...(byLevel && whyLevel !== '' ? [`${numberWords(asking.level)} is ${whyLevel}`] : []),
    ...(held ? [`held to no more than ${rise}`] : []),
    ...(percent < 100 ? [`${numberWords(percent)} % of that, since this is a week to recover`] : []),
    ...(isLighter ? [roundedWords(of, by, value)] : []),
  ];
  return { value, most, because: [parts.join(', '), `no more than ${text(most)}: ${whyMost}`] };
}

function roundedWords(of: Wanted['of'], by: number, value: number): string {
  if (of !== 'loadGrams') return 'rounded down';
  const step = fields.loadGrams.text(by);
  return value === 0
    ? `which is less than the stack's step of ${step}: without load`
    : `rounded down to the stack's step of ${step}`;
}

/** Down to what it can be set by; tenths are told as such. */
const downTo = (value: number, by: number): number =>
  by >= 1 ? Math.floor(value / by + 1e-9) * by : Math.floor(value * 10 + 1e-6) / 10;
