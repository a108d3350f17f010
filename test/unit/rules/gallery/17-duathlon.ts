import { metric, ride, workout } from '../given.js';
import type { Golden } from './golden.js';

const person = {
  sex: null,
  birthDate: null,
  metrics: [
    metric('maximum_heart_rate', '2026-10-01 00:00', 190),
    metric('resting_heart_rate', '2026-10-01 00:00', 60),
  ],
};
/** 150 beats are 69 % of the reserve between 60 and 190. */
const run = (at: string, km = 5, bpm: number | null = 150) =>
  workout(at, { distanceMm: km * 1_000_000, averageHeartRateBpm: bpm });
const bike = (at: string, km = 10, bpm: number | null = 150) => ride(at, km, { averageHeartRateBpm: bpm });
const [ran, rode] = [run('2026-11-04 07:00'), bike('2026-11-04 07:45')];

export const golden: Golden[] = [
  {
    title: 'on the bike within fifteen minutes',
    workouts: [ran, rode],
    person,
    fraction: 1,
    completedAt: rode.endedAt,
  },
  {
    title: 'sixteen minutes later is too late',
    workouts: [run('2026-11-04 07:00'), bike('2026-11-04 07:46')],
    person,
    fraction: 0,
    completedAt: null,
    verdicts: ['counted', 'other_machine'],
  },
  {
    title: 'a short run is no first step, and a second run may be',
    workouts: [run('2026-11-04 06:00', 4), run('2026-11-04 07:00'), run('2026-11-04 07:31'), bike('2026-11-04 08:10')],
    person,
    fraction: 1,
    completedAt: Date.parse('2026-11-04T08:40:00+08:00'),
    verdicts: ['too_little', 'counted', 'counted', 'counted'],
  },
  {
    title: 'without heart rate, too easy, and without an own maximum nobody can say',
    workouts: [run('2026-11-04 07:00', 5, null), run('2026-11-05 07:00', 5, 130)],
    person,
    fraction: 0,
    completedAt: null,
    verdicts: ['intensity_unknown', 'too_easy'],
  },
];
