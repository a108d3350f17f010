/** What a target can ask for that nobody can do, or nobody can say. */
import { type Bound, isAmount, isOfTheDay } from '../amounts/bound.js';
import { measureOf } from '../amounts/figure.js';
import { bandsOf } from '../amounts/norms.js';
import { inOwnUnit, unitsOf } from '../amounts/units.js';
import { contradictions, looksAtSets } from '../filters/where.js';
import type { Around, Fault } from '../node.js';
import { faultsOfCap } from './cap.js';
import type { Target } from './target-judge.js';

/** Everything that is wrong with a target whose shape is right. */
export const faultsOfTarget = (node: Target, around: Around): Fault[] => [
  ...faultsOfMeasure(node),
  ...faultsOfWhere(node),
  ...faultsOfBound(node, 'atLeast'),
  ...faultsOfBound(node, 'atMost'),
  ...faultsOfBoth(node),
  ...faultsOfCap(node, around),
];

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
  const fault = (place: string, message: string) => [{ path: `/${name}${place}`, message }];
  if (isAmount(bound)) {
    const units = unitsOf(dimension);
    if (!units.includes(bound.unit))
      return fault(
        '/unit',
        units.includes('') ? `${node.measure} has no unit: write ''` : `${node.measure} is in ${units.join(', ')}`,
      );
    const isNothing = name === 'atLeast' && inOwnUnit(dimension, bound) <= 0;
    return isNothing ? fault('/amount', 'is met by doing nothing: it must be above 0') : [];
  }
  return isOfTheDay(bound)
    ? faultsOfTheDay(node, bound).flatMap(({ path, message }) => fault(path, message))
    : of === 'distinct'
      ? fault('/baseline', `${node.measure} has no baseline`)
      : [];
}

function faultsOfTheDay(node: Target, bound: Bound): Fault[] {
  if (node.aggregate !== 'most')
    return [
      {
        path: '',
        message: "the member's value of the day can be compared with the most of a workout only: aggregate most",
      },
    ];
  if ('own' in bound && node.measure !== 'load' && node.measure !== 'one_rep_max')
    return [{ path: '/own', message: 'a one-repetition maximum can be compared with load or one_rep_max' }];
  if (!('norm' in bound)) return [];
  if (measureOf(node).dimension !== 'count')
    return [{ path: '/norm', message: `the table is of repetitions, not of ${node.measure}` }];
  const bands = bandsOf(bound.norm);
  return bands.includes(bound.band)
    ? []
    : [{ path: '/band', message: `${bound.norm} has the bands ${bands.join(', ')}` }];
}

function faultsOfBoth(node: Target): Fault[] {
  const { atLeast, atMost } = node;
  const { dimension } = measureOf(node);
  if (!atLeast || !atMost || !isAmount(atLeast) || !isAmount(atMost)) return [];
  return inOwnUnit(dimension, atLeast) > inOwnUnit(dimension, atMost)
    ? [{ path: '/atMost', message: 'is below atLeast: nothing can meet both' }]
    : [];
}
