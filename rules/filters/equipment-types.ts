/** Only on these kinds of machine. */
import { orWords } from '../say.js';
import { filter } from './filter.js';
import { Ids } from './ids.js';

/** Where the words are not those of the type with an s. */
const plurals: Readonly<Record<string, string>> = {
  PLATE_LOADED: 'plate-loaded machines',
  CABLE: 'cables',
  SMITH: 'Smith machines',
  BIKE_UPRIGHT: 'upright bikes',
  BIKE_RECUMBENT: 'recumbent bikes',
  BIKE_SPIN: 'spin bikes',
  GRIP: 'grip dynamometers',
};
const plural = (type: string) => plurals[type] ?? `${type.toLowerCase().replaceAll('_', ' ')}s`;

export const equipmentTypes = filter<readonly string[]>({
  comment: 'Only on these kinds of machine.',
  schema: Ids,
  words: (wanted) => `on ${orWords(wanted.map(plural))}`,
  workout: (wanted, { equipmentType }) => (wanted.includes(equipmentType) ? null : 'other_machine'),
});
