/** What one workout gives of a measure, under the conditions of a rule. */
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import { passing } from '../filters/passing.js';
import type { Where } from '../filters/where.js';
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

/** One value: of the workout (null), or of a set of it. */
export interface Sample {
  readonly value: number;
  readonly set: TrainedSet | null;
}

/** Values, or the names of different things; a workout gives at least one, or the reason why none. */
export type Figure = { readonly samples: readonly Sample[] } | { readonly names: readonly string[] } | Reason;

/** Tells the figure of a workout. */
export type FigureOf = (workout: TrainedWorkout, scene: Scene) => Figure;

export const measureOf = ({ measure }: Pick<Measured, 'measure'>): Measure => measures[measure];

const made = new WeakMap<Measured, FigureOf>();

/** Makes a measure with its conditions ready for many workouts. */
export function figureOf(measured: Measured): FigureOf {
  const known = made.get(measured);
  if (known) return known;
  const figure = makeFigureOf(measured);
  made.set(measured, figure);
  return figure;
}

function makeFigureOf(measured: Measured): FigureOf {
  const measure = measureOf(measured);
  const passes = passing(measured.where, measure);
  const samplesOf = (workout: TrainedWorkout, sets: readonly TrainedSet[]): Sample[] => {
    if (measure.of === 'distinct') return [];
    if (measure.of === 'workout') return known(measure.value(workout), null);
    return sets.flatMap((set) => known(measure.value(set), set));
  };
  return (workout, scene) => {
    const sets = passes(workout, scene);
    if (typeof sets === 'string') return sets;
    if (measure.of === 'distinct') {
      const names = measure.names(workout, sets, scene.calendar);
      return names.length === 0 ? nothing(workout) : { names };
    }
    const samples = samplesOf(workout, sets);
    return samples.length === 0 ? nothing(workout) : { samples };
  };
}

const known = (value: number | null, set: TrainedSet | null): Sample[] => (value === null ? [] : [{ value, set }]);
/** What is not there may still come. */
const nothing = ({ open }: TrainedWorkout): Reason => (open ? 'still_open' : 'nothing_of_it');
