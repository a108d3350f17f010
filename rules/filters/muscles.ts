/** Only exercises for one of these muscles: of a workout with sets, its sets of such. */
import { orWords } from '../say.js';
import { filter } from './filter.js';
import { Ids } from './ids.js';

export const muscles = filter<readonly string[]>({
  comment: 'Only exercises for one of these muscles; of a workout with sets, its sets of such.',
  schema: Ids,
  words: (wanted) => `for ${orWords(wanted.map((muscle) => `the ${muscle}`))}`,
  workout:
    (wanted) =>
    ({ muscles: trained, sets }) =>
      trainsOneOf(wanted, trained) || sets.some((set) => trainsOneOf(wanted, set.muscles)) ? null : 'other_muscle',
  set:
    (wanted) =>
    ({ muscles: trained }) =>
      trainsOneOf(wanted, trained) ? null : 'other_muscle',
});

const trainsOneOf = (wanted: readonly string[], trained: readonly string[]) =>
  trained.some((one) => wanted.includes(one));
