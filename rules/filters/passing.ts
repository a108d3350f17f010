/** What is left of a workout under the conditions of a rule. */
import type { TrainedSet } from '../facts.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
import type { Seen } from '../seen.js';
import type { FailsSet } from './filter.js';
import { conditionsOf, type Where } from './where.js';

/** The sets of a workout that pass, or why nothing of it does. */
export type Passing = (workout: Seen, scene: Scene) => readonly TrainedSet[] | Reason;

/** What is measured of the workouts that pass. */
interface Of {
  /** Whole workouts, each of their sets, or how many different ones there are of something. */
  readonly of: 'workout' | 'set' | 'distinct';
  /** A workout that goes on does not pass whatever it is. */
  readonly onceEnded?: boolean;
}

/** Makes the conditions ready for many workouts. */
export function passing(where: Where | undefined, { of, onceEnded = false }: Of): Passing {
  const conditions = conditionsOf(where).map(([, filter, value]) => ({ filter, value }));
  const ofWorkouts = conditions.flatMap(({ filter: { workout, onceEnded: later }, value }) =>
    workout ? [{ fails: workout(value), later: later?.(value) ?? false }] : [],
  );
  const ofSets = of === 'workout' ? [] : conditions.filter(({ filter }) => filter.set);
  const failsSet = ofSets.flatMap(({ filter, value }) => filter.set?.(value) ?? []);
  const needsSets = ofSets.some(({ filter }) => !filter.workout);

  return (workout, scene) => {
    let waits = onceEnded && workout.open;
    for (const { fails, later } of ofWorkouts) {
      if (later && workout.open) {
        waits = true;
        continue;
      }
      const failed = fails(workout, scene);
      if (failed) return failed;
    }
    if (waits) return 'still_open';
    if (failsSet.length === 0) return workout.sets;
    // What a workout without sets is may change with its first.
    if (workout.sets.length === 0) return workout.open ? 'still_open' : needsSets ? 'nothing_of_it' : workout.sets;
    return passingSets(failsSet, workout, scene);
  };
}

/** Those that pass; if none does, why the last did not. */
function passingSets(conditions: readonly FailsSet[], workout: Seen, scene: Scene): readonly TrainedSet[] | Reason {
  let last: Reason | null = null;
  const left = workout.sets.filter((set) => {
    for (const fails of conditions) {
      const failed = fails(set, workout, scene);
      if (!failed) continue;
      last = failed;
      return false;
    }
    return true;
  });
  return left.length === 0 && last ? last : left;
}
