/** Steps and sleep are left out: nothing of ours measures them. A workout stands for the steps. */
import { sgt, workout } from '../given.js';
import { type Golden, through } from './golden.js';

const on = (n: number, minutes: number) =>
  workout(
    new Date(sgt('2026-10-01 07:00') + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
    {
      minutes,
    },
  );
const full = through(0, 24).map((n) => on(n, 30));
const last = full.at(-1);

export const golden: Golden[] = [
  { title: 'twenty-five days of thirty points', workouts: full, fraction: 1, completedAt: last?.endedAt ?? 0 },
  {
    title: 'ten, fifteen and twenty points by minutes, and ten for a workout',
    workouts: [on(0, 9), on(1, 10), on(2, 20), on(3, 30), on(4, 300)],
    fraction: 0.153333, // 10 + 20 + 25 + 30 + 30 = 115
    completedAt: null,
  },
  {
    title: 'minutes of a day add up to the next step, and points are had once',
    workouts: [
      on(0, 10),
      { ...on(0, 12), workoutId: 'later', startedAt: sgt('2026-10-01 19:00'), endedAt: sgt('2026-10-01 19:12') },
    ],
    fraction: 0.033333,
    completedAt: null,
  },
];
