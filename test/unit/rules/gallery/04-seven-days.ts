import { bodyweight, sets, sgt, workout } from '../given.js';
import { type Golden, on, through } from './golden.js';

const pushUps = (at: string, ...done: number[]) =>
  bodyweight(at, 'push-up', null, { sets: sets('push-up', 'chest', ...done.map((n) => [n, 0] as const)) });
const six = on(through(5, 10), (day) => workout(`${day} 07:00`, { minutes: 20 }));
const seventh = pushUps('2026-11-11 21:00', 30, 20);

export const golden: Golden[] = [
  {
    title: 'six active days and one of push-ups',
    workouts: [...six, seventh],
    fraction: 1,
    completedAt: seventh.endedAt,
  },
  {
    title: 'a missed day begins the streak anew',
    workouts: [
      ...on([5, 6, 7, 9, 10], (day) => workout(`${day} 07:00`, { minutes: 20 })),
      pushUps('2026-11-11 08:00', 30),
    ],
    now: sgt('2026-11-11 22:00'),
    fraction: 0.371429,
    completedAt: null,
  },
  {
    title: 'light activity is none, and nobody knows that of a workout without estimate',
    workouts: [workout('2026-11-05 07:00', { met: 2.5 }), workout('2026-11-06 07:00', { met: null })],
    fraction: 0,
    completedAt: null,
    verdicts: ['nothing_of_it', 'nothing_of_it'],
  },
  {
    title: 'what stays met after the challenge',
    workouts: [...six, seventh, workout('2026-11-20 07:00', { minutes: 5 })],
    fraction: 1,
    completedAt: seventh.endedAt,
  },
];
