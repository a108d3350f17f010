import { workout } from '../given.js';
import type { Golden } from './golden.js';

/** A member alone only adds to it; gyms are ranked in team.test.ts. */
export const golden: Golden[] = [
  {
    title: 'a member gives, and never meets it',
    workouts: [
      workout('2027-03-05 07:00', { energyCal: 300_000 }),
      workout('2027-03-06 07:00', { energyCal: 0 }),
      workout('2027-04-01 07:00', { energyCal: 300_000 }),
    ],
    fraction: 0,
    completedAt: null,
    verdicts: ['counted', 'nothing_of_it', 'after_end'],
  },
];
