/** What a metric is, as data: the figures it finds in one workout or measurement, and how those of a window make its value. */
import type { Sex } from '../../domain/quantity.js';
import type { Measurement } from '../../schemas/generated/measurements.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import { longestWindowDays } from './periods.js';

/** How far a value may be trusted, as it stands in the views. */
export type Confidence = 'low' | 'medium' | 'high';

/** A formula by its id and version. */
export interface FormulaName {
  readonly id: string;
  readonly version: number;
}

/** A stage of steady load: the oxygen that it costs (ml/kg/min), and the heart rate at its end with its drift (1/min). */
export interface SteadyStage {
  readonly vo2: number;
  readonly heartRateBpm: number;
  readonly driftBpm: number;
}

/** A figure that one workout or measurement gives: at most one for each exercise and machine model. */
export interface Figure {
  /** Left out: the metric is not of an exercise. */
  readonly exerciseId?: string;
  /** Left out: not of a machine model. */
  readonly equipmentModel?: string;
  /** Null: none, but that somebody trained then counts. */
  readonly value: number | null;
  /** What it weighs in a mean. */
  readonly weight?: number;
  /** What is in a workout beside a number, for a choice that looks at it. */
  readonly stages?: readonly SteadyStage[];
  /** From when it counts (ms), where that is not the time of its fact: the beginning of its day or week. */
  readonly at?: number;
}

/** A figure of a fact, at the time from which it counts (ms). */
export interface Point {
  readonly id: string;
  readonly at: number;
  readonly value: number | null;
  readonly weight?: number;
  readonly stages?: readonly SteadyStage[];
  /** The event time of its fact (ms), where it is another. */
  readonly seenAt?: number;
}

/** Who the figures are of, at the time for which a value is made; null: not known. */
export interface Person {
  readonly age: number | null;
  readonly sex: Sex | null;
}

/** The value that points make, and those that it rests on. */
export interface Chosen {
  readonly value: number;
  readonly evidence: readonly Point[];
  /** Where it is not the metric's own. */
  readonly formula?: FormulaName;
  readonly confidence?: Confidence;
}

/** Makes the value of the points within a window, given by time; null: there is none. */
export type Choice = (points: readonly Point[], person: Person) => Chosen | null;

interface Declaration {
  /** Durable: stands in every row. */
  readonly name: string;
  /** Of the value. */
  readonly unit: string;
  /** What it is, in a sentence. */
  readonly comment: string;
  readonly formula: FormulaName;
  readonly confidence: Confidence;
  /** How long a figure counts, days; 90 at most and where left out. */
  readonly windowDays?: number;
  readonly choose: Choice;
  /** The choice takes one figure, and what it passed over matters again only once that one has left: then little is asked of it. */
  readonly selects?: boolean;
  /** The choice looks at the age, so the value may change with a birthday. */
  readonly personal?: boolean;
  /** How long after the window has passed (ms) it is said that nothing stands any more: days end later in other zones. */
  readonly settlesMs?: number;
  /** Its figures in a workout, one that is still open included. */
  readonly workout?: (workout: Workout) => readonly Figure[];
  /** Its figures in a body measurement. */
  readonly measurement?: (measurement: Measurement) => readonly Figure[];
}

/** A metric as the processor folds it. */
export interface Metric extends Declaration {
  readonly windowDays: number;
  readonly selects: boolean;
  readonly personal: boolean;
  readonly settlesMs: number;
}

/** Declares a metric. */
export function defineMetric(declared: Declaration): Metric {
  const metric = { windowDays: longestWindowDays, selects: false, personal: false, settlesMs: 0, ...declared };
  if (metric.windowDays <= 0 || metric.windowDays > longestWindowDays)
    throw new Error(`${metric.name}: a window of ${metric.windowDays} days; it may have up to ${longestWindowDays}`);
  return metric;
}
