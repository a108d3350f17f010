/** Figures of an axis: where it begins and ends, and what stands beside it. */
import { nice, ticks } from 'd3-array';

/** About so many lines. */
const LINES = 4;

/** From the least to the most that is shown, both round, and the round figures between. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** That of values of any kind, finite; of none or of one alone, which has no extent, one wider by 1. */
export function scaleOf(values: readonly number[], least?: number): Scale {
  const low = least ?? Math.min(...(values.length > 0 ? values : [0]));
  const high = Math.max(low, ...values);
  const [from, to] = high > low ? nice(low, high, LINES) : [least ?? low - 1, low + 1];
  return { from, to, ticks: ticks(from, to, LINES) };
}
