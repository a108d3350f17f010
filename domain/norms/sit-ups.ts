/** What a number of sit-ups in a minute means. */
import { norm } from '../norm.js';

/** Of adults of 20 to 49, and women of 20 to 39. */
export const minuteSitUps = norm({
  id: 'minute-sit-ups',
  version: 1,
  gives: 'band of sit-ups in a minute',
  unit: 'repetitions',
  source: 'As tabled in a course of fitness testing (issuhub 4555)',
  bands: ['excellent', 'very_good', 'good', 'fair'],
  beneath: 'needs_improvement',
  groups: {
    MALE: [
      { ages: [20, 29], from: [47, 37, 34, 26] },
      { ages: [30, 39], from: [40, 31, 28, 21] },
      { ages: [40, 49], from: [35, 26, 24, 17] },
    ],
    FEMALE: [
      { ages: [20, 29], from: [37, 28, 25, 17] },
      { ages: [30, 39], from: [30, 22, 19, 12] },
    ],
  },
});
