/** What is kept of a workout: where it counts and with how much, so that taking it away again needs no more. */
import type { Workout } from '../../schemas/generated/workouts.js';
import { scopeOf, summedWith } from './scopes.js';
import { type Sums, sumsOf } from './sums.js';

/** The part of a workout that totals are made of. */
export interface Counted {
  /** '' for a guest. */
  readonly userId: string;
  /** Where it counts; nowhere while it is open, or when it does not count at all. */
  readonly scopes: readonly string[];
  readonly sums: Sums;
}

/** The part of this workout. */
export const countedOf = (workout: Workout): Counted => ({
  userId: workout.userId,
  scopes: summedWith(workout).map(scopeOf),
  sums: sumsOf(workout),
});
