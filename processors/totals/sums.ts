/** What is summed of workouts: whole numbers, so that adding one and taking it away again leaves what was before. */
import type { Workout } from '../../schemas/generated/workouts.js';

const MEASURES = ['workouts', 'repetitions', 'tonnageGrams', 'distanceMm', 'workJ', 'activeMs', 'energyCal'] as const;
type Named = { [Measure in (typeof MEASURES)[number]]: number };

/** By the order of the measures, without their names: a member keeps hundreds of them. */
export type Sums = number[];

/** Of no workouts. */
export const nothing = (): Sums => MEASURES.map(() => 0);

const sumsOf = (sums: Named): Sums => MEASURES.map((measure) => sums[measure]);

/** The same with their names. */
export const named = (sums: Sums): Named =>
  Object.fromEntries(MEASURES.map((measure, i) => [measure, sums[i] ?? 0])) as Named;

/** Adds to a sum, or (`times` −1) takes away again. */
export function add(to: Sums, sums: Sums, times: 1 | -1): void {
  for (let i = 0; i < MEASURES.length; i++) to[i] = (to[i] ?? 0) + times * (sums[i] ?? 0);
}

/** Whether no workout is left in it. */
export const isNothing = ([workouts]: Sums): boolean => workouts === 0;

/** Of one workout; one without an estimate of its energy adds none. */
export const sumsOfWorkout = ({ energyKcal, ...workout }: Workout): Sums =>
  sumsOf({ ...workout, workouts: 1, energyCal: Math.round((energyKcal ?? 0) * 1_000) });

/** What of it was done in other exercises than the one it began with, by exercise: a workout of each, its repetitions and tonnage. */
export function sumsOfOthers({ sets, exerciseId }: Workout): Record<string, Sums> {
  const others: Record<string, Sums> = {};
  for (const set of sets) {
    if (set.exerciseId === null || set.exerciseId === exerciseId) continue;
    const { repetitions, loadGrams } = set;
    const sums = others[set.exerciseId] ?? sumsOf({ ...NOTHING, workouts: 1 });
    others[set.exerciseId] = sums;
    add(sums, sumsOf({ ...NOTHING, repetitions, tonnageGrams: repetitions * loadGrams }), 1);
  }
  return others;
}

const NOTHING = named(nothing());
