/** What is summed of workouts: whole numbers, so that adding one and taking it away again leaves what was before. */
import type { Workout } from '../../schemas/generated/workouts.js';

const MEASURES = ['workouts', 'repetitions', 'tonnageGrams', 'distanceMm', 'workJ', 'activeMs', 'energyCal'] as const;

export type Sums = { [Measure in (typeof MEASURES)[number]]: number };

/** Of no workouts. */
export const nothing = (): Sums => ({
  workouts: 0,
  repetitions: 0,
  tonnageGrams: 0,
  distanceMm: 0,
  workJ: 0,
  activeMs: 0,
  energyCal: 0,
});

/** Of one workout; one without an estimate of its energy adds none. */
export const sumsOf = (workout: Workout): Sums => ({
  workouts: 1,
  repetitions: workout.repetitions,
  tonnageGrams: workout.tonnageGrams,
  distanceMm: workout.distanceMm,
  workJ: workout.workJ,
  activeMs: workout.activeMs,
  energyCal: Math.round((workout.energyKcal ?? 0) * 1_000),
});

/** Adds to a sum, or (`times` −1) takes away again. */
export function add(to: Sums, sums: Sums, times: 1 | -1): void {
  for (const measure of MEASURES) to[measure] += times * sums[measure];
}
