/** Only workouts with so many minutes of activity. */
import { filter } from './filter.js';
import { emptyRange, hasTop, misses, type Range, range, rangeWords } from './range.js';

const MINUTE_MS = 60_000;

export const minutes = filter<Range>({
  comment: 'Only workouts with so many minutes of activity; pauses and rests are none.',
  schema: range(0, 1_440, 'Minutes.'),
  words: (bounds) => `in workouts of ${rangeWords(bounds, ' min')}`,
  contradiction: emptyRange,
  onceEnded: hasTop,
  workout:
    (bounds) =>
    ({ activeMs }) => {
      const missed = misses(bounds, activeMs / MINUTE_MS);
      return missed && (missed === 'low' ? 'too_short' : 'too_long');
    },
});
