/** What a VO2max (ml/kg/min) means at an age. Tables of different houses differ, so each has its name. */
import { norm } from '../norm.js';

const EVER = Number.POSITIVE_INFINITY;

/** The table of Life Fitness' fitness test, built on ACSM's 8th edition; bikes read 10 to 15 % lower than treadmills. */
export const lifeFitnessVo2max = norm({
  id: 'life-fitness-vo2max',
  version: 1,
  gives: 'band of VO2max',
  unit: 'ml/kg/min',
  source: "Life Fitness FIT TEST, after ACSM's Guidelines, 8th edition, 2010",
  bands: ['elite', 'excellent', 'very_good', 'above_average', 'average', 'below_average', 'low'],
  beneath: 'very_low',
  groups: {
    MALE: [
      { ages: [20, 29], from: [55, 53, 50, 45, 40, 38, 35] },
      { ages: [30, 39], from: [52, 50, 48, 43, 38, 36, 34] },
      { ages: [40, 49], from: [51, 49, 46, 42, 37, 34, 32] },
      { ages: [50, 59], from: [47, 45, 43, 39, 34, 32, 29] },
      { ages: [60, EVER], from: [43, 41, 39, 35, 31, 29, 26] },
    ],
    FEMALE: [
      { ages: [20, 29], from: [47, 45, 43, 38, 33, 31, 28] },
      { ages: [30, 39], from: [44, 42, 40, 36, 31, 29, 27] },
      { ages: [40, 49], from: [42, 40, 38, 34, 30, 28, 25] },
      { ages: [50, 59], from: [37, 35, 33, 30, 26, 24, 22] },
      { ages: [60, EVER], from: [35, 33, 31, 27, 24, 22, 20] },
    ],
  },
});

/** The Cooper Institute's bound of "excellent"; its other bounds are not known here. */
export const cooperInstituteVo2max = norm({
  id: 'cooper-institute-vo2max',
  version: 1,
  gives: 'whether a VO2max is excellent',
  unit: 'ml/kg/min',
  source: 'Cooper Institute 1997',
  bands: ['excellent'],
  beneath: 'below_excellent',
  groups: {
    MALE: [
      { ages: [18, 29], from: [49] },
      { ages: [30, 39], from: [48] },
      { ages: [40, 49], from: [45] },
      { ages: [50, 59], from: [42] },
      { ages: [60, EVER], from: [39] },
    ],
    FEMALE: [
      { ages: [18, 29], from: [42] },
      { ages: [30, 39], from: [40] },
      { ages: [40, 49], from: [37] },
      { ages: [50, 59], from: [33] },
      { ages: [60, EVER], from: [32] },
    ],
  },
});
