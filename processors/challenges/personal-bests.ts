/** How many personal bests a workout set: of how many measures and exercises it was more than all that the member had done before. */
import { oneRepMax } from '../../domain/strength/one-rep-max.js';
import type { Kept } from '../trained.js';

/** What a workout did, by exercise and measure. */
type Feats = ReadonlyMap<string, number>;

function featsOf({ exerciseId, sets, distanceMm, workJ }: Kept): Feats {
  const feats = new Map<string, number>();
  const note = (exercise: string, measure: string, value: number) => {
    const id = `${exercise} ${measure}`;
    if (value > (feats.get(id) ?? 0)) feats.set(id, value);
  };
  for (const { exerciseId: exercise, loadGrams, repetitions } of sets) {
    note(exercise, 'heaviest load', loadGrams);
    const maximum = oneRepMax({ load: loadGrams, repetitions });
    if (!('none' in maximum)) note(exercise, 'one-repetition maximum', maximum.value);
    // Without a load it is the repetitions that grow.
    if (loadGrams === 0) note(exercise, 'repetitions', repetitions);
  }
  note(exerciseId, 'distance', distanceMm);
  note(exerciseId, 'work', workJ);
  return feats;
}

/** By workout; what is done for the first time is no best. `history`: all workouts that ended, by their begin. */
export function personalBestsOf(history: readonly Kept[]): Map<string, number> {
  const best = new Map<string, number>();
  return new Map(
    history.map((workout) => {
      let count = 0;
      for (const [id, value] of featsOf(workout)) {
        const before = best.get(id);
        if (before !== undefined && value > before) count += 1;
        best.set(id, Math.max(before ?? 0, value));
      }
      return [workout.workoutId, count];
    }),
  );
}
