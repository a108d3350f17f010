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

const bikes = ['BIKE_UPRIGHT', 'BIKE_RECUMBENT', 'BIKE_SPIN', 'AIR_BIKE'];
/** All kinds of bike are bikes. */
function kindsOf(types: readonly string[]): string[] {
  const others = types.filter((type) => !bikes.includes(type));
  const isEvery = types.length - others.length === bikes.length;
  return isEvery ? [...others.map(plural), 'bikes'] : types.map(plural);
}

export const equipmentTypes = filter<readonly string[]>({
  comment: 'Only on these kinds of machine.',
  schema: Ids,
  words: (wanted) => `on ${orWords(kindsOf(wanted))}`,
  workout:
    (wanted) =>
    ({ equipmentType }) =>
      wanted.includes(equipmentType) ? null : 'other_machine',
});
