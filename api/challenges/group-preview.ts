/** How gyms would have stood by a rule for teams or a ranking: each gym's members are a group. */
import { type Contribution, contributionOf } from '../../rules/contribution.js';
import { rank } from '../../rules/rank.js';
import type { Rule } from '../../rules/rule.js';
import { judgeTeam } from '../../rules/team.js';
import type { Database } from '../database.js';
import { type Judgeable, judgeWith } from './judging.js';

/** A gym as a group. */
export interface GroupPreview {
  readonly gymId: string;
  /** Members judged, and how many have it as home gym. */
  readonly members: number;
  readonly size: number;
  readonly fraction: number;
  readonly complete: boolean;
  readonly value: number;
  readonly sizeClass: number;
  readonly rank: number | null;
}

interface Person {
  readonly userId: string;
  readonly homeGymId: string | null;
}

/** Groups by home gym, the best first; who has none is in no group. */
export async function previewGroups(
  db: Database,
  judgeable: Judgeable,
  people: readonly Person[],
  now: number,
): Promise<GroupPreview[]> {
  const { rule, terms } = judgeable;
  const joined = people.flatMap(({ userId, homeGymId }) =>
    homeGymId === null ? [] : [{ userId, homeGymId, joinedAt: terms.from }],
  );
  const gyms = new Map<string, Contribution[]>();
  for await (const { member, results } of judgeWith(contributionOf, db, joined, [judgeable], now))
    gyms.set(member.homeGymId, [...(gyms.get(member.homeGymId) ?? []), ...results]);
  const sizes = await sizesOf(db, [...gyms.keys()]);
  const groups = [...gyms].map(([id, contributions]) => ({ id, members: sizes.get(id) ?? 0, contributions }));
  return rule.root.kind === 'ranking'
    ? ranked(rule, groups)
    : judged(rule, groups, { terms: { ...terms, joinedAt: terms.from }, now });
}

type Group = Parameters<typeof rank>[1][number];

const ranked = (rule: Rule, groups: readonly Group[]): GroupPreview[] =>
  rank(rule, groups).map(({ id, participants, ...place }) => ({
    ...{ gymId: id, members: participants, size: groups.find((group) => group.id === id)?.members ?? 0 },
    ...{ fraction: 0, complete: false, ...place },
  }));

function judged(rule: Rule, groups: readonly Group[], when: Parameters<typeof judgeTeam>[2]): GroupPreview[] {
  const all = groups.map(({ id, members: size, contributions }) => {
    const { members, fraction, complete, value } = judgeTeam(rule, contributions, when);
    return { gymId: id, members, size, fraction, complete, value, sizeClass: 0 };
  });
  all.sort((a, b) => b.fraction - a.fraction || (a.gymId < b.gymId ? -1 : 1));
  return all.map((group) => ({ ...group, rank: 1 + all.filter(({ fraction }) => fraction > group.fraction).length }));
}

/** How many have these as home gym. */
async function sizesOf(db: Database, gymIds: readonly string[]): Promise<Map<string, number>> {
  const rows: { homeGymId: string; size: number }[] = await db('members')
    .whereIn('home_gym_id', gymIds)
    .whereNotExists(db('merges').whereRaw('merges.user_id = members.user_id'))
    .groupBy('home_gym_id')
    .select('home_gym_id', db.raw('count(*)::int as size'));
  return new Map(rows.map(({ homeGymId, size }) => [homeGymId, size]));
}
