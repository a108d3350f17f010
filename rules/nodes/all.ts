/** Everything of a list; how far it is is the mean. */

import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { clauseWords } from '../say.js';
import { type Group, groupOf, meanFraction } from './group.js';
import { inList } from './in-list.js';
import { stepsWords } from './standing.js';

export interface All extends Group {
  readonly kind: 'all';
}

export const all = defineNode<All>({
  kind: 'all',
  comment: 'Met once every one of its conditions is.',
  example: {
    kind: 'all',
    of: [
      { kind: 'target', measure: 'workouts', atLeast: { amount: 8, unit: '' } },
      { kind: 'target', measure: 'machines', atLeast: { amount: 5, unit: '' } },
    ],
  },
  fields: Type.Object({ of: Type.Array(Child, { minItems: 1, maxItems: 50 }) }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  judges: (node, path, court) =>
    groupOf(node, path, court, {
      met: (judges) => judges.every((judge) => judge.met),
      fraction: meanFraction,
    }),
  stands: (_, progress) => stepsWords(progress, 'done'),
  words: ({ of }, say) =>
    clauseWords(
      of.map((one) => inList(one, say)),
      'and',
    ),
});
