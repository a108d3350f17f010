/** Workouts, people and terms to judge rules by; what a test does not say is plain. */
import { evaluate, type Facts, type Result } from '../../../rules/evaluate.js';
import type { MetricPoint, Person, Terms, TrainedSet, TrainedWorkout } from '../../../rules/facts.js';
import type { Node } from '../../../rules/node.js';

/** `2026-11-02 07:00` in Singapore, where there is no summer time. */
export const sgt = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

export const november: Terms = {
  from: sgt('2026-11-01 00:00'),
  to: sgt('2026-12-01 00:00'),
  timeZone: 'Asia/Singapore',
  dayStartsMinute: 0,
  weekStartsOn: 1,
  joinedAt: 0,
  gyms: [],
};

let made = 0;

/** A workout of half an hour on a treadmill, seen by its sensor. */
export function workout(at: string, said: Partial<TrainedWorkout> & { minutes?: number } = {}): TrainedWorkout {
  const { minutes = 30, ...more } = said;
  made += 1;
  const startedAt = sgt(at);
  return {
    workoutId: `w${made}`,
    startedAt,
    endedAt: startedAt + minutes * 60_000,
    open: false,
    sensor: true,
    gymId: 'tampines',
    equipmentId: 'treadmill-1',
    equipmentType: 'TREADMILL',
    equipmentModel: 'Runner 5',
    exerciseId: 'treadmill-run',
    muscles: ['quadriceps'],
    activeMs: minutes * 60_000,
    distanceMm: 0,
    workJ: 0,
    cycles: 0,
    energyCal: 0,
    met: 5,
    averageHeartRateBpm: null,
    averagePowerW: null,
    mostInAMinute: null,
    personalBests: 0,
    sets: [],
    ...more,
  };
}

/** Sets of repetitions times load in kg. */
export const sets = (
  exerciseId: string,
  muscle: string,
  ...done: readonly (readonly [number, number])[]
): TrainedSet[] =>
  done.map(([repetitions, kg]) => ({
    exerciseId,
    muscles: [muscle],
    repetitions,
    loadGrams: kg * 1_000,
    startedAt: 0,
    endedAt: 0,
  }));

/** A workout on a weight stack. */
export const lifting = (at: string, some: readonly TrainedSet[], said: Partial<TrainedWorkout> = {}): TrainedWorkout =>
  workout(at, {
    equipmentId: `${some[0]?.exerciseId}-1`,
    equipmentType: 'WEIGHT_STACK',
    equipmentModel: 'Selection 700',
    exerciseId: some[0]?.exerciseId ?? '',
    muscles: some[0]?.muscles ?? [],
    met: 3.5,
    sets: some,
    ...said,
  });

export const nobody: Person = { sex: null, birthDate: null, metrics: [] };

/** A metric from a time on. */
export const metric = (name: string, at: string, value: number, exerciseId = '', equipmentModel = ''): MetricPoint => ({
  metric: name,
  exerciseId,
  equipmentModel,
  at: sgt(at),
  value,
});

/** The result at the end of November, unless the facts say otherwise. */
export const judged = (root: Node, workouts: readonly TrainedWorkout[], facts: Partial<Facts> = {}): Result =>
  evaluate({ schema: 1, root }, { workouts, person: nobody, terms: november, now: november.to, ...facts });

/** A ride on an upright bike. */
export const ride = (
  at: string,
  km: number,
  said: Partial<TrainedWorkout> & { minutes?: number } = {},
): TrainedWorkout =>
  workout(at, {
    equipmentId: 'bike-1',
    equipmentType: 'BIKE_UPRIGHT',
    equipmentModel: 'Bike 3',
    exerciseId: 'upright-bike',
    distanceMm: km * 1_000_000,
    ...said,
  });

/** Repetitions against one's own weight, the most of them in any minute. */
export const bodyweight = (
  at: string,
  exerciseId: string,
  mostInAMinute: number | null,
  said: Partial<TrainedWorkout> & { minutes?: number } = {},
): TrainedWorkout =>
  workout(at, {
    minutes: 2,
    equipmentId: 'station-1',
    equipmentType: 'BODYWEIGHT_STATION',
    exerciseId,
    muscles: [],
    met: 3.8,
    mostInAMinute,
    ...said,
  });
