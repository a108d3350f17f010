/** What a number of push-ups means. Three tables that differ in how they are counted, so each has its name. */
import { norm } from '../norm.js';

/** Without a limit of time; women from the knees. Sources differ on "excellent" for men of 40 to 49: 25 here, 22 in another. */
export const acsmPushUps = norm({
  id: 'acsm-push-ups',
  version: 1,
  gives: 'band of push-ups until exhausted, women from the knees',
  unit: 'repetitions',
  source: 'ACSM; Canadian Society for Exercise Physiology 2003',
  bands: ['excellent', 'very_good', 'good', 'fair'],
  beneath: 'needs_improvement',
  groups: {
    MALE: [
      { ages: [15, 19], from: [39, 29, 23, 18] },
      { ages: [20, 29], from: [36, 29, 22, 17] },
      { ages: [30, 39], from: [30, 22, 17, 12] },
      { ages: [40, 49], from: [25, 17, 13, 10] },
      { ages: [50, 59], from: [21, 13, 10, 7] },
      { ages: [60, 69], from: [18, 11, 8, 5] },
    ],
    FEMALE: [
      { ages: [15, 19], from: [33, 25, 18, 12] },
      { ages: [20, 29], from: [30, 21, 15, 10] },
      { ages: [30, 39], from: [27, 20, 13, 8] },
      { ages: [40, 49], from: [24, 15, 11, 5] },
      { ages: [50, 59], from: [21, 11, 7, 2] },
      { ages: [60, 69], from: [17, 12, 5, 2] },
    ],
  },
});

/** The YMCA's, of which the men of 20 to 29 are known here: more than 47 are excellent. */
export const ymcaPushUps = norm({
  id: 'ymca-push-ups',
  version: 1,
  gives: 'band of push-ups until exhausted',
  unit: 'repetitions',
  source: 'Golding, Myers & Sinning, YMCA',
  bands: ['excellent', 'good', 'above_average', 'average', 'below_average', 'poor'],
  beneath: 'very_poor',
  groups: { MALE: [{ ages: [20, 29], from: [48, 39, 30, 17, 10, 4] }] },
});

/** Of one minute, women from the knees: "above 54" in the sources is from 55 on. */
export const minutePushUps = norm({
  id: 'minute-push-ups',
  version: 2,
  gives: 'band of push-ups in a minute, women from the knees',
  unit: 'repetitions',
  source: 'Pollock, Wilmore & Fox 1978, Health and Fitness through Physical Activity',
  bands: ['excellent', 'good', 'average', 'fair'],
  beneath: 'poor',
  groups: {
    MALE: [
      { ages: [20, 29], from: [55, 45, 35, 20] },
      { ages: [30, 39], from: [45, 35, 25, 15] },
      { ages: [40, 49], from: [40, 30, 20, 12] },
      { ages: [50, 59], from: [35, 25, 15, 8] },
      { ages: [60, Number.POSITIVE_INFINITY], from: [30, 20, 10, 5] },
    ],
    FEMALE: [
      { ages: [20, 29], from: [49, 34, 17, 6] },
      { ages: [30, 39], from: [40, 25, 12, 4] },
      { ages: [40, 49], from: [35, 20, 8, 3] },
      { ages: [50, 59], from: [30, 15, 6, 2] },
      { ages: [60, Number.POSITIVE_INFINITY], from: [20, 5, 3, 1] },
    ],
  },
});
