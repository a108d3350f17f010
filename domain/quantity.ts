/** What goes into a formula: its unit, and the range for which the formula was made. */
import type { NoEstimate, Reason } from './estimate.js';

/** A number with its unit and bounds; a bound left out is none. */
export interface Quantity {
  readonly unit: string;
  /** Least and greatest value, both included. */
  readonly least?: number;
  readonly most?: number;
  /** Less than every value. */
  readonly above?: number;
  /** Only whole numbers mean something. */
  readonly whole?: true;
  /** The only values a table has. */
  readonly among?: readonly number[];
}

export type Sex = 'FEMALE' | 'MALE';

/** Those for whom the formula was made. */
export interface People {
  readonly sexes: readonly Sex[];
}

/** The sex, where a formula has a coefficient for each. */
export const eitherSex: People = { sexes: ['FEMALE', 'MALE'] };
/** The sex, where a formula was made with men alone. */
export const menOnly: People = { sexes: ['MALE'] };

/** Completed years of life, within a study's. */
export const years = (least: number, most: number) => ({ unit: 'years', least, most, whole: true }) as const;

/** Completed years of life where a source speaks of adults without a range. */
export const adult = years(18, 100);

/** A quantity of which only nothing and less are nonsense. */
export const positive = (unit: string) => ({ unit, above: 0 });

/** Completed repetitions within a range. */
export const repetitions = (least: number, most: number) => ({ unit: '', least, most, whole: true }) as const;

/** Why a value is not one of this quantity, or null. */
export function faultOf(value: number | null, { least, most, above, whole, among }: Quantity): Reason | null {
  if (value === null) return 'missing';
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return 'invalid';
  if ((least !== undefined && value < least) || (above !== undefined && value <= above)) return 'below_range';
  if (most !== undefined && value > most) return 'above_range';
  return among && !among.includes(value) ? 'not_covered' : null;
}

/** Why a person is not one of these, or null. */
export function personFaultOf(sex: string | null, { sexes }: People): Reason | null {
  if (sex === null || sex === 'UNKNOWN') return 'missing';
  return (sexes as readonly string[]).includes(sex) ? null : 'not_covered';
}

/** A refusal. */
export const none = (reason: Reason, input: string): NoEstimate => ({ none: reason, input });

/** The range in words: `50 to 100 m/min`. */
export function rangeText({ unit, least, most, above, whole, among }: Quantity): string {
  const notes = [whole ? 'whole' : '', among ? `of ${among.join(', ')}` : ''].filter(Boolean).join(', ');
  const bounds =
    least !== undefined && most !== undefined
      ? least === most
        ? `${least}`
        : `${least} to ${most}`
      : [
          least === undefined ? '' : `${least} or more`,
          above === undefined ? '' : `above ${above}`,
          most === undefined ? '' : `at most ${most}`,
        ]
          .filter(Boolean)
          .join(', ') || 'any';
  return [bounds, unit, notes === '' ? '' : `(${notes})`].filter(Boolean).join(' ');
}

const people = { FEMALE: 'women', MALE: 'men', EVERYONE: 'everyone' } as const;

/** Those of a sex, in words. */
export const peopleText = (who: keyof typeof people): string => people[who];
