/** What of workouts and sets can be added up, counted or compared: one line each. */
import { oneRepMax } from '../../domain/strength/one-rep-max.js';
import type { Calendar } from '../calendar.js';
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Dimension } from './units.js';

/** How values of workouts or sets make one value. */
export const aggregates = ['sum', 'most', 'mean'] as const;
export type Aggregate = (typeof aggregates)[number];

interface Named {
  /** As it stands in a sentence. */
  readonly words: string;
}

/** A figure of a whole workout; null: it has none. */
interface OfWorkout extends Named {
  readonly of: 'workout';
  readonly dimension: Dimension;
  readonly aggregates: readonly Aggregate[];
  readonly value: (workout: TrainedWorkout) => number | null;
}

/** A figure of each set. */
interface OfSet extends Named {
  readonly of: 'set';
  readonly dimension: Dimension;
  readonly aggregates: readonly Aggregate[];
  readonly value: (set: TrainedSet) => number | null;
}

/** How many different ones there are. */
interface Distinct extends Named {
  readonly of: 'distinct';
  readonly dimension: 'count';
  readonly aggregates: readonly [];
  readonly names: (workout: TrainedWorkout, sets: readonly TrainedSet[], calendar: Calendar) => readonly string[];
}

export type Measure = OfWorkout | OfSet | Distinct;

const ALL = aggregates;
const SUM = ['sum'] as const;
const MOST = ['most', 'mean'] as const;
const ACTIVE_MET = 3;

const workout = (
  words: string,
  dimension: Dimension,
  value: OfWorkout['value'],
  may: readonly Aggregate[] = ALL,
): OfWorkout => ({ of: 'workout', words, dimension, aggregates: may, value });
const set = (words: string, dimension: Dimension, value: OfSet['value'], may: readonly Aggregate[] = ALL): OfSet => ({
  of: 'set',
  words,
  dimension,
  aggregates: may,
  value,
});
const distinct = (words: string, names: Distinct['names']): Distinct => ({
  of: 'distinct',
  words,
  dimension: 'count',
  aggregates: [],
  names,
});

const known = (names: readonly string[]) => names.filter((name) => name !== '');
const exercisesOf = ({ exerciseId }: TrainedWorkout, sets: readonly TrainedSet[]) =>
  sets.length > 0 ? sets.map((one) => one.exerciseId) : [exerciseId];

/** A set's one-repetition maximum, g: of up to ten repetitions. */
function maximumOf({ loadGrams, repetitions }: TrainedSet): number | null {
  const estimate = oneRepMax({ load: loadGrams, repetitions });
  return 'none' in estimate ? null : Math.round(estimate.value);
}

/** By the name that stands in rules. */
export const measures = {
  workouts: workout('workouts', 'count', () => 1, SUM),
  minutes: workout('minutes of training', 'time', ({ activeMs }) => activeMs),
  active_minutes: workout('active minutes', 'time', ({ activeMs, met }) =>
    met !== null && met >= ACTIVE_MET ? activeMs : null,
  ),
  distance: workout('distance', 'distance', ({ distanceMm }) => distanceMm || null),
  energy: workout('energy', 'energy', ({ energyCal }) => energyCal || null),
  work: workout('work', 'work', ({ workJ }) => workJ || null),
  cycles: workout('strokes or steps', 'count', ({ cycles }) => cycles || null),
  power: workout('mean power', 'power', ({ averagePowerW }) => averagePowerW, MOST),
  most_in_a_minute: workout('repetitions in 60 seconds', 'count', ({ mostInAMinute }) => mostInAMinute, MOST),
  personal_bests: workout('personal bests', 'count', ({ personalBests }) => personalBests || null, SUM),
  sets: set('sets', 'count', () => 1, SUM),
  repetitions: set('repetitions', 'count', ({ repetitions }) => repetitions),
  load: set('load', 'mass', ({ loadGrams }) => loadGrams || null, MOST),
  weight_volume: set('weight lifted', 'mass', ({ repetitions, loadGrams }) => repetitions * loadGrams || null),
  one_rep_max: set('one-repetition maximum', 'mass', maximumOf, MOST),
  days: distinct('different days', ({ startedAt }, _, calendar) => [String(calendar.numberOf('day', startedAt))]),
  exercises: distinct('different exercises', (one, sets) => known(exercisesOf(one, sets))),
  machines: distinct('different machines', ({ equipmentId }) => known([equipmentId])),
  gyms: distinct('different gyms', ({ gymId }) => known([gymId])),
  muscles: distinct('different muscles', ({ muscles }, sets) =>
    sets.length > 0 ? sets.flatMap((one) => one.muscles) : muscles,
  ),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];
