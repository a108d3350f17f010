/** Only sets of so many repetitions. */
import { filter } from './filter.js';
import { emptyRange, misses, type Range, range, rangeWords } from './range.js';

export const setSize = filter<Range>({
  comment: 'Only sets of so many repetitions.',
  schema: range(1, 10_000, 'Repetitions.'),
  words: (bounds) => `of ${rangeWords(bounds, ' repetitions')}`,
  contradiction: emptyRange,
  set:
    (bounds) =>
    ({ repetitions }) => {
      const missed = misses(bounds, repetitions);
      return missed && (missed === 'low' ? 'set_too_small' : 'set_too_large');
    },
});
