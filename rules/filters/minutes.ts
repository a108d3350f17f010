/** Only workouts with so many minutes of activity. */
import { emptyRange, filter, type Range, rangeWords } from './filter.js';
import { range } from './schemas.js';

const MINUTE_MS = 60_000;

export const minutes = filter<Range>({
  schema: range(0, 1_440, 'Minutes of activity of the workout.'),
  words: (bounds) => `of ${rangeWords(bounds, 'min')}`,
  contradiction: emptyRange,
  workout({ atLeast, atMost }, { activeMs }) {
    if (atLeast !== undefined && activeMs < atLeast * MINUTE_MS) return 'too_short';
    return atMost !== undefined && activeMs > atMost * MINUTE_MS ? 'too_long' : null;
  },
});
