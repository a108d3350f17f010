/** Only workouts whose mean heart rate used such a share of the member's reserve (Karvonen 1957). */
import { filter } from './filter.js';
import { emptyRange, misses, type Range, range, rangeWords } from './range.js';

export const heartRateReserve = filter<Range>({
  comment:
    'Only workouts whose mean heart rate used such a share of the reserve (Karvonen 1957), by the resting and maximum heart rate as the day began.',
  schema: range(0, 100, '% of the heart-rate reserve.'),
  words: (bounds) => `at ${rangeWords(bounds, '%')} of the heart-rate reserve`,
  contradiction: emptyRange,
  onceEnded: () => true,
  workout:
    (bounds) =>
    ({ averageHeartRateBpm, reserveShare }) => {
      if (averageHeartRateBpm === null) return 'intensity_unknown';
      if (reserveShare === null) return 'no_personal_value';
      const missed = misses(bounds, reserveShare * 100);
      return missed && (missed === 'low' ? 'too_easy' : 'too_hard');
    },
});
