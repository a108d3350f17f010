/** People on machines with a plan; what a test does not say is plain. */
import type { NextFacts } from '../../../../rules/next-target/next.js';
import type { Prescription } from '../../../../rules/programme/plan.js';

/** Twenty minutes on the treadmill at half of the heart-rate reserve. */
export const running: Prescription = {
  slot: 'easy-run',
  exercises: ['treadmill-walk', 'treadmill-run'],
  numbers: { timesAWeek: 1, minutes: 20, heartRateReservePercent: 50 },
  most: { heartRateReservePercent: 80 },
  step: null,
  because: [],
};

/** Three sets of eight at 60 kg. */
export const pressing: Prescription = {
  slot: 'press',
  exercises: ['leg-press'],
  numbers: { timesAWeek: 1, sets: 3, repetitions: 8, loadGrams: 60_000 },
  most: { loadGrams: 72_000 },
  step: null,
  because: [],
};

const nothing = { heartRateBpm: null, speedMmPerS: null, inclineBp: null, powerW: null, resistanceDeci: null };

/** Of whom all is known: at rest 60, at most 180, so that the cap is 156. */
export const facts = (now: Partial<NextFacts['now']> = {}, more: Partial<Omit<NextFacts, 'now'>> = {}): NextFacts => ({
  exerciseId: 'treadmill-run',
  muscles: [],
  equipmentType: 'TREADMILL',
  stackStepGrams: 2_500,
  asked: [running, pressing],
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 80, mostStepPercent: 10 },
  own: { restingBpm: 60, maximumBpm: 180, vo2max: 45, bodyKg: 70, oneRepMaxKg: 90 },
  now: { ...nothing, ...now },
  done: { activeMs: 0, distanceMm: 0, sets: [] },
  ...more,
});

/** On a leg press, with these sets done: repetitions times kg. */
export const pressed = (...sets: readonly (readonly [number, number])[]): Partial<Omit<NextFacts, 'now'>> => ({
  ...{ exerciseId: 'leg-press', equipmentType: 'WEIGHT_STACK' },
  done: {
    ...{ activeMs: 0, distanceMm: 0 },
    sets: sets.map(([repetitions, kg]) => ({ repetitions, loadGrams: kg * 1_000 })),
  },
});
