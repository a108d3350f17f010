/** Random trees: most can be judged, and broken ones of all kinds. */
import { measureNames, measures } from '../../../../rules/amounts/measures.js';
import { unitsOf } from '../../../../rules/amounts/units.js';
import { check } from '../../../../rules/check.js';
import type { Node } from '../../../../rules/node.js';
import { kindOf } from '../../../../rules/nodes/index.js';
import { november } from '../given.js';
import { exerciseIds, gymIds, muscleNames } from './histories.js';
import type { Random } from './random.js';

type Json = Record<string, unknown>;
/** How many nodes a tree may still have. */
interface Budget {
  left: number;
}

const spans = ['day', 'week', 'month'];
const groups = [...spans, 'visit', 'workout', 'set', 'exercise', 'muscle', 'machine', 'gym'];

const range = (random: Random, low: number, high: number): Json =>
  random.of([
    { atLeast: random.int(low, high) },
    { atMost: random.int(low, high) },
    { below: random.int(low, high) },
    { atLeast: low, atMost: high },
  ]);

/** Conditions; `sets` too, where single sets are looked at. */
export function randomWhere(random: Random, ofSets: boolean): Json {
  const all: Json = {
    exercises: random.some(exerciseIds),
    muscles: random.some(muscleNames),
    equipmentTypes: random.some(['TREADMILL', 'ROWER', 'WEIGHT_STACK', 'BIKE_SPIN', 'CABLE']),
    gyms: [random.of(gymIds)],
    weekdays: random.some([1, 2, 3, 4, 5, 6, 7]),
    timeOfDay: {
      of: random.of(['start', 'end']),
      from: random.of(['00:00', '06:30', '22:00']),
      to: random.of(['07:30', '24:00']),
    },
    minutes: range(random, 5, 40),
    elapsed: range(random, 5, 60),
    met: range(random, 2, 8),
    heartRateReserve: range(random, 40, 90),
    sensor: true,
    ...(ofSets && {
      setSize: range(random, 5, 20),
      load: { atLeast: { amount: random.int(0, 60), unit: 'kg' }, atMost: { amount: 200, unit: 'lb' } },
      oneRepMaxShare: range(random, 50, 90),
    }),
  };
  const names = random.some(Object.keys(all)).slice(0, 3);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

function randomTarget(random: Random): Node {
  const measure = random.of(measureNames);
  const { dimension, aggregates, of } = measures[measure];
  const aggregate = of === 'distinct' ? undefined : random.of<string>(aggregates);
  const amount = (most: number) => ({ amount: random.int(1, most), unit: random.of(unitsOf(dimension)) });
  const baseline = { baseline: random.of(['mean', 'most', 'sum']), days: random.int(1, 60), times: 1.1 };
  const bound = random.once(8) && of !== 'distinct' ? baseline : amount(random.of([3, 30, 1_000]));
  const own = random.of([
    { own: 'one_rep_max', times: 0.8 },
    { norm: 'acsm-push-ups', band: 'good' },
  ]);
  const isOwn = random.once(12) && aggregate === 'most';
  return {
    kind: 'target',
    ...{
      measure,
      ...(aggregate !== undefined && aggregate !== 'sum' && { aggregate }),
      ...(random.once(2) && { where: randomWhere(random, of !== 'workout') }),
      ...(random.once(8) ? { atMost: amount(1_000) } : { atLeast: isOwn ? own : bound }),
      ...(random.once(10) &&
        aggregate === 'sum' && { cap: { per: random.of([...spans, 'workout']), amount: amount(100) } }),
    },
  };
}

/** A node with what is in it, of at most so many nodes. */
export function randomNode(random: Random, depth = 5, budget: Budget = { left: 40 }): Node {
  budget.left -= 1;
  if (depth <= 1 || budget.left <= 0 || random.once(4)) return randomTarget(random);
  const rule = () => randomNode(random, depth - 1, budget);
  const list = (least: number, most: number) => Array.from({ length: random.int(least, most) }, rule);
  const node = (kind: string, fields: Json): Node => ({ kind, ...fields });
  switch (random.int(0, 9)) {
    case 0:
      return node('all', { of: list(1, 6) });
    case 1:
      return node('any', { of: list(1, 6) });
    case 2:
      return node('at_least', { count: random.int(1, 2), of: list(2, 6) });
    case 3:
      return node('not', { rule: rule() });
    case 4:
    case 5:
      return node('each', { each: random.of(groups), atLeast: random.int(1, 4), rule: rule() });
    case 6:
      return node('streak', { each: random.of(spans), count: 2, ...(random.once(2) && { grace: 1 }), rule: rule() });
    case 7:
      return random.once(2)
        ? node('within', { from: '2026-11-01', to: random.of(['2026-11-01', '2026-11-07']), rule: rule() })
        : node('rolling', { days: random.int(1, 14), rule: rule() });
    case 8:
      return node('sequence', {
        steps: list(2, 3).map((each, i) => ({ ...(i > 0 && random.once(2) && { withinMinutes: 90 }), rule: each })),
      });
    default:
      return node('points', {
        ...(random.once(2) && { each: random.of(spans) }),
        ladders: [list(1, 3), list(1, 2)].map((rungs) =>
          rungs.map((each) => ({ points: random.int(1, 20), rule: each })),
        ),
        ...(random.once(2) && { cap: 15 }),
        atLeast: random.int(1, 30),
      });
  }
}

/** What may stand at the root alone is there now and then. */
export function randomRoot(random: Random, depth = 5, budget: Budget = { left: 40 }): Node {
  if (random.once(12))
    return {
      kind: 'tiers',
      ...{ tiers: ['bronze', 'silver'].map((name) => ({ name, rule: randomNode(random, depth - 1, budget) })) },
    };
  if (random.once(12))
    return {
      kind: 'team',
      ...{
        ...(random.once(2) && { each: 'week', atLeast: 1 }),
        conditions: ['sum', 'mean', 'every'].map((across) => ({ across, rule: randomTarget(random) })),
      },
    };
  if (random.once(12))
    return { kind: 'ranking', ...{ measure: 'energy', across: 'mean', where: randomWhere(random, false) } };
  return randomNode(random, depth, budget);
}

/** So many nodes. */
export const sizeOf = (node: Node): number =>
  1 + (kindOf(node)?.children(node) ?? []).reduce((sum, [, child]) => sum + sizeOf(child), 0);

/** Many small ones under a few conditions: a large one drawn at once is hardly ever sound. */
export function largeRoot(random: Random): Node {
  const size = random.int(5, random.of([20, 60, 200]));
  const parts: Node[] = [];
  for (let nodes = 0; nodes < size; nodes += sizeOf(parts.at(-1) as Node)) {
    let part = randomNode(random, 4, { left: 12 });
    while (check({ schema: 1, root: part }, november).length > 0) part = randomNode(random, 4, { left: 12 });
    parts.push(part);
  }
  const lists = Array.from({ length: Math.ceil(parts.length / 50) }, (_, i) => parts.slice(i * 50, i * 50 + 50));
  const inner = lists.map((of): Node => ({ kind: random.of(['all', 'any']), ...{ of } }));
  return { kind: 'all', ...{ of: inner } };
}

/** The same with another number somewhere, as an administrator edits. */
export function edited(random: Random, value: unknown): unknown {
  if (typeof value === 'number') return value + random.int(1, 3);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.with(0, edited(random, value[0]));
  const inner = Object.keys(value).filter((name) => typeof (value as Json)[name] === 'object' || name === 'amount');
  if (inner.length === 0) return value;
  const name = random.of(inner);
  return { ...value, [name]: edited(random, (value as Json)[name]) };
}

const rubbish: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  0.5,
  '',
  'day',
  true,
  [],
  {},
  [[]],
  { kind: 'all' },
  { kind: '__proto__' },
  { kind: 'target' },
  'x'.repeat(5_000),
  [{}, {}],
  { amount: 1, unit: 'parsec' },
  JSON.parse('{"__proto__":{"kind":"all"},"kind":"constructor"}'),
];

/** The same with one thing in it changed, left out or added, somewhere. */
export function broken(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.once(12)) return random.of(rubbish);
  if (Array.isArray(value)) {
    const place = random.int(0, value.length);
    return value.length > 0 && random.once(6)
      ? value.toSpliced(place, 1)
      : value.toSpliced(place, 1, broken(random, value[place]));
  }
  const names = Object.keys(value);
  const name =
    random.once(10) || names.length === 0 ? random.of(['of', 'rule', 'each', 'extra', 'where']) : random.of(names);
  const { [name]: was, ...others } = value as Json;
  return random.once(6) ? others : { ...others, [name]: broken(random, was) };
}
