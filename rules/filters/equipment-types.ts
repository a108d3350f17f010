/** Only on these kinds of machine. */
import { filter, orWords } from './filter.js';
import { Ids } from './schemas.js';

export const equipmentTypes = filter<readonly string[]>({
  schema: Ids,
  words: (wanted) => `on ${orWords(wanted.map((type) => type.toLowerCase().replaceAll('_', ' ')))}`,
  workout: (wanted, { equipmentType }) => (wanted.includes(equipmentType) ? null : 'other_machine'),
});
