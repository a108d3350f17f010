/** What a filter is: a condition on workouts or their sets. */
import type { TSchema } from 'typebox';
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';

/** A condition: on workouts, on each of their sets, or on both. */
export interface Filter<Value> {
  readonly schema: TSchema;
  /** As it follows an amount in a sentence: `on treadmills`. */
  readonly words: (value: Value) => string;
  /** Why nothing can ever pass, or null. */
  readonly contradiction?: (value: Value) => string | null;
  /** Why a workout does not pass; null: it does. */
  readonly workout?: (value: Value, workout: TrainedWorkout, scene: Scene) => Reason | null;
  /** Why a set does not pass; null: it does. */
  readonly set?: (value: Value, set: TrainedSet, workout: TrainedWorkout, scene: Scene) => Reason | null;
}

/** Declares a condition. */
export const filter = <Value>(declared: Filter<Value>): Filter<Value> => declared;

/** Bounds, both included; one may be left out. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** `8 to 12`, `at least 30`, `at most 5`. */
export function rangeWords({ atLeast, atMost }: Range, unit = ''): string {
  const of = unit && ` ${unit}`;
  if (atLeast === undefined) return `at most ${atMost}${of}`;
  if (atMost === undefined) return `at least ${atLeast}${of}`;
  return atLeast === atMost ? `${atLeast}${of}` : `${atLeast} to ${atMost}${of}`;
}

/** Why no number is within, or null. */
export function emptyRange({ atLeast, atMost }: Range): string | null {
  if (atLeast === undefined && atMost === undefined) return 'needs atLeast, atMost or both';
  return atLeast !== undefined && atMost !== undefined && atLeast > atMost ? 'atLeast is above atMost' : null;
}

/** `a, b or c`. */
export const orWords = (names: readonly (string | number)[]): string =>
  names.length < 2 ? `${names[0] ?? ''}` : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
