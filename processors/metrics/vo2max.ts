/** How much oxygen a member can use at most, from the steady stages of what they do anyway. */
import { exerciseCatalogue } from '../../domain/exercises.js';
import { reserveShare } from '../../domain/heart/reserve.js';
import { round6 } from '../../domain/rounding.js';
import { uptakeAt } from '../../domain/vo2max/stage-uptake.js';
import { steadyState } from '../../domain/vo2max/steady-state.js';
import { uth } from '../../domain/vo2max/uth.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import { measured } from './choose.js';
import { expectedMaximum, LEAST_BPM, seenMaximum } from './maximum-heart-rate.js';
import { type Chosen, defineMetric, type Person, type Point, type SteadyStage } from './metric.js';

/** A stage is three whole minutes. */
const STAGE_S = 180;
/** So many workouts make the value: a heart is 2 to 6 beats off from day to day, and of three a strap that slipped once is not the middle one. */
const WORKOUTS = 3;

/** The kind of machine; of one that nobody entered, what its exercise is done on. */
function typeOf({ equipmentType, exerciseId }: Workout): string {
  if (equipmentType !== 'UNKNOWN') return equipmentType;
  return exerciseCatalogue.find((exercise) => exercise.exerciseId === exerciseId)?.equipmentTypes[0] ?? equipmentType;
}

/** The stages of a workout for which there is an equation. */
const costed = (workout: Workout): SteadyStage[] =>
  workout.stages.flatMap((stage) => {
    const uptake = uptakeAt(typeOf(workout), { ...stage, bodyWeightGrams: workout.bodyWeightGrams });
    if ('none' in uptake) return [];
    const [heartRateBpm, driftBpm] = [stage.heartRateDeciBpm / 10, stage.driftDeciBpm / 10];
    return [{ vo2: round6(uptake.value), heartRateBpm, driftBpm }];
  });

/** What a workout says: the accepted stage nearest to the maximum, as from there it is the shortest way to go; null: it has none. */
function vo2maxOf({ stages = [] }: Point, restingBpm: number, maximumBpm: number): number | null {
  let nearest: { readonly share: number; readonly value: number } | null = null;
  for (const { vo2, heartRateBpm, driftBpm } of stages) {
    const heart = { heartRateBpm, restingBpm, maximumBpm };
    const estimate = steadyState.of({ vo2, ...heart, constantLoadS: STAGE_S, driftBpm });
    const share = reserveShare.compute(heart);
    if ('value' in estimate && share > (nearest?.share ?? 0)) nearest = { share, value: estimate.value };
  }
  return nearest?.value ?? null;
}

/**
 * The maximum as expected at the age, unless a greater one was seen: who was never seen nearer to it may still have it, and
 * to take the less for it would make everybody who trains with ease less fit.
 */
function maximumOf(points: readonly Point[], person: Person): Required<Omit<Chosen, 'formula'>> | null {
  const [seen, expected] = [seenMaximum(points, person), expectedMaximum(person)];
  if (expected && (!seen || seen.value < expected.value)) return { ...expected, confidence: 'medium' };
  return seen && { ...seen, confidence: expected ? 'high' : 'medium' };
}

/** The middle one; of two their mean. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}

/** The values of the latest workouts that have one. */
function latestOf(workouts: readonly Point[], restingBpm: number, maximumBpm: number) {
  const found: { readonly workout: Point; readonly value: number }[] = [];
  for (const workout of workouts.toReversed()) {
    const value = vo2maxOf(workout, restingBpm, maximumBpm);
    if (value !== null) found.push({ workout, value });
    if (found.length === WORKOUTS) break;
  }
  return found;
}

/** In order of time, each once. */
const inOrder = (points: readonly Point[]) => [...new Set(points)].sort((a, b) => a.at - b.at);

export const vo2max = defineMetric({
  name: 'vo2max',
  unit: 'ml/kg/min',
  comment:
    'VO2max from steady stages on treadmills and bikes, with the latest resting heart rate of 90 days and the maximum expected at the age, or a greater one seen: of the latest three workouts with a stage at 40 to 85 % of the reserve the middle one, each by its stage nearest to the maximum; with medium confidence while the maximum is only expected. Without such a stage the guess at rest, with low confidence.',
  formula: steadyState,
  confidence: 'high',
  personal: true,
  choose(points, person): Chosen | null {
    const workouts = points.filter(({ stages }) => stages);
    const resting = measured(points.filter(({ stages }) => !stages)).at(-1);
    const maximum = maximumOf(workouts, person);
    if (!resting || !maximum) return null;
    const rest = [resting, ...maximum.evidence];
    const found = latestOf(workouts, resting.value, maximum.value);
    if (found.length > 0) {
      return {
        value: median(found.map(({ value }) => value)),
        evidence: inOrder([...rest, ...found.map(({ workout }) => workout)]),
        confidence: maximum.confidence,
      };
    }
    const guess = uth.of({ maximumBpm: maximum.value, restingBpm: resting.value, ...person });
    if ('none' in guess) return null;
    return { value: guess.value, evidence: inOrder(rest), formula: uth, confidence: 'low' };
  },
  measurement: ({ restingHeartRateBpm: value }) => (value === null ? [] : [{ value }]),
  workout(workout) {
    const stages = costed(workout);
    const { maxHeartRateBpm } = workout;
    const value = maxHeartRateBpm !== null && maxHeartRateBpm >= LEAST_BPM ? maxHeartRateBpm : null;
    return value === null && stages.length === 0 ? [] : [{ value, stages }];
  },
});
