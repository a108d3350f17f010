import { sgt, workout } from '../given.js';
import { endOf, type Golden, on } from './golden.js';

const MONDAYS = [2, 9, 16, 23];
const mondays = (minutes: number, days = MONDAYS) => on(days, (day) => workout(`${day} 07:00`, { minutes }));
const weeks = mondays(150);

/** Of a member alone, who is judged as a team of one; teams are judged in team.test.ts. */
export const golden: Golden[] = [
  { title: 'alone, four weeks of 150 active minutes', workouts: weeks, fraction: 1, completedAt: endOf(weeks) },
  {
    title: 'alone, a week of 60 is half of two conditions, until it is over',
    workouts: mondays(60, [2]),
    now: sgt('2026-11-03 00:00'),
    fraction: 0.175, // (0.4 + 1) / 2, of four weeks
    completedAt: null,
  },
  {
    title: 'what was too easy is not active',
    workouts: weeks.map((one) => ({ ...one, met: 2 })),
    fraction: 0,
    completedAt: null,
  },
];
