/** Numbers as people read them. */

import type { Typical } from './judge.js';
import type { Feature } from './kinds/kind.js';

type Written = Pick<Feature, 'unit' | 'decimals' | 'signed'>;

/** `1,903`. */
export const count = (number: number): string => number.toLocaleString('en');

/** `97 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** `0.003`, or `< 0.001`. */
export const pText = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

/** The value without its unit, as precise as its feature is; a minus that rounds to nothing is none. */
export function plain(value: number, { decimals, signed }: Written): string {
  const rounded = Number(value.toFixed(decimals));
  const sign = rounded < 0 ? '−' : signed && rounded > 0 ? '+' : '';
  return `${sign}${Math.abs(rounded).toLocaleString('en', { minimumFractionDigits: decimals })}`;
}

/** The value with its unit. */
export const amount = (value: number, written: Written): string =>
  written.unit === '' ? plain(value, written) : `${plain(value, written)} ${written.unit}`;

/** What is typical of both, by the first statistic that tells them apart: median, mean, middle half. */
export function typically(feature: Feature, simulated: Typical, real: Typical): readonly [string, string] {
  for (const [word, statistic] of [
    ['typically', 'median'],
    ['on average', 'mean'],
  ] as const) {
    const [ours, theirs] = [amount(simulated[statistic], feature), amount(real[statistic], feature)];
    if (ours !== theirs) return [`${word} ${ours}`, `${word} ${theirs}`];
  }
  const middle = ({ low, high }: Typical) => `mostly ${plain(low, feature)} to ${amount(high, feature)}`;
  return [middle(simulated), middle(real)];
}
