import { sgt, workout } from '../given.js';
import { endOf, type Golden } from './golden.js';

const weekends = (...saturdays: string[]) =>
  saturdays.flatMap((saturday) => [
    workout(`${saturday} 10:00`),
    workout(new Date(sgt(`${saturday} 10:00`) + 32 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')),
  ]);
const four = weekends('2026-11-07', '2026-11-14', '2026-11-21', '2026-11-28');
const skipped = weekends('2026-11-07', '2026-11-14', '2026-11-28');

export const golden: Golden[] = [
  { title: 'four weekends running', workouts: four, fraction: 1, completedAt: endOf(four) },
  { title: 'one left out', workouts: skipped, now: sgt('2026-11-29 22:00'), fraction: 0.25, completedAt: null },
  {
    title: 'Sunday into Monday is Sunday, Friday into Saturday is not',
    workouts: [workout('2026-11-06 23:50'), workout('2026-11-08 23:50')],
    now: sgt('2026-11-08 23:59'),
    fraction: 0.125,
    completedAt: null,
    verdicts: ['other_weekday', 'counted'],
  },
];
