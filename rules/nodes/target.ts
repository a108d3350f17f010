/** The leaf: so much of something, under conditions. */

import { Type } from 'typebox';
import { Bound, Limit } from '../amounts/bound.js';
import { askWords } from '../amounts/bound-words.js';
import { aggregates, measureNames } from '../amounts/measures.js';
import { amountText } from '../amounts/units.js';
import { Where } from '../filters/where.js';
import { defineNode } from '../node.js';
import { askedOf } from './asked.js';
import { CapSchema } from './cap.js';
import { targetStands } from './standing.js';
import { faultsOfTarget } from './target-faults.js';
import { onlyRises, type Target, TargetJudge } from './target-judge.js';

export const target = defineNode<Target>({
  kind: 'target',
  comment:
    'Met by at least (or at most, or both) so much of a measure: added up, the most of one workout or set, or the mean.',
  example: {
    kind: 'target',
    measure: 'energy',
    where: { equipmentTypes: ['TREADMILL', 'ROWER'] },
    atLeast: { amount: 2_000, unit: 'kcal' },
    cap: { per: 'day', amount: { amount: 600, unit: 'kcal' } },
  },
  fields: Type.Object({
    measure: Type.Enum(measureNames),
    aggregate: Type.Optional(Type.Enum(aggregates)),
    where: Type.Optional(Where),
    atLeast: Type.Optional(Bound),
    atMost: Type.Optional(Limit),
    cap: Type.Optional(CapSchema),
  }),
  children: () => [],
  monotone: onlyRises,
  work: ({ where = {} }) => 1 + Object.keys(where).length,
  check: faultsOfTarget,
  falls: ({ atMost }, { value = 0, atMost: most = 0 }) => (atMost && value > most ? 'bound' : 'average'),
  judges(node, path, { scene }) {
    const asked = askedOf(node, path, scene);
    return () => new TargetJudge(asked);
  },
  stands: (node, progress) => targetStands(node, progress),
  words(node, { nameOf }) {
    const { cap } = node;
    return `${askWords(node, nameOf)}${cap ? `, counting at most ${amountText(cap.amount)} a ${cap.per}` : ''}`;
  },
});
