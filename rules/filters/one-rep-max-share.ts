/** Only sets with such a share of the member's own one-repetition maximum of the exercise and machine model, as the day began. */
import { filter } from './filter.js';
import { emptyRange, misses, type Range, range, rangeWords } from './range.js';

export const oneRepMaxShare = filter<Range>({
  comment:
    "Only sets with such a share of the member's own one-repetition maximum of the exercise and machine model, as the day began.",
  schema: range(1, 150, '% of the one-repetition maximum.'),
  words: (bounds) => `with ${rangeWords(bounds, '%')} of your one-repetition maximum`,
  contradiction: emptyRange,
  set:
    (bounds) =>
    ({ exerciseId, loadGrams }, { equipmentModel, day }, scene) => {
      const kg = scene.metricOn(day, 'one_rep_max', exerciseId, equipmentModel);
      if (kg === null || kg <= 0) return 'no_personal_value';
      const missed = misses(bounds, loadGrams / kg / 10);
      return missed && (missed === 'low' ? 'too_light' : 'too_heavy');
    },
});
