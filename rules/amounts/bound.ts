/** What an amount is held against: written in the rule, or the member's own. */
import { type Static, Type } from 'typebox';
import type { TrainedSet } from '../facts.js';
import type { Scene } from '../scene.js';
import type { Seen } from '../seen.js';
import { Baseline, baselineOf } from './baseline.js';
import { type Measured, measureOf } from './figure.js';
import { bandBound, bandNorms } from './norms.js';
import { type Amount, allUnits, inOwnUnit } from './units.js';

const plain = { additionalProperties: false };
export const AmountSchema = Type.Object(
  { amount: Type.Number({ minimum: 0, maximum: 1e12 }), unit: Type.Enum(allUnits) },
  plain,
);
const Own = Type.Object(
  {
    own: Type.Literal('one_rep_max'),
    times: Type.Number({ exclusiveMinimum: 0, maximum: 100, description: 'How many times the own value.' }),
  },
  plain,
);
const Band = Type.Object({ norm: Type.Enum(Object.keys(bandNorms)), band: Type.String({ maxLength: 40 }) }, plain);

/**
 * An amount; what they did in the days before joining; the member's own one-repetition maximum of the exercise and machine as the day
 * began; or where a band of a published norm begins at their sex and age.
 */
export const Bound = Type.Union([AmountSchema, Baseline, Own, Band]);
export type Bound = Static<typeof Bound>;

/** An upper bound is the same at all times. */
export const Limit = Type.Union([AmountSchema, Baseline]);
export type Limit = Static<typeof Limit>;
type OfTheDay = Exclude<Bound, Limit>;

/** Whether it is the same for everybody at all times. */
export const isAmount = (bound: Bound): bound is Amount => 'amount' in bound;
/** Whether it depends on the day of the workout. */
export const isOfTheDay = (bound: Bound): bound is OfTheDay => 'own' in bound || 'norm' in bound;

/** The bound in the own unit of the measure's dimension; null: the member's own is not known. */
export const limitOf = (limit: Limit, measured: Measured, scene: Scene): number | null =>
  'amount' in limit ? inOwnUnit(measureOf(measured).dimension, limit) : baselineOf(limit, measured, scene);

/** The bound for the value of a workout, or of a set of it, in the own unit; null: the member's own is not known. */
export function boundOfTheDay(bound: OfTheDay, set: TrainedSet | null, workout: Seen, scene: Scene): number | null {
  const { day, exerciseId, equipmentModel } = workout;
  if ('norm' in bound) return bandBound(bound.norm, bound.band, scene.sex, scene.ageOn(day));
  const kg = scene.metricOn(day, 'one_rep_max', set?.exerciseId ?? exerciseId, equipmentModel);
  return kg === null || kg <= 0 ? null : Math.round(kg * 1_000 * bound.times);
}
