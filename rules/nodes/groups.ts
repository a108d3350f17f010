/** How workouts are told apart by a condition that has to hold in several groups of them. */
import { type Span, spans } from '../calendar.js';
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Scene } from '../scene.js';

/** A workout, or the part of it, that belongs to a group. */
export interface Part {
  readonly group: string;
  readonly workout: TrainedWorkout;
}

const bySets = (workout: TrainedWorkout, namesOf: (set: TrainedSet) => readonly string[]): Part[] => {
  const groups = new Map<string, TrainedSet[]>();
  for (const set of workout.sets)
    for (const name of namesOf(set)) {
      const known = groups.get(name);
      if (known) known.push(set);
      else groups.set(name, [set]);
    }
  return [...groups].map(([group, sets]) => ({ group, workout: { ...workout, sets } }));
};

const named = (workout: TrainedWorkout, names: readonly string[]): Part[] =>
  names.filter((name) => name !== '').map((group) => ({ group, workout }));

/** What a condition can be asked of each of, beside spans of the calendar and visits. */
const partings: Readonly<Record<string, (workout: TrainedWorkout) => Part[]>> = {
  workout: (workout) => named(workout, [workout.workoutId]),
  set: (workout) =>
    workout.sets.map((set, i) => ({ group: `${workout.workoutId} ${i}`, workout: { ...workout, sets: [set] } })),
  exercise: (workout) =>
    workout.sets.length === 0
      ? named(workout, [workout.exerciseId])
      : bySets(workout, ({ exerciseId }) => [exerciseId]),
  muscle: (workout) =>
    workout.sets.length === 0 ? named(workout, workout.muscles) : bySets(workout, (set) => set.muscles),
  machine: (workout) => named(workout, [workout.equipmentId]),
  gym: (workout) => named(workout, [workout.gymId]),
};

export const groupings = [...spans, 'visit', ...Object.keys(partings)];

export const isSpan = (each: string): each is Span => (spans as readonly string[]).includes(each);

/** The groups that a workout, or parts of it, belong to; of visits see `VisitBook`. */
export function partsOf(each: string, workout: TrainedWorkout, { calendar }: Scene): Part[] {
  if (isSpan(each)) return [{ group: String(calendar.numberOf(each, workout.startedAt)), workout }];
  return partings[each]?.(workout) ?? [];
}

/** A visit goes on until so long after its last workout ended. */
export const VISIT_GAP_MS = 90 * 60_000;
