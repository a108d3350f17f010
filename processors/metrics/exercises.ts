/** What was done in a workout, by exercise: on a cable station it may be several. */
import type { ExerciseSet, Workout } from '../../schemas/generated/workouts.js';

/** The sets by their exercise; those of which nobody knows what they were are left out. */
export function setsByExercise({ sets, exerciseId }: Workout): Map<string, ExerciseSet[]> {
  const byExercise = new Map<string, ExerciseSet[]>();
  for (const set of sets) {
    const exercise = set.exerciseId ?? exerciseId;
    if (exercise === null) continue;
    const known = byExercise.get(exercise);
    if (known) known.push(set);
    else byExercise.set(exercise, [set]);
  }
  return byExercise;
}
