/** Only workouts that took so long by the clock: whoever pauses in a race is not faster. */
import { filter } from './filter.js';
import { emptyRange, hasTop, misses, type Range, range, rangeWords } from './range.js';

const MINUTE_MS = 60_000;

export const elapsed = filter<Range>({
  comment: 'Only workouts that took so long by the clock, pauses included.',
  schema: range(0, 1_440, 'Minutes.'),
  words: (bounds) => `in ${rangeWords(bounds, ' min')}`,
  contradiction: emptyRange,
  onceEnded: hasTop,
  workout:
    (bounds) =>
    ({ startedAt, endedAt }) => {
      const missed = misses(bounds, (endedAt - startedAt) / MINUTE_MS);
      return missed && (missed === 'low' ? 'too_short' : 'too_long');
    },
});
