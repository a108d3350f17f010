/** What a target asks for, as a sentence. */
import { whereWords } from '../filters/where.js';
import type { NameOf } from '../say.js';
import { numberWords } from '../say.js';
import type { Bound, Limit } from './bound.js';
import { type Measured, measureOf } from './figure.js';
import { amountText } from './units.js';

interface Asked extends Measured {
  readonly atLeast?: Bound;
  readonly atMost?: Limit;
}

/** `burn at least 2,000 kcal on treadmills`. */
export function askWords(asked: Asked, nameOf: NameOf): string {
  const { atLeast, atMost, where } = asked;
  const { verb, nouns } = measureOf(asked);
  const conditions = whereWords(where, nameOf) + howOften(asked);
  if (atLeast && 'norm' in atLeast) {
    const things = nouns?.[1] ?? '';
    return `${verb} as many ${things}${conditions} as are ${atLeast.band.replaceAll('_', ' ')} for your sex and age (${atLeast.norm})`;
  }
  if (nouns && isOne(atLeast) && !atMost) return `${verb} ${nouns[0]}${conditions}`;
  const bounds = nouns && isNone(atMost) ? 'no' : boundsWords(atLeast, atMost);
  const own = [atLeast, atMost].some((bound) => bound && !('amount' in bound));
  return `${verb} ${bounds}${nouns ? ` ${nouns[1]}` : ''}${own && conditions ? ',' : ''}${conditions}`;
}

const isOne = (bound: Bound | undefined) => bound !== undefined && 'amount' in bound && bound.amount === 1;
const isNone = (bound: Bound | undefined) => bound !== undefined && 'amount' in bound && bound.amount === 0;

function boundsWords(atLeast: Bound | undefined, atMost: Limit | undefined): string {
  if (!atMost) return atLeast ? `at least ${boundWords(atLeast)}` : '';
  if (!atLeast) return `at most ${boundWords(atMost)}`;
  return `at least ${boundWords(atLeast)} and at most ${boundWords(atMost)}`;
}

/** `20 min`, `1.1 times your mean of the 28 days before joining`. */
export function boundWords(bound: Bound): string {
  if ('amount' in bound) return amountText(bound);
  if ('norm' in bound) return `what is ${bound.band.replaceAll('_', ' ')} for your sex and age (${bound.norm})`;
  const times = bound.times === 1 ? '' : `${numberWords(bound.times)} times `;
  if ('own' in bound) return `${times}your one-repetition maximum`;
  const what = { mean: 'mean', most: 'best', sum: 'total' }[bound.baseline];
  return `${times}your ${what} of the ${bound.days} days before joining`;
}

function howOften(asked: Measured): string {
  const { of } = measureOf(asked);
  if (asked.aggregate === 'mean') return ` a ${of}, on average`;
  // A mean power, or a maximum, is of one already.
  if (asked.aggregate !== 'most' || asked.measure === 'one_rep_max' || asked.measure === 'most_in_a_minute') return '';
  return ` in one ${of}`;
}
