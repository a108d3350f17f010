import { sgt, workout } from '../given.js';
import { endOf, type Golden, on, through } from './golden.js';

const twenty = on(through(3, 22), (day) => workout(`${day} 07:00`));
const nineteen = twenty.slice(0, 19);

export const golden: Golden[] = [
  { title: 'twenty days of half an hour', workouts: twenty, fraction: 1, completedAt: endOf(twenty) },
  { title: 'nineteen days are not twenty', workouts: nineteen, fraction: 0.95, completedAt: null },
  {
    title: 'two workouts of a day make its half hour, and a second half hour adds no day',
    workouts: [workout('2026-11-02 07:00', { minutes: 18 }), workout('2026-11-02 19:00', { minutes: 12 }), ...nineteen],
    fraction: 1,
    completedAt: endOf(nineteen),
  },
  {
    title: 'today counts by its share',
    workouts: [...nineteen.slice(0, 11), workout('2026-11-14 07:00', { minutes: 18 })],
    now: sgt('2026-11-14 20:00'),
    fraction: 0.58,
    completedAt: null,
  },
  {
    title: 'a workout over midnight in Singapore is of the day on which it began',
    workouts: [...nineteen, workout('2026-11-22 23:50', { minutes: 20 }), workout('2026-11-23 00:15', { minutes: 29 })],
    fraction: 0.95,
    completedAt: null,
  },
  {
    title: 'who joined later counts from then on',
    workouts: twenty,
    joinedAt: sgt('2026-11-04 00:00'),
    fraction: 0.95,
    completedAt: null,
    verdicts: ['before_join', ...nineteen.map(() => 'counted' as const)],
  },
];
