/** Only sets of so many repetitions. */
import { emptyRange, filter, type Range, rangeWords } from './filter.js';
import { range } from './schemas.js';

export const setSize = filter<Range>({
  schema: range(1, 10_000, 'Repetitions of the set.'),
  words: (bounds) => `of ${rangeWords(bounds, 'repetitions')}`,
  contradiction: emptyRange,
  set({ atLeast, atMost }, { repetitions }) {
    if (atLeast !== undefined && repetitions < atLeast) return 'set_too_small';
    return atMost !== undefined && repetitions > atMost ? 'set_too_large' : null;
  },
});
