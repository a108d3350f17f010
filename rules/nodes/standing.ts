/** How one stands, in words. */
import { measureOf } from '../amounts/figure.js';
import { amountText, givenText, readable } from '../amounts/units.js';
import type { Progress, Stand } from '../node.js';
import { numberWords } from '../say.js';
import { type GroupName, isSpan } from './groups.js';
import type { Target } from './target-judge.js';

/** `12 of 20`. */
export const countWords = ({ value = 0, target = 0 }: Progress): string =>
  `${numberWords(value)} of ${numberWords(target)}`;

/** `45%`. */
export const percentWords = (fraction: number): string => `${Math.floor(fraction * 100)}%`;

/** `2 of 3 done`. */
export const stepsWords = ({ of = [] }: Progress, done: string): string =>
  `${of.filter(({ met }) => met).length} of ${of.length} ${done}`;

/** `; today 18 of 30 min`, of the group that is going on. */
export function presentWords(each: GroupName, { group, met }: Progress, { of, nameOf }: Stand): string {
  if (group === undefined || met) return '';
  const when = each === 'day' ? 'today' : isSpan(each) || each === 'visit' ? `this ${each}` : '';
  const isNamed = each === 'exercise' || each === 'muscle' || each === 'machine' || each === 'gym';
  return isNamed ? `; ${nameOf(group)}: ${of(0)}` : when && `; ${when} ${of(0)}`;
}

/** `1,500 of 2,000 m`; in the unit in which the rule is written. */
export function targetStands(node: Target, { value = 0, target, atMost, missing }: Progress): string {
  if (missing) return `cannot be judged: ${missing} is not known`;
  const { dimension, nouns } = measureOf(node);
  const written = node.atLeast ?? node.atMost;
  const unit = written && 'amount' in written ? written.unit : undefined;
  const text = (amount: number) => amountText(readable(dimension, amount, unit));
  const given = givenText(readable(dimension, value, unit));
  const things = nouns ? ` ${nouns[1]}` : '';
  const most = atMost === undefined ? '' : `${text(atMost)} at most`;
  if (target === undefined) return `${given} of ${most}${things}`;
  const has = given.replace(/ \D+$/, '');
  return `${has} of ${text(target)}${things}${most && `, ${most}`}`;
}
