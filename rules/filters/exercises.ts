/** Only these exercises: of a workout with sets, its sets of them. */
import { filter, orWords } from './filter.js';
import { Ids } from './schemas.js';

export const exercises = filter<readonly string[]>({
  schema: Ids,
  words: (wanted) => `of ${orWords(wanted)}`,
  workout(wanted, { exerciseId, sets }) {
    const done = sets.length === 0 ? [exerciseId] : sets.map((set) => set.exerciseId);
    return done.some((one) => wanted.includes(one)) ? null : 'other_exercise';
  },
  set: (wanted, { exerciseId }) => (wanted.includes(exerciseId) ? null : 'other_exercise'),
});
