import { lifting, sets, sgt } from '../given.js';
import type { Golden } from './golden.js';

/** One repetition is its own maximum. */
const single = (at: string, kg: number, exercise = 'leg-press') => lifting(at, sets(exercise, 'quadriceps', [1, kg]));
const before = [single('2026-09-28 07:00', 90), single('2026-09-10 07:00', 110)];
const joinedAt = sgt('2026-10-05 00:00');
const better = single('2026-11-02 07:00', 110);

export const golden: Golden[] = [
  {
    title: 'a tenth more than the mean of the 28 days before joining',
    workouts: [...before, single('2026-10-20 07:00', 109), better],
    joinedAt,
    fraction: 1,
    completedAt: better.endedAt,
    verdicts: ['before_start', 'before_start', 'counted', 'counted'],
  },
  {
    title: 'what is older than 28 days is no baseline, and other exercises are none',
    workouts: [
      ...before,
      single('2026-09-01 07:00', 300),
      single('2026-09-20 07:00', 300, 'leg-curl'),
      single('2026-10-20 07:00', 99),
    ],
    joinedAt,
    fraction: 0.9,
    completedAt: null,
  },
  {
    title: 'nothing before joining: nothing to compare with',
    workouts: [better],
    joinedAt,
    fraction: 0,
    completedAt: null,
  },
];
