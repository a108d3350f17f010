import { lifting, metric, sets } from '../given.js';
import type { Golden } from './golden.js';

const exercises = ['leg-press', 'chest-press-machine', 'seated-row', 'lat-pulldown', 'biceps-curl-machine'];
const person = {
  sex: null,
  birthDate: null,
  metrics: [
    ...exercises.map((exercise) => metric('one_rep_max', '2026-10-01 00:00', 100, exercise, 'Selection 700')),
    // Stronger since the same morning: the day asks what it asked when it began.
    metric('one_rep_max', '2026-11-03 06:00', 200, 'leg-press', 'Selection 700'),
  ],
};
const did = (n: number, at: string, kg = 70, repetitions: readonly [number, number, number] = [12, 10, 8]) =>
  lifting(at, sets(exercises[n] ?? '', 'quadriceps', [repetitions[0], kg], [repetitions[1], kg], [repetitions[2], kg]));
const visit = ['07:00', '07:45', '08:30', '10:00', '10:30'].map((at, n) => did(n, `2026-11-03 ${at}`));

export const golden: Golden[] = [
  {
    title: 'five exercises in one visit',
    workouts: visit,
    person,
    fraction: 1,
    completedAt: visit.at(-1)?.endedAt ?? 0,
  },
  {
    title: 'a gap of ninety minutes makes two visits',
    workouts: [...visit.slice(0, 3), did(3, '2026-11-03 10:30'), did(4, '2026-11-03 11:05')],
    person,
    now: Date.parse('2026-11-03T12:00:00+08:00'),
    fraction: 0.4,
    completedAt: null,
  },
  {
    title: 'too light, too few, too many repetitions',
    workouts: [
      did(0, '2026-11-03 07:00', 69),
      did(1, '2026-11-03 07:45', 70, [7, 7, 7]),
      did(2, '2026-11-03 08:30', 70, [13, 13, 13]),
    ],
    person,
    fraction: 0,
    completedAt: null,
    verdicts: ['too_light', 'set_too_small', 'set_too_large'],
  },
  {
    title: 'without an own maximum nobody can say',
    workouts: visit,
    fraction: 0,
    completedAt: null,
    verdicts: visit.map(() => 'no_personal_value' as const),
  },
];
