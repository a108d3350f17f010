/** What one workout gives of a measure, under the conditions of a rule. */
import type { TrainedSet } from '../facts.js';
import { passing } from '../filters/passing.js';
import type { Where } from '../filters/where.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
import type { Figure, FigureOf, OfSets, Seen } from '../seen.js';
import { type Aggregate, type Measure, type MeasureName, measures } from './measures.js';

/** What is measured. */
export interface Measured {
  readonly measure: MeasureName;
  /** Sum, where left out. */
  readonly aggregate?: Aggregate;
  readonly where?: Where;
}

/** A measure with its conditions, ready for many workouts. */
interface Compiled {
  /** Equal for what gives equal figures. */
  readonly key: string;
  readonly figure: (workout: Seen, scene: Scene) => Figure;
}

export const measureOf = ({ measure }: Pick<Measured, 'measure'>): Measure => measures[measure];

const made = new WeakMap<Measured, Compiled>();

/** Makes a measure with its conditions ready; once for a rule that stays. */
function compiledFigure(measured: Measured): Compiled {
  const known = made.get(measured);
  if (known) return known;
  const { measure, where } = measured;
  const key = where ? `${measure} ${JSON.stringify(where)}` : measure;
  const compiled = { key, figure: compile(measured) };
  made.set(measured, compiled);
  return compiled;
}

/** The figure of a measure under its conditions; what is asked for more than once of a workout is worked out once. */
export function figureOf(measured: Measured, scene: Scene): FigureOf {
  const compiled = compiledFigure(measured);
  const known = scene.figures.get(compiled.key);
  const asked = known ?? new AskedFigure(compiled.figure, scene, scene.figures.size);
  if (known || scene.isRepeating) asked.isShared = true;
  scene.figures.set(compiled.key, asked);
  return asked;
}

class AskedFigure implements FigureOf {
  /** Remembering costs more than working out what is asked for once. */
  isShared = false;
  private readonly figure: (workout: Seen, scene: Scene) => Figure;
  private readonly scene: Scene;
  private readonly number: number;

  constructor(figure: (workout: Seen, scene: Scene) => Figure, scene: Scene, number: number) {
    this.figure = figure;
    this.scene = scene;
    this.number = number;
  }

  of(workout: Seen): Figure {
    if (!this.isShared) return this.figure(workout, this.scene);
    const { figures } = workout;
    const known = figures[this.number];
    if (known !== undefined) return known;
    const made = this.figure(workout, this.scene);
    figures[this.number] = made;
    return made;
  }
}

function compile(measured: Measured): Compiled['figure'] {
  const measure = measureOf(measured);
  const passes = passing(measured.where, measure);
  return (workout, scene) => {
    const sets = passes(workout, scene);
    if (typeof sets === 'string') return sets;
    switch (measure.of) {
      case 'workout':
        return measure.value(workout) ?? nothing(workout);
      case 'set':
        return ofSets(sets, measure.value) ?? nothing(workout);
      case 'distinct': {
        const names = measure.names(workout, sets);
        return names.length === 0 ? nothing(workout) : names;
      }
    }
  };
}

function ofSets(sets: readonly TrainedSet[], measure: (set: TrainedSet) => number | null): OfSets | null {
  const values: number[] = [];
  const counted: TrainedSet[] = [];
  let sum = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const set of sets) {
    const value = measure(set);
    if (value === null) continue;
    values.push(value);
    counted.push(set);
    sum += value;
    if (value > most) most = value;
  }
  return values.length === 0 ? null : { values, sets: counted, sum, most };
}

/** What is not there may still come. */
const nothing = ({ open }: Seen): Reason => (open ? 'still_open' : 'nothing_of_it');
