import { bodyweight, sets, workout } from '../given.js';
import type { Golden } from './golden.js';

const pull = (at: string, repetitions: number) =>
  bodyweight(at, 'pull-up', null, { sets: sets('pull-up', 'lats', [repetitions, 0], [1, 0]) });
const plank = (at: string, minutes: number) => bodyweight(at, 'plank', null, { minutes });
const run = (at: string, minutes: number) => workout(at, { minutes, distanceMm: 2_450_000 });
const day = '2026-10-10';
/** A, A, B, B and C: 5 + 5 + 4 + 4 + 3. */
const gold = [
  bodyweight(`${day} 08:00`, 'sit-up', 36),
  bodyweight(`${day} 08:05`, 'push-up', 30),
  pull(`${day} 08:10`, 6),
  plank(`${day} 08:15`, 2.5),
  run(`${day} 08:30`, 13.5),
];
const slow = run(`${day} 08:30`, 14.5);
const again = run('2026-12-01 08:00', 12);

export const golden: Golden[] = [
  { title: '21 points, and no station under C', workouts: gold, fraction: 1, completedAt: gold.at(-1)?.endedAt ?? 0 },
  {
    title: 'a D is no gold, whatever the points',
    workouts: [...gold.slice(0, 2), pull(`${day} 08:10`, 9), plank(`${day} 08:15`, 4), slow],
    fraction: 0.833333,
    completedAt: null,
  },
  {
    title: 'the best of several attempts counts',
    workouts: [...gold.slice(0, 4), slow, again],
    fraction: 1,
    completedAt: again.endedAt,
  },
  {
    title: 'C everywhere is fifteen points',
    workouts: [
      bodyweight(`${day} 08:00`, 'sit-up', 25),
      bodyweight(`${day} 08:05`, 'push-up', 20),
      pull(`${day} 08:10`, 4),
      plank(`${day} 08:15`, 2),
      run(`${day} 08:30`, 14),
    ],
    fraction: 0.952381,
    completedAt: null,
  },
];
