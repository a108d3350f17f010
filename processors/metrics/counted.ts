/** What is kept of a workout: its figures, so that looking back reads no sets. */
import type { Measurement } from '../../schemas/generated/measurements.js';
import type { Workout } from '../../schemas/generated/workouts.js';
import type { Figure, Metric } from './metric.js';

/** The figures that a fact gives, by metric, and its event time (ms). */
export interface Counted {
  readonly at: number;
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

const CLOCK_UNSET = 'clock_unset';

/** The figures of a workout. A guest has no metrics, and a clock that was not set tells no time to put them at. */
export function countedOf(metrics: readonly Metric[], workout: Workout): Counted {
  const counts = workout.userId !== '' && !workout.quality.includes(CLOCK_UNSET);
  return { at: workout.startedAt, figures: counts ? figuresBy(metrics, 'workout', workout) : {} };
}

/** The figures of a measurement. */
export const countedOfMeasurement = (metrics: readonly Metric[], measurement: Measurement): Counted => ({
  at: measurement.at,
  figures: figuresBy(metrics, 'measurement', measurement),
});

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
