/** Anything of a list; how far it is is the furthest. */
import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { type Group, groupJudge } from './group.js';

export interface Any extends Group {
  readonly kind: 'any';
}

export const any = defineNode<Any>({
  kind: 'any',
  comment: 'Met once one of its conditions is.',
  fields: Type.Object({ of: Type.Array(Child, { minItems: 1, maxItems: 50 }) }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  judge: (node, path, court) =>
    groupJudge(node, path, court, {
      met: (judges) => judges.some((judge) => judge.met),
      fraction: (judges) => Math.max(...judges.map((judge) => judge.fraction)),
    }),
  words: ({ of }, wordsOf) => of.map((one) => `(${wordsOf(one)})`).join(' or '),
});
