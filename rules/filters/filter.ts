/** What a filter is: a condition on workouts or their sets. */
import type { TSchema } from 'typebox';
import type { TrainedSet } from '../facts.js';
import type { Reason } from '../reasons.js';
import type { NameOf } from '../say.js';
import type { Scene } from '../scene.js';
import type { Seen } from '../seen.js';

/** Why a workout does not pass; null: it does. */
export type FailsWorkout = (workout: Seen, scene: Scene) => Reason | null;
/** Why a set does not pass; null: it does. */
export type FailsSet = (set: TrainedSet, workout: Seen, scene: Scene) => Reason | null;

/** A condition: on workouts, on each of their sets, or on both. */
export interface Filter<Value> {
  /** One sentence for the reference. */
  readonly comment: string;
  readonly schema: TSchema;
  /** As it follows an amount in a sentence: `on treadmills`. */
  readonly words: (value: Value, nameOf: NameOf) => string;
  /** Why nothing can ever pass, or null. */
  readonly contradiction?: (value: Value) => string | null;
  /** Whether a workout that passes may fail as it goes on: then it passes only once it has ended. */
  readonly onceEnded?: (value: Value) => boolean;
  /** Made once for a rule: why a workout does not pass; null: it does. */
  readonly workout?: (value: Value) => FailsWorkout;
  /** Made once for a rule: why a set does not pass; null: it does. */
  readonly set?: (value: Value) => FailsSet;
}

/** Declares a condition. */
export const filter = <Value>(declared: Filter<Value>): Filter<Value> => declared;
