/** What an amount is held against: written in the rule, or the member's own. */
import { type Static, Type } from 'typebox';
import { DAY_MS } from '../calendar.js';
import type { TrainedWorkout } from '../facts.js';
import type { Scene } from '../scene.js';
import { figureOf, type Measured, measureOf } from './figure.js';
import { bandBound, bandNorms } from './norms.js';
import { type Amount, allUnits, amountText, inOwnUnit } from './units.js';

const plain = { additionalProperties: false };
export const AmountSchema = Type.Object(
  { amount: Type.Number({ minimum: 0, maximum: 1e12 }), unit: Type.Enum(allUnits) },
  plain,
);
const times = Type.Number({ exclusiveMinimum: 0, maximum: 100, description: 'How many times the own value.' });
const Own = Type.Object({ own: Type.Literal('one_rep_max'), times }, plain);
const Baseline = Type.Object(
  {
    baseline: Type.Union([Type.Literal('mean'), Type.Literal('most'), Type.Literal('sum')]),
    days: Type.Integer({ minimum: 1, maximum: 366, description: 'Days before joining.' }),
    times,
  },
  plain,
);
const Band = Type.Object({ norm: Type.Enum(Object.keys(bandNorms)), band: Type.String({ maxLength: 40 }) }, plain);

/**
 * An amount; the member's own one-repetition maximum of the exercise and machine as the day began; what they did in the days
 * before joining; or where a band of a published norm begins at their sex and age.
 */
export const Bound = Type.Union([AmountSchema, Own, Baseline, Band]);
export type Bound = Static<typeof Bound>;

/** Whether it is the same for everybody at all times. */
export const isAmount = (bound: Bound): bound is Amount => 'amount' in bound;
/** Whether it depends on the day of the workout. */
export const isOfTheDay = (bound: Bound): boolean => 'own' in bound || 'norm' in bound;

/** The bound in the own unit of the measure's dimension; null: the member's own is not known. Without a workout, as of joining. */
export function boundOf(bound: Bound, measured: Measured, scene: Scene, workout: TrainedWorkout | null): number | null {
  if ('amount' in bound) return inOwnUnit(measureOf(measured).dimension, bound);
  if ('baseline' in bound) return baselineOf(bound, measured, scene);
  const at = workout?.startedAt ?? scene.terms.joinedAt;
  if ('norm' in bound) return bandBound(bound.norm, bound.band, scene.sex, scene.ageAt(at));
  if (workout === null) return null;
  const [set] = workout.sets;
  const kg = scene.metricOn(at, 'one_rep_max', set?.exerciseId ?? workout.exerciseId, workout.equipmentModel);
  return kg === null ? null : Math.round(kg * 1_000 * bound.times);
}

function baselineOf(bound: Static<typeof Baseline>, measured: Measured, scene: Scene): number | null {
  const { joinedAt } = scene.terms;
  const values = scene.workouts
    .filter(({ startedAt }) => joinedAt - bound.days * DAY_MS <= startedAt && startedAt < joinedAt)
    .flatMap((workout) => {
      const figure = figureOf(measured, workout, scene);
      if (!('values' in figure)) return [];
      return [measured.aggregate === 'most' ? Math.max(...figure.values) : figure.values.reduce((a, b) => a + b, 0)];
    });
  if (values.length === 0) return null;
  const sum = values.reduce((a, b) => a + b, 0);
  const value = bound.baseline === 'most' ? Math.max(...values) : bound.baseline === 'sum' ? sum : sum / values.length;
  return Math.round(value * bound.times);
}

/** `20 min`, `1.1 times their mean of the 28 days before joining`. */
export function boundWords(bound: Bound): string {
  if ('amount' in bound) return amountText(bound);
  if ('own' in bound) return `${bound.times} times their own one-repetition maximum`;
  if ('norm' in bound) return `what is ${bound.band.replaceAll('_', ' ')} for their sex and age (${bound.norm})`;
  return `${bound.times} times their ${bound.baseline} of the ${bound.days} days before joining`;
}
