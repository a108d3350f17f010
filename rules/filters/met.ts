/** Only workouts of such a mean intensity, in multiples of rest. */
import { emptyRange, filter, type Range, rangeWords } from './filter.js';
import { range } from './schemas.js';

export const met = filter<Range>({
  schema: range(1, 30, 'Mean intensity of the workout, MET.'),
  words: (bounds) => `at ${rangeWords(bounds, 'MET')}`,
  contradiction: emptyRange,
  workout({ atLeast, atMost }, workout) {
    if (workout.met === null) return 'intensity_unknown';
    if (atLeast !== undefined && workout.met < atLeast) return 'too_easy';
    return atMost !== undefined && workout.met > atMost ? 'too_hard' : null;
  },
});
