import { sgt, workout } from '../given.js';
import { endOf, type Golden, on } from './golden.js';

const days = (...some: number[]) => on(some, (day) => workout(`${day} 18:00`));
const done = days(2, 4, 6, 8, 9, 10, 11, 12, 16, 18, 20, 22);

export const golden: Golden[] = [
  { title: 'four days in each of three weeks', workouts: done, fraction: 1, completedAt: endOf(done) },
  {
    title: 'a week of three days ends it',
    workouts: days(2, 4, 6, 8, 9, 10, 11, 16, 18, 20, 22),
    now: sgt('2026-11-22 23:00'),
    fraction: 0.333333,
    completedAt: null,
  },
  {
    title: 'weeks begin on Monday: Sunday the 8th is of the first',
    workouts: days(2, 4, 8, 9, 10, 11),
    now: sgt('2026-11-11 23:00'),
    fraction: 0.25,
    completedAt: null,
  },
];
