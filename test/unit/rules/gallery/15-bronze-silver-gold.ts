import { ride, sgt } from '../given.js';
import type { Golden } from './golden.js';

const [first, second, third] = [
  ride('2026-10-05 07:00', 60),
  ride('2026-11-05 07:00', 60),
  ride('2026-12-31 23:40', 30),
];

export const golden: Golden[] = [
  {
    title: 'gold on the last evening',
    workouts: [first, second, third],
    fraction: 1,
    completedAt: third.endedAt,
    tier: 'gold',
  },
  {
    title: 'silver and more, but no gold',
    workouts: [first, second],
    fraction: 0.8,
    completedAt: null,
    tier: '75 %',
  },
  {
    title: 'short rides, and rides that somebody wrote down, are none',
    workouts: [
      ride('2026-10-05 07:00', 40, { minutes: 9 }),
      ride('2026-10-06 07:00', 40, { sensor: false }),
      ride('2026-10-07 07:00', 40),
    ],
    now: sgt('2026-10-08 00:00'),
    fraction: 0.266667,
    completedAt: null,
    tier: '25 %',
    verdicts: ['too_short', 'not_by_sensor', 'counted'],
  },
];
