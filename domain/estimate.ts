/** A number with the formula that gave it, or why there is none: "unknown" is a value here, neither NaN nor an exception. */

/** Why there is no estimate, with its meaning; the codes are durable, since views and the API show them. */
export const reasons = {
  missing: 'An input is not known.',
  invalid: 'An input is no number, or a broken one where only whole ones mean something.',
  below_range: 'An input is less than the formula was made for.',
  above_range: 'An input is more than the formula was made for.',
  not_covered: 'The formula or table has nothing for this sex or value.',
  implausible: 'The answer is one that no body gives, so an input or the formula does not fit the person.',
} as const;

export type Reason = keyof typeof reasons;

/** No estimate, and the input that is to blame (`answer`: all of them together). */
export interface NoEstimate {
  readonly none: Reason;
  readonly input: string;
}

/** A value, unrounded, with the id and version of the formula that gave it. */
export interface Estimated {
  readonly value: number;
  readonly formula: string;
  readonly version: number;
}

export type Estimate = Estimated | NoEstimate;

/** Where a value stands in a published table: the band, and the table's id and version. */
export interface Banded<Band extends string> {
  readonly band: Band;
  readonly norm: string;
  readonly version: number;
}
