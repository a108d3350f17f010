/** Only sets with such a share of the member's own one-repetition maximum of the exercise and machine model, as the day began. */
import { emptyRange, filter, type Range, rangeWords } from './filter.js';
import { range } from './schemas.js';

export const oneRepMaxShare = filter<Range>({
  schema: range(1, 150, "Load, % of the member's own one-repetition maximum as the day began."),
  words: (bounds) => `with ${rangeWords(bounds, '% of their one-repetition maximum')}`,
  contradiction: emptyRange,
  set({ atLeast, atMost }, set, { equipmentModel, startedAt }, scene) {
    const kg = scene.metricOn(startedAt, 'one_rep_max', set.exerciseId, equipmentModel);
    if (kg === null || kg <= 0) return 'no_personal_value';
    const percent = set.loadGrams / kg / 10;
    if (atLeast !== undefined && percent < atLeast) return 'too_light';
    return atMost !== undefined && percent > atMost ? 'too_heavy' : null;
  },
});
