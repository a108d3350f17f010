/** Only workouts of such a mean intensity, in multiples of rest. */
import { filter } from './filter.js';
import { emptyRange, misses, type Range, range, rangeWords } from './range.js';

export const met = filter<Range>({
  comment: 'Only workouts of such a mean intensity, in multiples of rest (MET).',
  schema: range(1, 30, 'MET.'),
  words: (bounds) => `at ${rangeWords(bounds, ' MET')}`,
  contradiction: emptyRange,
  onceEnded: () => true,
  workout:
    (bounds) =>
    ({ met: intensity }) => {
      if (intensity === null) return 'intensity_unknown';
      const missed = misses(bounds, intensity);
      return missed && (missed === 'low' ? 'too_easy' : 'too_hard');
    },
});
