/** The leaf: so much of something, under conditions. */
import { Type } from 'typebox';
import { AmountSchema, Bound, boundWords, isAmount, isOfTheDay } from '../amounts/bound.js';
import { measureOf } from '../amounts/figure.js';
import { aggregates, measureNames } from '../amounts/measures.js';
import { bandsOf } from '../amounts/norms.js';
import { amountText, inOwnUnit, unitsOf } from '../amounts/units.js';
import { spans } from '../calendar.js';
import { contradictions, looksAtSets, Where, whereWords } from '../filters/where.js';
import { defineNode, type Fault } from '../node.js';
import { type Target, targetJudge } from './target-judge.js';

/** More of it never makes less, so what is reached stays reached. */
const onlyRises = ({ aggregate, atMost }: Target) => aggregate !== 'mean' && atMost === undefined;

export const target = defineNode<Target>({
  kind: 'target',
  comment:
    'Met by at least (or at most, or both) so much of a measure, added up, the most of a workout or set, or the mean.',
  fields: Type.Object({
    measure: Type.Enum(measureNames),
    aggregate: Type.Optional(Type.Enum(aggregates)),
    where: Type.Optional(Where),
    atLeast: Type.Optional(Bound),
    atMost: Type.Optional(Bound),
    cap: Type.Optional(
      Type.Object(
        { per: Type.Enum([...spans, 'workout']), amount: AmountSchema },
        { additionalProperties: false, description: 'The most that counts in each.' },
      ),
    ),
  }),
  children: () => [],
  monotone: onlyRises,
  check: (node, { days, within }) => [
    ...faultsOfMeasure(node),
    ...faultsOfWhere(node),
    ...(['atLeast', 'atMost'] as const).flatMap((name) => faultsOfBound(node, name)),
    ...faultsOfCap(node, days, within),
  ],
  judge: targetJudge,
  words(node) {
    const { measure, aggregate = 'sum', where, atLeast, atMost, cap } = node;
    const { words, of } = measureOf(node);
    const bounds = [atLeast && `at least ${boundWords(atLeast)}`, atMost && `at most ${boundWords(atMost)}`];
    const how = of === 'distinct' || measure === 'workouts' || measure === 'sets' ? '' : aggregateWords[aggregate];
    const capped = cap ? `, of which at most ${amountText(cap.amount)} a ${cap.per} count` : '';
    return `${bounds.filter(Boolean).join(' and ')} ${how}${words}${whereWords(where)}${capped}`;
  },
});

const aggregateWords = { sum: '', most: 'in the best: ', mean: 'on the mean: ' } as const;

function faultsOfMeasure({ aggregate, measure, atLeast, atMost }: Target): Fault[] {
  const { of, aggregates: may } = measureOf({ measure });
  const faults: Fault[] = [];
  if (!atLeast && !atMost) faults.push({ path: '', message: 'needs atLeast, atMost or both' });
  if (of === 'distinct' && aggregate) {
    faults.push({ path: '/aggregate', message: `${measure} counts different ones: leave the aggregate out` });
  } else if (of !== 'distinct' && !(may as readonly string[]).includes(aggregate ?? 'sum')) {
    faults.push({ path: '/aggregate', message: `${measure} can be: ${may.join(', ')}` });
  }
  return faults;
}

function faultsOfWhere({ measure, where }: Target): Fault[] {
  if (!where) return [];
  const empty = contradictions(where).map(({ name, why }) => ({
    path: `/where/${name}`,
    message: `nothing can pass: ${why}`,
  }));
  if (measureOf({ measure }).of !== 'workout') return empty;
  const ofSets = looksAtSets(where).map((name) => ({
    path: `/where/${name}`,
    message: `looks at single sets, but ${measure} is of whole workouts`,
  }));
  return [...empty, ...ofSets];
}

function faultsOfBound(node: Target, name: 'atLeast' | 'atMost'): Fault[] {
  const bound = node[name];
  if (!bound) return [];
  const { dimension, of } = measureOf(node);
  if (isAmount(bound)) {
    const units = unitsOf(dimension);
    if (!units.includes(bound.unit))
      return [
        { path: `/${name}/unit`, message: `${node.measure} is in ${units.map((unit) => unit || "''").join(', ')}` },
      ];
    if (name === 'atLeast' && inOwnUnit(dimension, bound) <= 0)
      return [{ path: `/${name}/amount`, message: 'is met by doing nothing: it must be above 0' }];
    const [low, high] = [node.atLeast, node.atMost];
    const isEmpty =
      name === 'atMost' &&
      low &&
      high &&
      isAmount(low) &&
      isAmount(high) &&
      inOwnUnit(dimension, low) > inOwnUnit(dimension, high);
    return isEmpty ? [{ path: '/atMost', message: 'is below atLeast: nothing can meet both' }] : [];
  }
  if (isOfTheDay(bound) && node.aggregate !== 'most')
    return [
      {
        path: `/${name}`,
        message: "the member's value of the day can be compared with the most of a workout only: aggregate most",
      },
    ];
  if ('own' in bound && !['load', 'one_rep_max'].includes(node.measure))
    return [{ path: `/${name}/own`, message: 'a one-repetition maximum can be compared with load or one_rep_max' }];
  if ('norm' in bound && dimension !== 'count')
    return [{ path: `/${name}/norm`, message: `the table is of repetitions, not of ${node.measure}` }];
  if ('norm' in bound && !bandsOf(bound.norm).includes(bound.band))
    return [{ path: `/${name}/band`, message: `${bound.norm} has the bands ${bandsOf(bound.norm).join(', ')}` }];
  if ('baseline' in bound && of === 'distinct')
    return [{ path: `/${name}/baseline`, message: `${node.measure} has no baseline` }];
  return [];
}

function faultsOfCap(node: Target, days: number, within: readonly string[]): Fault[] {
  const { cap, atLeast, aggregate = 'sum' } = node;
  if (!cap) return [];
  const { dimension, of } = measureOf(node);
  if (of === 'distinct' || aggregate !== 'sum') return [{ path: '/cap', message: 'only a sum can be capped' }];
  if (!unitsOf(dimension).includes(cap.amount.unit))
    return [{ path: '/cap/amount/unit', message: `${node.measure} is in ${unitsOf(dimension).join(', ')}` }];
  const most = inOwnUnit(dimension, cap.amount);
  if (most <= 0) return [{ path: '/cap/amount', message: 'must be above 0' }];
  if (!atLeast || !isAmount(atLeast) || cap.per === 'workout') return [];
  const daysOf = { day: 1, week: 7, month: 28 } as const;
  const inOne = within.some((kind) => kind === `each ${cap.per}`);
  const times = inOne
    ? 1
    : Math.floor((days + 2 * (daysOf[cap.per] - 1)) / daysOf[cap.per]) + (cap.per === 'day' ? 0 : 1);
  return inOwnUnit(dimension, atLeast) > most * times
    ? [{ path: '/cap', message: `${times} times the cap are less than what atLeast asks for` }]
    : [];
}
