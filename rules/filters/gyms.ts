/** Only in these gyms. */
import { orWords } from '../say.js';
import { filter } from './filter.js';
import { Ids } from './ids.js';

export const gyms = filter<readonly string[]>({
  comment: 'Only in these gyms.',
  schema: Ids,
  words: (wanted, nameOf) => `at ${orWords(wanted.map(nameOf))}`,
  workout:
    (wanted) =>
    ({ gymId }) =>
      wanted.includes(gymId) ? null : 'other_gym',
});
