/** Gym against gym: who did the most is first. A member alone only adds to it. */

import { type Static, Type } from 'typebox';
import { measureOf } from '../amounts/figure.js';
import { measureNames } from '../amounts/measures.js';
import { givenText, readable } from '../amounts/units.js';
import { Where, whereWords } from '../filters/where.js';
import { defineNode, type Fault, type Node } from '../node.js';
import { andWords, numberWords } from '../say.js';
import { askedOf } from './asked.js';
import { CapSchema } from './cap.js';
import { TargetJudge } from './target-judge.js';

const fields = Type.Object({
  measure: Type.Enum(measureNames),
  where: Type.Optional(Where),
  cap: Type.Optional(CapSchema),
  across: Type.Union([Type.Literal('sum'), Type.Literal('mean')], { description: 'Of all who take part.' }),
  sizes: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000 }), {
      minItems: 1,
      maxItems: 5,
      description: 'Rising: groups with fewer members than this are ranked apart from those with more.',
    }),
  ),
});
type Fields = Static<typeof fields>;

export interface Ranking extends Node, Fields {
  readonly kind: 'ranking';
}

export const ranking = defineNode<Ranking>({
  kind: 'ranking',
  comment:
    'Ranks groups, such as gyms, by what their members who take part did together or on average; never met by a member. It is the whole rule.',
  example: { kind: 'ranking', measure: 'energy', across: 'mean', sizes: [200] },
  fields,
  children: () => [],
  monotone: () => true,
  check({ measure, sizes = [], cap }, { within }) {
    const { aggregates, of } = measureOf({ measure });
    const faults: Fault[] = [];
    if (within.length > 0) faults.push({ path: '', message: 'a ranking can only be the whole rule' });
    if (of !== 'distinct' && !(aggregates as readonly string[]).includes('sum'))
      faults.push({ path: '/measure', message: `${measure} does not add up` });
    if (of === 'distinct' && cap) faults.push({ path: '/cap', message: 'only a sum can be capped' });
    if (sizes.some((size, i) => size <= (sizes[i - 1] ?? 0)))
      faults.push({ path: '/sizes', message: 'must rise from one to the next' });
    return faults;
  },
  judges(node, path, { scene }) {
    const asked = askedOf({ ...node, kind: 'target' }, path, scene);
    return () => new EntryJudge(asked);
  },
  stands: ({ measure }, { value = 0 }) => `${givenText(readable(measureOf({ measure }).dimension, value))} given`,
  words({ measure, where, across, sizes }, { nameOf }) {
    const what = `${measureOf({ measure }).words}${whereWords(where, nameOf)}`;
    const apart = sizes ? `, apart by size: ${classWords(sizes)}` : '';
    return `groups are ranked by the ${across === 'mean' ? 'mean' : 'total'} ${what} of their members who take part${apart}`;
  },
});

/** `under 200 members and at least 200`. */
const classWords = (sizes: readonly number[]) =>
  andWords([
    ...sizes.map((size, i) => (i === 0 ? `under ${numberWords(size)} members` : `up to ${numberWords(size - 1)}`)),
    `at least ${numberWords(sizes.at(-1) ?? 0)}`,
  ]);

/** What a member adds; there is nothing to be reached alone. */
class EntryJudge extends TargetJudge {
  override get met(): boolean {
    return false;
  }

  override get fraction(): number {
    return 0;
  }

  override progress() {
    return { ...super.progress(), kind: 'ranking' };
  }
}
