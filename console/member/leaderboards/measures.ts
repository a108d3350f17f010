/** What can be ranked, and in which months. */
import type { GetLeaderboardsData, GetLeaderboardsResponse } from '../../../clients/typescript/lib/index';
import type { Figure, Format } from '../../format/format';
import { monthOf } from '../../format/month.js';

export type Measure = GetLeaderboardsData['query']['measure'];
type Ranked = GetLeaderboardsResponse['items'][number];

const MONTHS = 13;

/** Of this month and a year before it, YYYY-MM. */
export const lastMonths = (now = new Date()): string[] =>
  Array.from({ length: MONTHS }, (_, back) => monthOf(back, now));

/** The amount in the reader's units. */
export function amountOf({ value, unit }: Pick<Ranked, 'value' | 'unit'>, format: Format): Figure {
  if (unit === 'kg') return format.weight(value * 1_000);
  if (unit === 'm') return format.distance(value * 1_000);
  if (unit === 'min') return format.duration(value * 60);
  if (unit === 'kcal') return format.energy(value);
  if (unit === 'kJ') return format.work(value);
  return format.count(value);
}
