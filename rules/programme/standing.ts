/** How far a member has come within the range of a slot: it rises with evidence alone. */
import { numberWords } from '../say.js';
import type { Profile } from './facts.js';
import type { Prescription } from './plan.js';
import type { Slot } from './programme.js';
import { startOf } from './start.js';

/** Where somebody stands in a slot. */
export interface Standing {
  /** Of what the level is. */
  readonly of: string | null;
  readonly level: number;
  /** Days in a row on which all was met, since the level last rose. */
  readonly streak: number;
  readonly why: string;
  /** How often all was met so many days in a row, whether or not the level could still rise. */
  readonly raises: number;
  /** The greatest load done in all sets by one of whom no maximum was known, g. */
  readonly provenGrams: number;
}

const nothing = { raises: 0, provenGrams: 0 };

/** At the beginning of a block: where the profile puts them, or where they stood in the slot of that name before. */
export function enter(slot: Slot, before: Standing | undefined, profile: Profile, from: number): Standing {
  const { intensity } = slot;
  if (!intensity) return { of: null, level: 0, streak: 0, why: '', ...nothing };
  const range = `the programme's ${numberWords(intensity.from)} to ${numberWords(intensity.to)}`;
  if (before?.of === intensity.of && before.level > intensity.from) {
    const level = Math.min(before.level, intensity.to);
    return { ...before, level, why: `where you were before, within ${range}` };
  }
  const start = startOf(slot, profile, from);
  const kept = before?.of === intensity.of ? before : { streak: 0, ...nothing };
  return { ...kept, of: intensity.of, level: start.level, why: `${start.why} ${range}` };
}

/** After a week: up by a step at most, once so many days in a row met all that was asked. */
export function advance(former: Standing, slot: Slot, asked: Prescription, days: readonly boolean[]): Standing {
  const standing = { ...former, provenGrams: Math.max(former.provenGrams, provenBy(asked, days)) };
  const { progression, intensity } = slot;
  if (!progression || !intensity) return standing;
  const { afterWorkouts, step } = progression;
  let { streak } = standing;
  let earned = false;
  for (const met of days) {
    streak = met ? streak + 1 : 0;
    if (streak >= afterWorkouts) earned = true;
  }
  if (!earned) return { ...standing, streak };
  const raises = standing.raises + 1;
  if (standing.level >= intensity.to) return { ...standing, streak, raises };
  const level = Math.min(intensity.to, Math.round((standing.level + step) * 10) / 10);
  const inARow = `${afterWorkouts} ${afterWorkouts === 1 ? 'day' : 'days in a row'}`;
  const why = `raised from ${numberWords(standing.level)}, since all was met on ${inARow}`;
  return { ...standing, level, streak: 0, raises, why };
}

const provenBy = ({ step, numbers }: Prescription, days: readonly boolean[]): number =>
  step && !step.byLevel && days.includes(true) ? (numbers.loadGrams ?? 0) : 0;
