/** What is kept of a workout: its figures, so that looking back reads no sets. */
import type { Measurement } from '../../schemas/generated/measurements.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import type { Figures } from './body.js';
import { type Feats, featsOf } from './measures.js';
import type { Figure, Metric } from './metric.js';

/** The figures that a fact gives, by metric, and its event time (ms). */
export interface Counted {
  readonly at: number;
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

/** Of a workout also what may be a personal best. */
export interface CountedWorkout extends Counted {
  readonly workoutId: string;
  readonly feats: Feats;
}

/** Of a measurement also the measurement. */
export interface CountedMeasurement extends Counted, Figures {}

const CLOCK_UNSET = 'clock_unset';

/** What counts of a workout; null: nothing, as a guest has no metrics, and a clock that was not set tells no time to put them at. */
export function countedOf(metrics: readonly Metric[], workout: Workout): CountedWorkout | null {
  const { workoutId, startedAt: at } = workout;
  if (workout.userId === '' || workout.quality.includes(CLOCK_UNSET)) return null;
  return { workoutId, at, figures: figuresBy(metrics, 'workout', workout), feats: featsOf(workout) };
}

/** What counts of a measurement. */
export function countedOfMeasurement(metrics: readonly Metric[], measurement: Measurement): CountedMeasurement {
  const { userId: _, equipmentId: __, ...figures } = measurement;
  return { ...figures, figures: figuresBy(metrics, 'measurement', measurement) };
}

function figuresBy<Kind extends 'workout' | 'measurement'>(
  metrics: readonly Metric[],
  kind: Kind,
  fact: Kind extends 'workout' ? Workout : Measurement,
): Record<string, readonly Figure[]> {
  const figures: Record<string, readonly Figure[]> = {};
  for (const metric of metrics) {
    // Which fact a kind of figure is found in stands in its declaration.
    const found = (metric[kind] as ((of: typeof fact) => readonly Figure[]) | undefined)?.(fact) ?? [];
    if (found.length > 0) figures[metric.name] = found;
  }
  return figures;
}
