/** So many of a list; how far it is is the mean of the furthest so many. */
import { Type } from 'typebox';
import { Child, defineNode, listed } from '../node.js';
import { type Group, groupOf } from './group.js';
import { inList } from './in-list.js';

export interface AtLeast extends Group {
  readonly kind: 'at_least';
  readonly count: number;
}

export const atLeast = defineNode<AtLeast>({
  kind: 'at_least',
  comment: 'Met once `count` of its conditions are.',
  example: {
    kind: 'at_least',
    count: 2,
    of: [
      { kind: 'target', measure: 'distance', where: { equipmentTypes: ['ROWER'] }, atLeast: { amount: 5, unit: 'km' } },
      {
        kind: 'target',
        measure: 'distance',
        where: { equipmentTypes: ['TREADMILL'] },
        atLeast: { amount: 10, unit: 'km' },
      },
      { kind: 'target', measure: 'sets', atLeast: { amount: 50, unit: '' } },
    ],
  },
  fields: Type.Object({
    count: Type.Integer({ minimum: 1, maximum: 50 }),
    of: Type.Array(Child, { minItems: 1, maxItems: 50 }),
  }),
  children: listed,
  monotone: ({ of }, isMonotone) => of.every(isMonotone),
  check: ({ count, of }) =>
    count > of.length ? [{ path: '/count', message: `asks for ${count} of ${of.length} conditions` }] : [],
  judges: (node, path, court) =>
    groupOf(node, path, court, {
      met: (judges) => judges.filter((judge) => judge.met).length >= node.count,
      fraction: (judges) =>
        judges
          .map((judge) => judge.fraction)
          .sort((a, b) => b - a)
          .slice(0, node.count)
          .reduce((sum, fraction) => sum + fraction, 0) / node.count,
    }),
  stands: ({ count }, { of = [] }) => `${of.filter(({ met }) => met).length} of ${count} done`,
  words: ({ count, of }, say) => `do at least ${count} of these: ${of.map((one) => inList(one, say)).join('; ')}`,
});
