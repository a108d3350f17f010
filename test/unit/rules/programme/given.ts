/** Programmes and people to make plans of; what a test does not say is plain. */
import { readFileSync } from 'node:fs';
import type { MetricPoint, TrainedWorkout } from '../../../../rules/facts.js';
import type { PlanFacts, Profile } from '../../../../rules/programme/facts.js';
import type { Programme, Slot } from '../../../../rules/programme/programme.js';
import { lifting, sets, sgt } from '../given.js';

/** One of those that come with Repstream. */
export const shipped = (id: string): Programme =>
  JSON.parse(
    readFileSync(new URL(`../../../../rules/programme/gallery/${id}.json`, import.meta.url), 'utf8'),
  ) as Programme;

/** Leg presses, three sets of eight. */
export const legPress: Slot = {
  id: 'legs',
  exercises: ['leg-press'],
  timesAWeek: 1,
  sets: 3,
  repetitions: { from: 8, to: 12 },
  intensity: { of: 'one_rep_max', from: 70, to: 80 },
};

/** Three weeks of January 2027, two visits each, with one slot. */
export const programme = (slot: Partial<Slot> = {}, more: Partial<Programme> = {}): Programme => ({
  schema: 1,
  id: 'legs',
  title: 'Legs',
  gyms: [],
  groups: [],
  from: '2027-01-04',
  to: '2027-01-24',
  timeZone: 'Asia/Singapore',
  sessionsPerWeek: 2,
  totalWorkouts: 6,
  bounds: { mostOneRepMaxPercent: 85, mostHeartRateReservePercent: 85, mostStepPercent: 10 },
  blocks: [{ name: 'All', weeks: 3, slots: [{ ...legPress, ...slot }] }],
  ...more,
});

/** Somebody of whom no profile is made. */
export const nobody: Profile = { userId: 'ana', capacities: [] };

/** A metric from a time in Singapore on. */
export const point = (metric: string, value: number | null, exerciseId = '', at = '2026-11-12 18:00'): MetricPoint => ({
  metric,
  exerciseId,
  equipmentModel: '',
  at: sgt(at),
  value,
});

/** As of the evening before the programme. */
export const facts = (metrics: readonly MetricPoint[] = [], more: Partial<PlanFacts> = {}): PlanFacts => ({
  metrics,
  workouts: [],
  machines: [],
  asOf: sgt('2027-01-03 20:00'),
  ...more,
});

/** Leg presses of a day: repetitions times kg. */
export const pressed = (at: string, ...done: readonly (readonly [number, number])[]): TrainedWorkout =>
  lifting(at, sets('leg-press', 'quadriceps', ...done));
