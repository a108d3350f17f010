/** Puts a trainer's changes into a plan: after every recommendation again, and only where they still say what they said. */
import { numberWords } from '../say.js';
import { minutesFor, planOf } from './asked.js';
import { excused } from './excuse.js';
import { type FieldName, fields, isFieldName } from './fields.js';
import { jumpsOf } from './jumps.js';
import type { Change, Override } from './patch.js';
import type { Plan, PlanWeek, Prescription } from './plan.js';
import { calendarOf, dateWords, overBy } from './weeks.js';

/** Why a change does not hold, for the trainer to decide anew. */
export interface Conflict {
  readonly overrideId: string;
  readonly author: string;
  /** Of the change that met it. */
  readonly path: string;
  readonly message: string;
}

/** The plan with all of the changes, or as it was with what stands against them: nothing is guessed, and nothing is half done. */
export function applyOverride(
  plan: Plan,
  override: Override,
): { readonly plan: Plan; readonly conflicts: readonly Conflict[] } {
  const { id, author, changes } = override;
  const conflict = (path: string, message: string): Conflict => ({ overrideId: id, author, path, message });
  const conflicts: Conflict[] = [];
  let { weeks } = plan;
  for (const change of changes) {
    const changed = applyChange({ ...plan, weeks }, change, override);
    if (typeof changed === 'string') conflicts.push(conflict(change.path, changed));
    else weeks = changed;
  }
  const was = jumpsOf(plan);
  for (const jump of jumpsOf({ ...plan, weeks }))
    if (!was.includes(jump)) conflicts.push(conflict(changes[0]?.path ?? '', `${jump}: change the weeks after it too`));
  if (conflicts.length > 0) return { plan, conflicts };
  const { programme, missing, overrides } = plan;
  return { plan: planOf({ programme, weeks, missing, overrides: [...overrides, override] }), conflicts };
}

/** The weeks with one change, or why it cannot be made. */
function applyChange(plan: Plan, change: Change, override: Override): readonly PlanWeek[] | string {
  const [, , week = '', , slot = '', field] = change.path.split('/');
  if (change.op === 'excuse') return excused(plan, change, override.at);
  const named = weeksNamed(plan, week, override.at);
  if (typeof named === 'string') return named;
  const having = named.filter(({ slots }) => slots.some((one) => one.slot === slot));
  if (having.length === 0) return `there is no ${slot} ${week === '*' ? 'in any week to come' : 'in that week'}`;
  if (change.op === 'remove') {
    if (field !== undefined) return 'a slot is taken out as a whole: leave the number out';
    if (having.some(({ slots }) => slots.length === 1)) return 'it would leave a week with nothing to do';
    return mapSlots(plan.weeks, having, (one) => (one.slot === slot ? null : one));
  }
  if (field === undefined || !isFieldName(field))
    return `there is no such number: there are ${Object.keys(fields).join(', ')}`;
  const former = having.flatMap(({ slots }) =>
    slots.filter((one) => one.slot === slot && one.numbers[field] !== undefined),
  );
  if (former.length < having.length) return `${slot} has no ${field} there`;
  const { text } = fields[field];
  if (change.op === 'test') {
    const other = former.find((one) => one.numbers[field] !== change.value);
    return other ? `was ${text(other.numbers[field] ?? 0)} and not ${text(change.value)}` : plan.weeks;
  }
  const unsafe = former.map((one) => unsafeBy(plan, one, field, change.value)).find((why) => why !== null);
  if (unsafe) return unsafe;
  const date = dateWords(calendarOf(plan.programme).dateOf(override.at));
  return mapSlots(plan.weeks, having, (one) =>
    one.slot === slot
      ? changed(one, field, change.value, `set by ${override.author} on ${date}: ${override.reason}`)
      : one,
  );
}

/** Those that are not over: what was asked stays as it was told. */
function weeksNamed({ programme, weeks }: Plan, name: string, at: number): readonly PlanWeek[] | string {
  const isOver = overBy(programme, at);
  if (name === '*') return weeks.filter((week) => !isOver(week));
  const week = weeks.find(({ number }) => String(number) === name);
  if (!week) return `there are ${weeks.length} weeks`;
  return isOver(week) ? `week ${name} was over when this was written` : [week];
}

/** Why a number is not safe, or null. */
function unsafeBy({ programme }: Plan, { most }: Prescription, field: FieldName, value: number): string | null {
  const { least, most: limit, whole, text } = fields[field];
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return 'it must be a whole number';
  if (value < least || value > limit) return `it must be from ${text(least)} to ${text(limit)}`;
  const bound = field === 'timesAWeek' ? programme.sessionsPerWeek : most[field];
  return bound !== undefined && value > bound ? `${text(value)} is over the bound of ${text(bound)}` : null;
}

function changed(one: Prescription, field: FieldName, value: number, why: string): Prescription {
  const { text } = fields[field];
  const numbers = { ...one.numbers, [field]: value };
  const minutes = minutesFor(numbers);
  const also =
    minutes === null || minutes === minutesFor(one.numbers) ? '' : `, so in ${numberWords(minutes)} min at most`;
  const because = [`${text(value)}: ${why} (${text(one.numbers[field] ?? 0)} before)${also}`, ...one.because];
  return { ...one, numbers, because };
}

const mapSlots = (
  weeks: readonly PlanWeek[],
  having: readonly PlanWeek[],
  map: (one: Prescription) => Prescription | null,
): PlanWeek[] =>
  weeks.map((week) => (having.includes(week) ? { ...week, slots: week.slots.flatMap((one) => map(one) ?? []) } : week));
