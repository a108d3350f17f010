/** So many of a list; how far it is is the mean of the furthest so many. */
import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { type Group, groupJudge } from './group.js';

export interface AtLeast extends Group {
  readonly kind: 'at_least';
  readonly count: number;
}

export const atLeast = defineNode<AtLeast>({
  kind: 'at_least',
  comment: 'Met once `count` of its conditions are.',
  fields: Type.Object({
    count: Type.Integer({ minimum: 1, maximum: 50 }),
    of: Type.Array(Child, { minItems: 1, maxItems: 50 }),
  }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  check: ({ count, of }) =>
    count > of.length ? [{ path: '/count', message: `asks for ${count} of ${of.length} conditions` }] : [],
  judge: (node, path, court) =>
    groupJudge(node, path, court, {
      met: (judges) => judges.filter((judge) => judge.met).length >= node.count,
      fraction: (judges) =>
        judges
          .map((judge) => judge.fraction)
          .sort((a, b) => b - a)
          .slice(0, node.count)
          .reduce((sum, fraction) => sum + fraction, 0) / node.count,
    }),
  words: ({ count, of }, wordsOf) => `at least ${count} of: ${of.map((one) => `(${wordsOf(one)})`).join(', ')}`,
});
