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
  const conditions = whereWords(where, nameOf);
  const one = howOften(asked) + conditions;
  if (atLeast && 'norm' in atLeast)
    return `${verb} as many ${nouns?.[1] ?? ''}${one} as are ${bandWords(atLeast.band)} for your sex and age (${atLeast.norm})`;
  if (nouns && isOne(atLeast) && !atMost) return `${verb} ${nouns[0]}${one}`;
  const bounds = nouns && isNone(atMost) ? 'no' : boundsWords(atLeast, atMost);
  // What is long comes last.
  if (isOwn(atLeast) && verb.endsWith(' of')) return `${verb.slice(0, -3)}${conditions} of ${bounds}`;
  return `${verb} ${bounds}${nouns ? ` ${nouns[1]}` : ''}${isOwn(atLeast) && conditions ? ',' : ''}${one}`;
}

const isOwn = (bound: Bound | undefined) => bound !== undefined && !('amount' in bound);
const bandWords = (band: string) => band.replaceAll('_', ' ');
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
  if ('norm' in bound) return `what is ${bandWords(bound.band)} for your sex and age (${bound.norm})`;
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
