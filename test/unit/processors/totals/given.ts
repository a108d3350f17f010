/** Workouts for tests of totals, and what must stand of them by plain adding up. */
import type { Workout } from '../../../../schemas/generated/workouts.js';
import { workouts } from '../../../../schemas/topics.js';
import { retracted, told } from '../../../scenario/facts.js';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A leg-press workout of Ana's in Tampines, 20:10 on 20 January 2026 by the clock of the gym, with the given differences. */
export const workout = (given: Partial<Workout> = {}): Workout => ({
  workoutId: uuid(1),
  userId: 'ana',
  equipmentId: 'leg-press-3',
  gymId: 'tampines',
  equipmentModel: 'Technogym Selection 700',
  equipmentType: 'WEIGHT_STACK',
  exerciseId: 'leg-press',
  open: false,
  startedAt: Date.parse('2026-01-20T12:10:00Z'),
  endedAt: Date.parse('2026-01-20T12:20:00Z'),
  endReason: 'USER',
  sets: [],
  repetitions: 20,
  tonnageGrams: 1_760_000,
  distanceMm: 0,
  workJ: 0,
  cycles: 0,
  activeMs: 120_000,
  energyKcal: 8.575,
  energyMethod: 'compendium-2011/02054',
  machineEnergyKcal: null,
  met: 3.5,
  averageHeartRateBpm: null,
  maxHeartRateBpm: null,
  averagePowerW: null,
  maxPowerW: null,
  bodyWeightGrams: 70_000,
  events: 600,
  missing: 0,
  quality: [],
  partitions: [4],
  timeZone: 'Asia/Singapore',
  localDay: '2026-01-20',
  localHour: 20,
  stages: [],
  bestMinutes: [],
  ...given,
});

/** What the task of the member's partition says. */
export const trained = (given: Partial<Workout> = {}) => told(workouts, workout(given), taskOf(workout(given).userId));

/** The workout is voided, or went to somebody else. */
export const takenBack = (n: number, userId = 'ana') =>
  retracted(workouts, { key: userId || `guest:${uuid(n)}`, entity: uuid(n) }, taskOf(userId));

// Of one member always the same task: sessions come from many, workouts from the one of the member's partition.
const taskOf = (userId: string) => `workouts/${userId.length}`;
