/** All conditions that a rule may set, by the name that stands in rules. */
import { Type } from 'typebox';
import type { NameOf } from '../say.js';
import { elapsed } from './elapsed.js';
import { equipmentTypes } from './equipment-types.js';
import { exercises } from './exercises.js';
import type { Filter } from './filter.js';
import { gyms } from './gyms.js';
import { heartRateReserve } from './heart-rate-reserve.js';
import { load } from './load.js';
import { met } from './met.js';
import { minutes } from './minutes.js';
import { muscles } from './muscles.js';
import { oneRepMaxShare } from './one-rep-max-share.js';
import { sensor } from './sensor.js';
import { setSize } from './set-size.js';
import { timeOfDay } from './time-of-day.js';
import { weekdays } from './weekdays.js';

/** In the order in which they stand in sentences; the first that fails is told. */
export const filters = {
  setSize,
  load,
  oneRepMaxShare,
  exercises,
  muscles,
  equipmentTypes,
  gyms,
  weekdays,
  timeOfDay,
  minutes,
  elapsed,
  met,
  heartRateReserve,
  sensor,
};
type FilterName = keyof typeof filters;

const properties = {} as { [Name in FilterName]: ReturnType<typeof Type.Optional> };
for (const [name, { schema }] of Object.entries(filters)) properties[name as FilterName] = Type.Optional(schema);

/** Conditions; all of them must hold. */
export type Where = {
  readonly [Name in FilterName]?: (typeof filters)[Name] extends Filter<infer Value> ? Value : never;
};
export const Where = Type.Unsafe<Where>(Type.Object(properties, { additionalProperties: false, minProperties: 1 }));

type Condition = readonly [name: FilterName, filter: Filter<unknown>, value: unknown];

const inOrder = Object.entries(filters) as [FilterName, Filter<unknown>][];

/** The conditions that are set, in the order of the list. */
export const conditionsOf = (where: Where | undefined): Condition[] =>
  where === undefined
    ? []
    : inOrder.flatMap(([name, filter]): Condition[] =>
        where[name] === undefined ? [] : [[name, filter, where[name]]],
      );

/** Conditions that look at single sets alone, so that they say nothing of a whole workout's figures. */
export const looksAtSets = (where: Where): FilterName[] =>
  conditionsOf(where).flatMap(([name, filter]) => (filter.workout ? [] : [name]));

/** Conditions that nothing can pass, by name. */
export const contradictions = (where: Where): { name: string; why: string }[] =>
  conditionsOf(where).flatMap(([name, { contradiction }, value]) => {
    const why = contradiction?.(value);
    return why ? [{ name, why }] : [];
  });

/** ` on treadmills at at least 3 MET`; '' without conditions. */
export const whereWords = (where: Where | undefined, nameOf: NameOf): string =>
  conditionsOf(where)
    .map(([, filter, value]) => ` ${filter.words(value, nameOf)}`)
    .join('');
