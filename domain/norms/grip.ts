/** Strength of the hand: what is low in old age. */
import { norm } from '../norm.js';

/** The Asian Working Group's cut-off for people from 60 on. */
export const awgsGrip = norm({
  id: 'awgs-grip',
  version: 1,
  gives: 'whether the strength of the grip is low',
  unit: 'kg',
  source: 'Asian Working Group for Sarcopenia 2019 (Chen et al. 2020, J Am Med Dir Assoc 21:300)',
  bands: ['normal'],
  beneath: 'low',
  groups: {
    MALE: [{ ages: [60, Number.POSITIVE_INFINITY], from: [28] }],
    FEMALE: [{ ages: [60, Number.POSITIVE_INFINITY], from: [18] }],
  },
});
