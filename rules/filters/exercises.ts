/** Only these exercises: of a workout with sets, its sets of them. */
import { orWords } from '../say.js';
import { filter } from './filter.js';
import { Ids } from './ids.js';

export const exercises = filter<readonly string[]>({
  comment: 'Only these exercises; of a workout with sets, its sets of them.',
  schema: Ids,
  words: (wanted, nameOf) => `of ${orWords(wanted.map(nameOf))}`,
  workout:
    (wanted) =>
    ({ exerciseId, sets }) =>
      wanted.includes(exerciseId) || sets.some((set) => wanted.includes(set.exerciseId)) ? null : 'other_exercise',
  set:
    (wanted) =>
    ({ exerciseId }) =>
      wanted.includes(exerciseId) ? null : 'other_exercise',
});
