/** What a one-repetition maximum of the bench press means, as a share of body weight. */
import { norm } from '../norm.js';

const EVER = Number.POSITIVE_INFINITY;

/** Measured on a Universal machine: another machine's stack is another force, so elsewhere it is a hint. */
export const cooperBenchPress = norm({
  id: 'cooper-bench-press',
  version: 1,
  gives: 'band of a bench press, as a share of body weight',
  unit: 'body weights',
  source: 'Cooper Institute for Aerobics Research, The Physical Fitness Specialist Manual, 2002',
  bands: ['superior', 'excellent', 'good', 'fair', 'poor'],
  beneath: 'very_poor',
  groups: {
    MALE: [
      { ages: [16, 19], from: [1.76, 1.34, 1.19, 1.06, 0.89] },
      { ages: [20, 29], from: [1.63, 1.32, 1.14, 0.99, 0.88] },
      { ages: [30, 39], from: [1.35, 1.12, 0.98, 0.88, 0.78] },
      { ages: [40, 49], from: [1.2, 1, 0.88, 0.8, 0.72] },
      { ages: [50, 59], from: [1.05, 0.9, 0.79, 0.71, 0.63] },
      { ages: [60, EVER], from: [0.94, 0.82, 0.72, 0.66, 0.57] },
    ],
    FEMALE: [
      { ages: [16, 19], from: [0.88, 0.77, 0.65, 0.58, 0.53] },
      { ages: [20, 29], from: [1.01, 0.8, 0.7, 0.59, 0.51] },
      { ages: [30, 39], from: [0.82, 0.7, 0.6, 0.53, 0.47] },
      { ages: [40, 49], from: [0.77, 0.62, 0.54, 0.5, 0.43] },
      { ages: [50, 59], from: [0.68, 0.55, 0.48, 0.44, 0.39] },
      { ages: [60, EVER], from: [0.72, 0.54, 0.47, 0.43, 0.38] },
    ],
  },
});
