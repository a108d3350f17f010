/** What a number of sit-ups in a minute means. Two tables that differ, so each has its name. */
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

/** The YMCA's, of all adults: "above 49" in the source is from 50 on. Two bounds for women rise at 65. */
export const ymcaSitUps = norm({
  id: 'ymca-sit-ups',
  version: 1,
  gives: 'band of sit-ups in a minute',
  unit: 'repetitions',
  source: "Golding, Myers & Sinning 1986, Y's Way to Physical Fitness",
  bands: ['excellent', 'good', 'above_average', 'average', 'below_average', 'poor'],
  beneath: 'very_poor',
  groups: {
    MALE: [
      { ages: [18, 25], from: [50, 44, 39, 35, 31, 25] },
      { ages: [26, 35], from: [46, 40, 35, 31, 29, 22] },
      { ages: [36, 45], from: [42, 35, 30, 27, 23, 17] },
      { ages: [46, 55], from: [36, 29, 25, 22, 18, 13] },
      { ages: [56, 64], from: [32, 25, 21, 17, 13, 9] },
      { ages: [65, Number.POSITIVE_INFINITY], from: [29, 22, 19, 15, 11, 7] },
    ],
    FEMALE: [
      { ages: [18, 25], from: [44, 37, 33, 29, 25, 18] },
      { ages: [26, 35], from: [40, 33, 29, 25, 21, 13] },
      { ages: [36, 45], from: [34, 27, 23, 19, 15, 7] },
      { ages: [46, 55], from: [28, 22, 18, 14, 10, 5] },
      { ages: [56, 64], from: [25, 18, 13, 10, 7, 3] },
      { ages: [65, Number.POSITIVE_INFINITY], from: [24, 17, 14, 11, 5, 2] },
    ],
  },
});
