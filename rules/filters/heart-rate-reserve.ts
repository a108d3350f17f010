/** Only workouts whose mean heart rate used such a share of the member's reserve (Karvonen 1957). */
import { emptyRange, filter, type Range, rangeWords } from './filter.js';
import { range } from './schemas.js';

export const heartRateReserve = filter<Range>({
  schema: range(
    0,
    100,
    'Mean heart rate of the workout, % of the reserve by the resting and maximum heart rate of the day.',
  ),
  words: (bounds) => `at ${rangeWords(bounds, '% of the heart-rate reserve')}`,
  contradiction: emptyRange,
  workout({ atLeast, atMost }, workout, scene) {
    const share = scene.reserveShareOf(workout);
    if (share === null) return workout.averageHeartRateBpm === null ? 'intensity_unknown' : 'no_personal_value';
    if (atLeast !== undefined && share * 100 < atLeast) return 'too_easy';
    return atMost !== undefined && share * 100 > atMost ? 'too_hard' : null;
  },
});
