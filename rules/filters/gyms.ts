/** Only in these gyms. */
import { filter, orWords } from './filter.js';
import { Ids } from './schemas.js';

export const gyms = filter<readonly string[]>({
  schema: Ids,
  words: (wanted) => `in ${orWords(wanted)}`,
  workout: (wanted, { gymId }) => (wanted.includes(gymId) ? null : 'other_gym'),
});
