/** What one workout gives of a measure, under the conditions of a rule. */
import type { TrainedWorkout } from '../facts.js';
import { filtered, type Where } from '../filters/where.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
import { type Aggregate, type Measure, type MeasureName, measures } from './measures.js';

/** What is measured. */
export interface Measured {
  readonly measure: MeasureName;
  /** Sum, where left out. */
  readonly aggregate?: Aggregate;
  readonly where?: Where;
}

/** Values, names of different things, or why there is nothing. */
export type Figure =
  | { readonly values: readonly number[] }
  | { readonly names: readonly string[] }
  | { readonly failed: Reason };

export const measureOf = ({ measure }: Pick<Measured, 'measure'>): Measure => measures[measure];

/** The figures of a workout: one of itself, or one of each set that passes. */
export function figureOf(measured: Measured, workout: TrainedWorkout, scene: Scene): Figure {
  const left = filtered(measured.where, workout, scene);
  if ('failed' in left) return left;
  const measure = measureOf(measured);
  if (measure.of === 'distinct') return { names: measure.names(workout, left.sets, scene.calendar) };
  const values = measure.of === 'set' ? left.sets.map(measure.value) : [measure.value(workout)];
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? { failed: 'nothing_of_it' } : { values: known };
}
