/** Everything of a list; how far it is is the mean. */
import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { type Group, groupJudge } from './group.js';

export interface All extends Group {
  readonly kind: 'all';
}

export const all = defineNode<All>({
  kind: 'all',
  comment: 'Met once every one of its conditions is.',
  fields: Type.Object({ of: Type.Array(Child, { minItems: 1, maxItems: 50 }) }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  judge: (node, path, court) =>
    groupJudge(node, path, court, {
      met: (judges) => judges.every((judge) => judge.met),
      fraction: (judges) => judges.reduce((sum, judge) => sum + judge.fraction, 0) / judges.length,
    }),
  words: ({ of }, wordsOf) => (of.length === 1 ? of : of).map((one) => bracketed(wordsOf(one))).join(' and '),
});

/** Words with a list of their own stand in brackets. */
const bracketed = (words: string) => (/ (and|or) /.test(words) ? `(${words})` : words);
