/** Random histories: over midnight and both changes of clocks, overlapping, with equal ends, some still running. */
import type { Person, Terms, TrainedSet, TrainedWorkout } from '../../../../rules/facts.js';
import { termsOf, type WrittenTerms } from '../../../../rules/terms.js';
import type { Random } from './random.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const types = ['TREADMILL', 'BIKE_UPRIGHT', 'BIKE_SPIN', 'ROWER', 'WEIGHT_STACK', 'CABLE', 'BODYWEIGHT_STATION'];
const exerciseOf: Readonly<Record<string, readonly string[]>> = {
  TREADMILL: ['treadmill-run', 'treadmill-jog'],
  BIKE_UPRIGHT: ['upright-bike'],
  BIKE_SPIN: ['spin-bike'],
  ROWER: ['rower'],
  WEIGHT_STACK: ['leg-press', 'chest-press-machine', 'lat-pulldown'],
  CABLE: ['cable-crossover'],
  BODYWEIGHT_STATION: ['push-up', 'sit-up', 'plank'],
};
export const exerciseIds = Object.values(exerciseOf).flat();
export const muscleNames = ['chest', 'lats', 'quadriceps', 'abdominals'];
export const gymIds = ['tampines', 'orchard'];

const places: readonly Omit<WrittenTerms, 'from' | 'to' | 'gyms'>[] = [
  { timeZone: 'Asia/Singapore', dayStartsMinute: 0, weekStartsOn: 1 },
  { timeZone: 'Asia/Singapore', dayStartsMinute: 240, weekStartsOn: 7 },
  { timeZone: 'Europe/London', dayStartsMinute: 0, weekStartsOn: 1 },
  { timeZone: 'Europe/London', dayStartsMinute: 120, weekStartsOn: 1 },
];
/** The clocks of London change on 25 October 2026 and on 28 March 2027. */
const months = [
  ['2026-10-12', '2026-11-08'],
  ['2027-03-08', '2027-04-04'],
] as const;

/** Four weeks somewhere. */
export function randomTerms(random: Random): Terms {
  const [from, to] = random.of(months);
  const written = { ...random.of(places), from, to, gyms: random.once(8) ? ['tampines'] : [] };
  const terms = termsOf(written, 0);
  return { ...terms, joinedAt: random.once(3) ? terms.from + random.int(-200, 200) * HOUR_MS : 0 };
}

/** What is known at some time within, or soon after, the challenge. */
export interface History {
  readonly workouts: readonly TrainedWorkout[];
  readonly now: number;
}

/** Up to so many workouts in the days around a challenge, of which `busyDays` see most. */
export function randomHistory(random: Random, { from, to }: Terms, most: number, busyDays = 28): History {
  const now = random.once(2) ? to + HOUR_MS : from + random.int(0, (to - from) / MINUTE_MS) * MINUTE_MS;
  const first = from + random.int(0, 27 - Math.min(busyDays, 27)) * 24 * HOUR_MS;
  const workouts: TrainedWorkout[] = [];
  let end = from;
  for (let n = random.int(0, most); n > 0; n -= 1) {
    // Some near midnight, some that end with the one before.
    const day = first + random.int(-1, busyDays) * 24 * HOUR_MS;
    const startedAt = day + random.int(random.once(3) ? 1_380 : 0, 1_500) * MINUTE_MS;
    const lasts = random.of([0, 5, 9, 10, 20, 30, 31, 60, 95]) * MINUTE_MS;
    end = random.once(6) && end >= startedAt ? end : startedAt + lasts;
    workouts.push(randomWorkout(random, `w${n}`, startedAt, end));
  }
  return { workouts: asOf(workouts, now), now };
}

/** What was known of a history at a time: what had ended, and of what was running the half, or that it had begun. */
export const asOf = (
  workouts: readonly TrainedWorkout[],
  at: number,
  running: (workout: TrainedWorkout, at: number) => TrainedWorkout = half,
): TrainedWorkout[] =>
  workouts.flatMap((workout) => {
    if (workout.endedAt <= at) return [workout];
    if (workout.startedAt > at || workout.endedAt === workout.startedAt) return [];
    return [running(workout, at)];
  });

/** It has begun, and done nothing yet. */
export const begun = (workout: TrainedWorkout, at: number): TrainedWorkout => ({
  ...half({ ...workout, activeMs: 0, distanceMm: 0, workJ: 0, cycles: 0, energyCal: 0, sets: [] }, at),
  mostInAMinute: null,
});

/** The first half of its sets, and half of its figures, whenever one looks. */
export function half(workout: TrainedWorkout, at: number): TrainedWorkout {
  const halved = (value: number) => Math.floor(value / 2);
  return {
    ...workout,
    endedAt: at,
    open: true,
    activeMs: halved(Math.min(workout.activeMs, at - workout.startedAt)),
    distanceMm: halved(workout.distanceMm),
    workJ: halved(workout.workJ),
    cycles: halved(workout.cycles),
    energyCal: halved(workout.energyCal),
    personalBests: 0,
    mostInAMinute: workout.mostInAMinute === null ? null : halved(workout.mostInAMinute),
    // Means may be anything before they are final.
    met: workout.met === null ? null : 8,
    averageHeartRateBpm: workout.averageHeartRateBpm === null ? null : 140,
    averagePowerW: workout.averagePowerW === null ? null : 300,
    sets: workout.sets.slice(0, halved(workout.sets.length)),
  };
}

function randomWorkout(random: Random, workoutId: string, startedAt: number, endedAt: number): TrainedWorkout {
  const equipmentType = random.of(types);
  const exercises = exerciseOf[equipmentType] ?? [];
  const exerciseId = random.of(exercises);
  const lifts = equipmentType === 'WEIGHT_STACK' || equipmentType === 'CABLE' || equipmentType === 'BODYWEIGHT_STATION';
  const sets = lifts ? Array.from({ length: random.int(0, 4) }, () => randomSet(random, exercises, startedAt)) : [];
  const distances = [0, 1_000, 1_999, 2_000, 5_000, 10_000, 20_000];
  return {
    workoutId,
    startedAt,
    endedAt,
    open: false,
    sensor: !random.once(6),
    gymId: random.of(gymIds),
    equipmentId: `${equipmentType}-${random.int(1, 4)}`,
    equipmentType,
    equipmentModel: random.of(['Selection 700', 'Runner 5']),
    exerciseId,
    muscles: [random.of(muscleNames)],
    activeMs: Math.max(endedAt - startedAt - random.of([0, 0, 0, 2 * MINUTE_MS]), 0),
    distanceMm: lifts ? 0 : random.of(distances) * 1_000,
    workJ: random.int(0, 200_000),
    cycles: random.int(0, 2_000),
    energyCal: random.of([0, 100, 300, 450, 600, 900]) * 1_000,
    met: random.of([null, 2.9, 3, 5, 8]),
    averageHeartRateBpm: random.of([null, 110, 138, 150, 171, 180]),
    averagePowerW: random.of([null, 0, 120, 250]),
    mostInAMinute: equipmentType === 'BODYWEIGHT_STATION' ? random.int(0, 40) : null,
    personalBests: random.once(5) ? 1 : 0,
    sets,
  };
}

const randomSet = (random: Random, exercises: readonly string[], at: number): TrainedSet => ({
  exerciseId: random.of(exercises),
  muscles: [random.of(muscleNames)],
  repetitions: random.of([1, 5, 8, 10, 12, 25, 50]),
  loadGrams: random.of([0, 20, 50, 70, 100, 250]) * 1_000,
  startedAt: at,
  endedAt: at,
});

/** Somebody whose heart and maximums are known, or not. */
export function randomPerson(random: Random, { from }: Terms): Person {
  const point = (metric: string, value: number, exerciseId = '', equipmentModel = '') => ({
    metric,
    exerciseId,
    equipmentModel,
    at: from + random.int(-300, 300) * HOUR_MS,
    value,
  });
  return {
    sex: random.of([null, 'FEMALE', 'MALE']),
    birthDate: random.of([null, '1990-10-20', '2001-03-15']),
    metrics: random.once(4)
      ? []
      : [
          point('maximum_heart_rate', 190),
          point('maximum_heart_rate', 185),
          point('resting_heart_rate', 60),
          ...exerciseIds.map((exerciseId) =>
            point('one_rep_max', random.of([60, 100, 140]), exerciseId, 'Selection 700'),
          ),
        ],
  };
}
