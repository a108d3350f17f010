/** What is left of a workout under the conditions of a rule. */
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
import { conditionsOf, type Where } from './where.js';

/** The sets of a workout that pass, or why nothing of it does. */
export type Passing = (workout: TrainedWorkout, scene: Scene) => readonly TrainedSet[] | Reason;

/** Makes the conditions ready for many workouts. `onceEnded`: a workout that goes on does not pass whatever it is. */
export function passing(where: Where | undefined, onceEnded: boolean): Passing {
  const conditions = conditionsOf(where);
  const ofWorkouts = conditions.flatMap(([, { workout: fails, onceEnded: later }, value]) =>
    fails ? [{ fails, value, later: later?.(value) ?? false }] : [],
  );
  const ofSets = conditions.flatMap(([, { set: fails }, value]) => (fails ? [{ fails, value }] : []));

  return (workout, scene) => {
    let waits = onceEnded && workout.open;
    for (const { fails, value, later } of ofWorkouts) {
      if (later && workout.open) {
        waits = true;
        continue;
      }
      const failed = fails(value, workout, scene);
      if (failed) return failed;
    }
    if (waits) return 'still_open';
    if (ofSets.length === 0 || workout.sets.length === 0) return workout.sets;
    let nearest: Reason | null = null;
    const left = workout.sets.filter((set) => {
      for (const { fails, value } of ofSets) {
        const failed = fails(value, set, workout, scene);
        if (!failed) continue;
        nearest = failed;
        return false;
      }
      return true;
    });
    return left.length === 0 && nearest ? nearest : left;
  };
}
