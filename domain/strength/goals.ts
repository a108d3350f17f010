/** How to train for what: load, repetitions, sets and rests. Source: NSCA, Essentials of Strength Training and Conditioning, as taught for the CSCS. */
import type { Quantity } from '../quantity.js';

type Range = Pick<Quantity, 'least' | 'most'>;

/** A prescription; both ends of each range are included. */
interface Goal {
  /** Percent of the one-repetition maximum. */
  readonly percent: Range;
  readonly repetitions: Range;
  readonly sets: Range;
  readonly restS: Range;
}

/** By goal of training. */
export const goals = {
  strength: {
    percent: { least: 85 },
    repetitions: { most: 6 },
    sets: { least: 2, most: 6 },
    restS: { least: 120, most: 300 },
  },
  power: {
    percent: { least: 75, most: 90 },
    repetitions: { least: 1, most: 5 },
    sets: { least: 3, most: 5 },
    restS: { least: 120, most: 300 },
  },
  hypertrophy: {
    percent: { least: 67, most: 85 },
    repetitions: { least: 6, most: 12 },
    sets: { least: 3, most: 6 },
    restS: { least: 30, most: 90 },
  },
  endurance: {
    percent: { most: 67 },
    repetitions: { least: 12 },
    sets: { least: 2, most: 3 },
    restS: { most: 30 },
  },
} as const satisfies Record<string, Goal>;

/** By how many percent the load grows once the repetitions are done. */
export const progressPercent = { least: 2, most: 10 } as const satisfies Range;
