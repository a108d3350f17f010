/** Only exercises for one of these muscles: of a workout with sets, its sets of such. */
import { filter, orWords } from './filter.js';
import { Ids } from './schemas.js';

export const muscles = filter<readonly string[]>({
  schema: Ids,
  words: (wanted) => `for ${orWords(wanted)}`,
  workout(wanted, workout) {
    const trained = workout.sets.length === 0 ? workout.muscles : workout.sets.flatMap((set) => set.muscles);
    return trained.some((one) => wanted.includes(one)) ? null : 'other_muscle';
  },
  set: (wanted, set) => (set.muscles.some((one) => wanted.includes(one)) ? null : 'other_muscle'),
});
