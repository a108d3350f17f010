/** Conditions across the members of a team: together, on average, each of them, or the best. */

import { Type } from 'typebox';
import { isAmount } from '../amounts/bound.js';
import { type Span, spans } from '../calendar.js';
import { Child, defineNode, type Fault, type Node } from '../node.js';
import { spanWithin } from '../room.js';
import { andWords, numberWords } from '../say.js';
import { countWords, stepsWords } from './standing.js';
import { onlyRises, type Target } from './target-judge.js';
import { TeamJudge } from './team-judge.js';

export const acrosses = ['sum', 'mean', 'every', 'best'] as const;

/** What is asked of the members. */
export interface Across {
  /** All that they did together, its mean a member, every member's own, or that of so many members. */
  readonly across: (typeof acrosses)[number];
  /** With `best`: of so many members. */
  readonly members?: number;
  readonly rule: Target;
}

export interface Team extends Node {
  readonly kind: 'team';
  /** Left out: once in all. */
  readonly each?: Span;
  /** With `each`: in so many of them. */
  readonly atLeast?: number;
  /** Nobody joins a team that has so many. */
  readonly mostMembers?: number;
  readonly conditions: readonly Across[];
}

/** So many sums a team is kept as: all of them are read and written when a member trains. */
const MOST_SUMS = 2_000;

export const team = defineNode<Team>({
  kind: 'team',
  comment:
    'Met once its conditions across the members of a team all hold, in so many days, weeks or months where it has `each`. It is the whole rule; alone, a member is judged as a team of one.',
  example: {
    kind: 'team',
    each: 'week',
    atLeast: 4,
    conditions: [
      { across: 'mean', rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 150, unit: 'min' } } },
      { across: 'every', rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 60, unit: 'min' } } },
    ],
  },
  fields: Type.Object({
    each: Type.Optional(Type.Enum(spans)),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    mostMembers: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100_000, description: 'Nobody joins a team that has so many members.' }),
    ),
    conditions: Type.Array(
      Type.Object(
        {
          across: Type.Enum(acrosses),
          members: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
          rule: Child,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 10 },
    ),
  }),
  children: ({ conditions }) => conditions.map(({ rule }, i) => [`/conditions/${i}/rule`, rule] as const),
  monotone: ({ each }) => each === undefined,
  roomWithin: ({ each }, room) => (each ? spanWithin(room, each) : room),
  check({ each, atLeast, mostMembers = Number.POSITIVE_INFINITY, conditions }, { room, within }) {
    const faults: Fault[] = conditions.flatMap(faultsOf);
    for (const [i, { members = 0 }] of conditions.entries())
      if (members > mostMembers)
        faults.push({ path: `/conditions/${i}/members`, message: `no team has more than ${mostMembers} members` });
    if (each && conditions.length * room[each] > MOST_SUMS)
      faults.push({ path: '/conditions', message: `are too many to be added up in each of ${room[each]} ${each}s` });
    if (within.length > 0) faults.push({ path: '', message: 'a team can only be the whole rule' });
    if ((each === undefined) !== (atLeast === undefined))
      faults.push({ path: '/atLeast', message: 'stands with each, and each with it: in how many?' });
    if (each && atLeast && atLeast > room[each])
      faults.push({ path: '/atLeast', message: `there are at most ${room[each]} ${each}s in the time` });
    return faults;
  },
  judges: (node, path, court) => () => new TeamJudge(node, path, court),
  stands: ({ each }, progress) =>
    each ? `alone ${countWords(progress)} ${each}s` : stepsWords(progress, 'done alone'),
  words({ each, atLeast, mostMembers, conditions }, say) {
    const must = conditions.map(({ across, members, rule }) => `${who(across, members)} ${say.of(rule)}`);
    const when = each ? `in at least ${atLeast} ${each}${atLeast === 1 ? '' : 's'}, ` : '';
    const size = mostMembers === undefined ? '' : ` of at most ${numberWords(mostMembers)}`;
    return `${when}the members of a team${size} must ${andWords(must)}`;
  },
});

const who = (across: Across['across'], members = 1) =>
  ({ sum: 'together', mean: 'on average', every: 'each', best: `(at least ${members} of them)` })[across];

function faultsOf({ across, members, rule }: Across, i: number): Fault[] {
  const fault = (place: string, message: string) => [{ path: `/conditions/${i}${place}`, message }];
  if ((across === 'best') !== (members !== undefined))
    return fault('/members', 'stands with best, and best with it: of how many members?');
  // Only what adds up can be kept for a team as a sum.
  const addsUp = rule.kind === 'target' && onlyRises(rule) && rule.aggregate !== 'most';
  if (!addsUp) return fault('/rule', 'must be a target that adds up or counts, without atMost');
  return rule.atLeast && isAmount(rule.atLeast)
    ? []
    : fault('/rule/atLeast', 'must be an amount, the same for every member');
}
