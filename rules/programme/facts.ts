/** What plans are made from: what is known of a member, each thing with the time from which it was known. */
import type { MetricPoint, TrainedWorkout } from '../facts.js';

/** How fit somebody is in one respect, from a time on. */
export interface Capacity {
  /** `strength`, `endurance`. */
  readonly capacity: string;
  /** Null: of all muscles. */
  readonly muscleGroup: string | null;
  /** In words. */
  readonly level: string;
  /** 0 to 100. */
  readonly score: number;
  readonly confidence: 'low' | 'medium' | 'high';
  /** ms since the epoch. */
  readonly asOf: number;
}

/** A member's capacities; of several of one kind the latest before a time counts. */
export interface Profile {
  readonly userId: string;
  readonly capacities: readonly Capacity[];
}

/** A machine that the member can use. */
export interface Machine {
  readonly exerciseId: string;
  readonly equipmentModel: string;
  /** What its load can be set by; null: not known. */
  readonly stackStepGrams: number | null;
}

/**
 * What a member did and was measured. Metrics by the names of member_metrics; all of their history since the programme began, so that
 * what was asked in a week that is over stays.
 */
export interface PlanFacts {
  readonly metrics: readonly MetricPoint[];
  readonly workouts: readonly TrainedWorkout[];
  readonly machines: readonly Machine[];
  /** Of weeks that begin later no more is known, ms since the epoch. */
  readonly asOf: number;
}
