/** Levels by a published table of bands. */
import type { Norm } from '../norm.js';
import type { Sex } from '../quantity.js';
import { type Bounds, better, type Grade, graded } from './level.js';

/** A table, and the least band of it for each level from fair on. */
export interface Graded {
  readonly norm: Norm;
  readonly from: readonly [fair: string, good: string, veryGood: string, excellent: string];
}

/** Names a table and bands of it. */
export function gradedBy<const Band extends string>(
  norm: Norm<Band>,
  ...from: readonly [Band, Band, Band, Band]
): Graded {
  // What a table gives is read by its bounds alone, so its bands need no type from here on.
  return { norm: norm as unknown as Norm, from };
}

/** Whose value it is; null: not known. */
export interface Person {
  readonly age: number | null;
  readonly sex: Sex | null;
}

/**
 * The grade of a value in the table's unit, of which more is better; null: the sex or age is not known, or younger than the table.
 *
 * Nobody loses a level by a birthday: of all groups of age that somebody has been in, the one in which the value stands best counts.
 * Most tables ask less of older people, so that is their own; where one asks more (sit-ups of women at 65), or has no group any more, it
 * is an earlier one.
 */
export function gradeByNorm({ norm, from }: Graded, value: number, { age, sex }: Person): Grade | null {
  const groups = 'EVERYONE' in norm.groups ? norm.groups.EVERYONE : sex && norm.groups[sex];
  if (!groups || age === null || !Number.isFinite(value)) return null;
  let best: Grade | null = null;
  for (const group of groups) {
    if (age < group.ages[0]) continue;
    const [fair, good, veryGood, excellent] = from.map((band) => boundOf(norm, band, group.from));
    const bounds: Bounds = [fair ?? EVER, good ?? EVER, veryGood ?? EVER, excellent ?? EVER];
    const grade = graded(value, bounds);
    best = best ? better(best, grade) : grade;
  }
  return best;
}

const EVER = Number.POSITIVE_INFINITY;

const boundOf = ({ bands }: Norm, band: string, bounds: readonly number[]): number =>
  bounds[bands.indexOf(band)] ?? EVER;
