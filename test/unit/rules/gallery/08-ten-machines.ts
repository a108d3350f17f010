import { lifting, sets } from '../given.js';
import { type Golden, through } from './golden.js';

const muscles = ['chest', 'lats', 'quadriceps', 'abdominals'];
const machine = (n: number, day: string, muscle = muscles[n % 4] ?? '') =>
  lifting(`${day} ${String(10 + n).padStart(2, '0')}:00`, sets(`exercise-${n}`, muscle, [10, 20]), {
    equipmentId: `machine-${n}`,
  });
const week = through(0, 9).map((n) => machine(n, n < 5 ? '2026-11-03' : '2026-11-05'));

export const golden: Golden[] = [
  { title: 'ten machines in two visits', workouts: week, fraction: 1, completedAt: week.at(-1)?.endedAt ?? 0 },
  {
    title: 'ten machines without one for the core',
    workouts: through(0, 9).map((n) => machine(n, '2026-11-03', muscles[n % 3])),
    now: Date.parse('2026-11-03T22:00:00+08:00'),
    fraction: 0.8,
    completedAt: null,
  },
  {
    title: 'Sunday and Monday are of two weeks',
    workouts: through(0, 9).map((n) => machine(n, n < 5 ? '2026-11-08' : '2026-11-09')),
    now: Date.parse('2026-11-09T22:00:00+08:00'),
    fraction: 0.9,
    completedAt: null,
  },
];
