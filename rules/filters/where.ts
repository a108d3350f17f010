/** All conditions that a rule may set, and what is left of a workout under them. */
import { Type } from 'typebox';
import type { TrainedSet, TrainedWorkout } from '../facts.js';
import type { Reason } from '../reasons.js';
import type { Scene } from '../scene.js';
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

/** By the name that stands in rules; the first that fails is told. */
const filters = {
  exercises,
  equipmentTypes,
  muscles,
  gyms,
  weekdays,
  timeOfDay,
  sensor,
  minutes,
  met,
  heartRateReserve,
  load,
  oneRepMaxShare,
  setSize,
};
type FilterName = keyof typeof filters;

const properties = {} as { [Name in FilterName]: ReturnType<typeof Type.Optional> };
for (const [name, { schema }] of Object.entries(filters)) properties[name as FilterName] = Type.Optional(schema);

/** Conditions; all of them must hold. */
export type Where = {
  readonly [Name in FilterName]?: (typeof filters)[Name] extends Filter<infer Value> ? Value : never;
};
export const Where = Type.Unsafe<Where>(Type.Object(properties, { additionalProperties: false, minProperties: 1 }));

type Set<Name extends FilterName = FilterName> = readonly [name: Name, filter: Filter<unknown>, value: unknown];

/** The conditions that are set, in the order of the list. */
const set = (where: Where): Set[] =>
  (Object.entries(filters) as [FilterName, Filter<unknown>][]).flatMap(([name, filter]): Set[] =>
    where[name] === undefined ? [] : [[name, filter, where[name]]],
  );

/** What is left of a workout: its sets that pass; or why nothing is. */
export type Left = { readonly sets: readonly TrainedSet[] } | { readonly failed: Reason };

export function filtered(where: Where | undefined, workout: TrainedWorkout, scene: Scene): Left {
  if (where === undefined) return { sets: workout.sets };
  const conditions = set(where);
  for (const [, { workout: fails }, value] of conditions) {
    const failed = fails?.(value, workout, scene);
    if (failed) return { failed };
  }
  let nearest: Reason | null = null;
  const sets = workout.sets.filter((one) => {
    for (const [, { set: fails }, value] of conditions) {
      const failed = fails?.(value, one, workout, scene);
      if (!failed) continue;
      nearest = failed;
      return false;
    }
    return true;
  });
  return sets.length === 0 && nearest ? { failed: nearest } : { sets };
}

/** Whether a condition looks at single sets alone, so that it says nothing of a whole workout's figures. */
export const looksAtSets = (where: Where | undefined): FilterName[] =>
  where === undefined ? [] : set(where).flatMap(([name, filter]) => (filter.workout ? [] : [name]));

/** Conditions that nothing can pass, by name. */
export const contradictions = (where: Where): { name: string; why: string }[] =>
  set(where).flatMap(([name, { contradiction }, value]) => {
    const why = contradiction?.(value);
    return why ? [{ name, why }] : [];
  });

/** ` on treadmills at at least 3 MET`; '' without conditions. */
export const whereWords = (where: Where | undefined): string =>
  where === undefined
    ? ''
    : set(where)
        .map(([, filter, value]) => ` ${filter.words(value)}`)
        .join('');
