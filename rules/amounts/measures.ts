/** What of workouts and sets can be added up, counted or compared: one line each. */

import { ACTIVE_MET } from '../../domain/active-minutes.js';
import { oneRepMax } from '../../domain/strength/one-rep-max.js';
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Seen } from '../seen.js';
import type { Dimension } from './units.js';

/** How values of workouts or sets make one value. */
export const aggregates = ['sum', 'most', 'mean'] as const;
export type Aggregate = (typeof aggregates)[number];

interface Named {
  /** What it is. */
  readonly words: string;
  /** As a sentence begins that asks for some of it: `do` … */
  readonly verb: string;
  /** … and, of what is counted, goes on after the number: one, and many. */
  readonly nouns?: readonly [one: string, many: string];
}

interface Summable extends Named {
  readonly dimension: Dimension;
  readonly aggregates: readonly Aggregate[];
  /** What it is of a running workout may fall as the workout goes on: it counts once that has ended. */
  readonly onceEnded?: true;
}

/** A figure of a whole workout; null: it has none. */
interface OfWorkout extends Summable {
  readonly of: 'workout';
  readonly value: (workout: TrainedWorkout) => number | null;
}

/** A figure of each set. */
interface OfSet extends Summable {
  readonly of: 'set';
  readonly value: (set: TrainedSet) => number | null;
}

/** How many different ones there are. */
interface Distinct extends Named {
  readonly of: 'distinct';
  readonly dimension: 'count';
  readonly aggregates: readonly [];
  readonly onceEnded: true;
  readonly names: (workout: Seen, sets: readonly TrainedSet[]) => readonly string[];
}

export type Measure = OfWorkout | OfSet | Distinct;

const sums = { aggregates: ['sum'] } as const;
const mosts = { aggregates: ['most', 'mean'] } as const;

const workout = (
  words: string,
  verb: string,
  dimension: Dimension,
  value: OfWorkout['value'],
  more: Partial<OfWorkout> = {},
): OfWorkout => ({ of: 'workout', words, verb, dimension, aggregates, value, ...more });
const set = (
  words: string,
  verb: string,
  dimension: Dimension,
  value: OfSet['value'],
  more: Partial<OfSet> = {},
): OfSet => ({ of: 'set', words, verb, dimension, aggregates, value, ...more });
const distinct = (verb: string, nouns: readonly [string, string], names: Distinct['names']): Distinct => ({
  of: 'distinct',
  onceEnded: true,
  words: nouns[1],
  verb,
  nouns,
  dimension: 'count',
  aggregates: [],
  names,
});

const known = (names: readonly string[]) => names.filter((name) => name !== '');
const some = (value: number) => value || null;
const nouns = (one: string, many: string) => ({ nouns: [one, many] as const });

/** Names by its sets, else its own. */
const ofSetsOr = (
  sets: readonly TrainedSet[],
  namesOf: (set: TrainedSet) => readonly string[],
  own: readonly string[],
) => known(sets.length > 0 ? sets.flatMap(namesOf) : own);

const maximums = new WeakMap<TrainedSet, number | null>();

/** A set's one-repetition maximum, g: of up to ten repetitions. Remembered, since a formula with its ranges costs more than all else. */
function maximumOf(set: TrainedSet): number | null {
  let maximum = maximums.get(set);
  if (maximum === undefined) {
    const estimate = oneRepMax({ load: set.loadGrams, repetitions: set.repetitions });
    maximum = 'none' in estimate ? null : Math.round(estimate.value);
    maximums.set(set, maximum);
  }
  return maximum;
}

/** By the name that stands in rules. */
export const measures = {
  workouts: workout('workouts', 'do', 'count', () => 1, {
    ...sums,
    ...nouns('a workout', 'workouts'),
    onceEnded: true,
  }),
  minutes: workout('minutes of training', 'train for', 'time', ({ activeMs }) => some(activeMs)),
  active_minutes: workout(
    'active minutes',
    'train at moderate intensity or above for',
    'time',
    ({ activeMs, met }) => (met !== null && met >= ACTIVE_MET ? some(activeMs) : null),
    { onceEnded: true },
  ),
  distance: workout('distance', 'cover', 'distance', ({ distanceMm }) => some(distanceMm)),
  energy: workout('energy burned', 'burn', 'energy', ({ energyCal }) => some(energyCal)),
  work: workout('work', 'do work of', 'work', ({ workJ }) => some(workJ)),
  cycles: workout('strokes or steps', 'make', 'count', ({ cycles }) => some(cycles), {
    ...nouns('a stroke or step', 'strokes or steps'),
  }),
  power: workout('mean power', 'hold a mean power of', 'power', ({ averagePowerW }) => averagePowerW, {
    ...mosts,
    onceEnded: true,
  }),
  most_in_a_minute: workout('repetitions in 60 seconds', 'do', 'count', ({ mostInAMinute }) => mostInAMinute, {
    ...mosts,
    ...nouns('a repetition in 60 seconds', 'repetitions in 60 seconds'),
  }),
  personal_bests: workout('personal bests', 'set', 'count', ({ personalBests }) => some(personalBests), {
    ...sums,
    ...nouns('a personal best', 'personal bests'),
  }),
  sets: set('sets', 'do', 'count', () => 1, { ...sums, ...nouns('a set', 'sets') }),
  repetitions: set('repetitions', 'do', 'count', ({ repetitions }) => some(repetitions), {
    ...nouns('a repetition', 'repetitions'),
  }),
  load: set('load', 'lift', 'mass', ({ loadGrams }) => some(loadGrams), mosts),
  weight_volume: set('weight lifted', 'lift a total of', 'mass', ({ repetitions, loadGrams }) =>
    some(repetitions * loadGrams),
  ),
  one_rep_max: set('one-repetition maximum', 'reach a one-repetition maximum of', 'mass', maximumOf, mosts),
  days: distinct('train on', ['one day', 'different days'], ({ day }) => [String(day.day)]),
  exercises: distinct('do', ['an exercise', 'different exercises'], (one, sets) =>
    ofSetsOr(sets, ({ exerciseId }) => [exerciseId], [one.exerciseId]),
  ),
  machines: distinct('use', ['a machine', 'different machines'], ({ equipmentId }) => known([equipmentId])),
  gyms: distinct('train at', ['one gym', 'different gyms'], ({ gymId }) => known([gymId])),
  muscles: distinct('train', ['one muscle', 'different muscles'], (one, sets) =>
    ofSetsOr(sets, (each) => each.muscles, one.muscles),
  ),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];
