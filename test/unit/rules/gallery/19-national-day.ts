import { lifting, sets, workout } from '../given.js';
import type { Golden } from './golden.js';
import { endOf } from './golden.js';

const on = (day: number) => `2027-08-0${day} 19:00`;
const machine = (day: number, exerciseId: string, repetitions: number) =>
  lifting(on(day), sets(exerciseId, 'quadriceps', [repetitions, 40]));
const cardio = (day: number, minutes: number) => workout(on(day), { minutes });

const sevenDays = [
  machine(1, 'leg-press', 30),
  machine(2, 'chest-press-machine', 30),
  cardio(3, 20),
  cardio(4, 20),
  machine(5, 'lat-pulldown', 40),
  cardio(6, 25),
  machine(7, 'seated-leg-curl', 40),
];

export const golden: Golden[] = [
  {
    title: 'the machine of the day on some days, cardio on others, the last two left out',
    workouts: sevenDays,
    fraction: 1,
    completedAt: endOf(sevenDays),
  },
  {
    title: 'the machine of another day does not count; half the minutes are half the day',
    workouts: [machine(2, 'leg-press', 30), cardio(3, 10)],
    fraction: 0.071429,
    completedAt: null,
  },
  {
    title: 'a day that was missed is made up for by the ninth, with as many push-ups as the nation has years',
    workouts: [...sevenDays.slice(1), workout(on(9), { ...pushUps(62), minutes: 10 })],
    fraction: 1,
    completedAt: Date.parse('2027-08-09T19:10:00+08:00'),
  },
  {
    title: 'what begins before midnight counts for the day on which it began',
    workouts: [workout('2027-08-01 23:50', { minutes: 30 })],
    fraction: 0.142857,
    completedAt: null,
  },
];

function pushUps(repetitions: number) {
  return {
    equipmentId: 'station-1',
    equipmentType: 'BODYWEIGHT_STATION',
    exerciseId: 'push-up',
    sets: sets('push-up', 'chest', [repetitions, 0]),
  };
}
