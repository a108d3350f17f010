/** Half a year of training for legs, heart and a run, with a week to recover in every four. */
import type { Block, Programme, Slot } from '../../rules/programme/programme.js';

const slots = (more: number): Slot[] => [
  {
    ...{ id: 'leg-press', exercises: ['leg-press'], timesAWeek: 2, sets: 3, repetitions: { from: 6, to: 10 } },
    intensity: { of: 'one_rep_max', from: 60 + more, to: 75 + more },
    progression: { afterWorkouts: 2, step: 2.5 },
    warmStart: { bodyWeightPercent: 25 },
  },
  {
    ...{ id: 'push-ups', exercises: ['push-up'], timesAWeek: 2, sets: 3, repetitions: { from: 4, to: 45 } },
    intensity: { of: 'best_in_a_minute', from: 50 + more, to: 65 + more },
    progression: { afterWorkouts: 2, step: 2.5 },
  },
  {
    ...{ id: 'run', exercises: ['treadmill-run'], timesAWeek: 1, distanceM: 2_400 },
    intensity: { of: 'best_speed', from: 75 + more, to: 88 + more },
    progression: { afterWorkouts: 2, step: 2 },
  },
];
const recover: Block = {
  ...{ name: 'Recover', weeks: 1, slots: slots(0) },
  deload: { intensityPercent: 80, volumePercent: 60 },
};
const rounds = [0, 2, 4, 6, 8, 10];

/** Of 26 weeks from a Monday. */
export const programme: Programme = {
  ...{ schema: 1, id: 'half-a-year', title: 'Half a year', gyms: [], groups: [], timeZone: 'UTC' },
  ...{ from: '2027-01-04', to: '2027-07-04', sessionsPerWeek: 2, totalWorkouts: 40, leastWeeks: 20 },
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 90, mostStepPercent: 10 },
  blocks: [
    ...rounds.flatMap((more, i): Block[] => [{ name: `Build ${i + 1}`, weeks: 3, slots: slots(more) }, recover]),
    { name: 'Peak', weeks: 2, slots: slots(10) },
  ],
};
