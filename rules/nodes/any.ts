/** Anything of a list; how far it is is the furthest. */

import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { clauseWords } from '../say.js';
import { type Group, groupOf } from './group.js';
import { inList } from './in-list.js';
import { percentWords } from './standing.js';

export interface Any extends Group {
  readonly kind: 'any';
}

export const any = defineNode<Any>({
  kind: 'any',
  comment: 'Met once one of its conditions is.',
  example: {
    kind: 'any',
    of: [
      { kind: 'target', measure: 'minutes', atLeast: { amount: 300, unit: 'min' } },
      { kind: 'target', measure: 'weight_volume', atLeast: { amount: 10, unit: 't' } },
    ],
  },
  fields: Type.Object({ of: Type.Array(Child, { minItems: 1, maxItems: 50 }) }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  judges: (node, path, court) =>
    groupOf(node, path, court, {
      met: (judges) => judges.some((judge) => judge.met),
      fraction: (judges) => Math.max(...judges.map((judge) => judge.fraction)),
    }),
  stands: (_, { met, fraction }) => (met ? 'done' : `the nearest is at ${percentWords(fraction)}`),
  words: ({ of }, say) =>
    `${of.length > 1 ? 'either ' : ''}${clauseWords(
      of.map((one) => inList(one, say)),
      'or',
    )}`,
});
