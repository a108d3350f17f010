/** How teams would stand if all who are in them were judged by another version. */

import { giftsOf } from '../../processors/challenges/stays.js';
import { staysOf, type Turn } from '../../processors/enrolments/stays.js';
import { addGift, judgedOf, nothingYet } from '../../processors/teams/members.js';
import { contributionOf } from '../../rules/contribution.js';
import type { Rule } from '../../rules/rule.js';
import { judgeSums, sharesOf } from '../../rules/team.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Stay } from '../../schemas/generated/participations.js';
import type { Database } from '../database.js';
import { invalid } from '../problem.js';
import { counted } from './enrolments.js';
import { judgeWith } from './judging.js';

/** A team as it stands by the version that judges it. */
export interface TeamRow {
  readonly teamId: string;
  readonly members: number;
  readonly fraction: number;
  readonly complete: boolean;
}

/** Who was in a team and is in the challenge now. */
interface Mate {
  readonly userId: string;
  readonly joinedAt: number;
  readonly stays: readonly Stay[];
}

/** Teams are judged whole, so those of very many members are not: it would take minutes. */
const MOST_MEMBERS = 5_000;

/** The teams that another version judges, by id after `after`, with `limit` members at most unless the first has more; and how many remain after them. */
export async function teamsByOther(
  db: Database,
  { challengeId, version }: Pick<Challenge, 'challengeId' | 'version'>,
  { from, after, limit }: { readonly from?: number | undefined; readonly after: string; readonly limit: number },
): Promise<{ teams: TeamRow[]; remaining: number; next: string | null }> {
  const rows: TeamRow[] = await db('team_progress')
    .where('challenge_id', challengeId)
    .where('team_id', '>', after)
    .whereNot('version', version)
    .modify((q) => from !== undefined && q.where('version', from))
    .distinctOn('team_id')
    .orderBy(['team_id', { column: 'version', order: 'desc' }])
    .select('team_id', 'members', 'fraction', 'complete');
  let members = 0;
  const end = rows.findIndex((row, i) => {
    members += row.members;
    return i > 0 && members > limit;
  });
  const teams = end < 0 ? rows : rows.slice(0, end);
  const large = teams.find((team) => team.members > MOST_MEMBERS);
  if (large)
    throw invalid(
      '/body/dryRun',
      `judges teams of up to ${MOST_MEMBERS} members, and ${large.teamId} has ${large.members}`,
    );
  const remaining = rows.length - teams.length;
  return { teams, remaining, next: remaining > 0 ? (teams.at(-1)?.teamId ?? null) : null };
}

/** How a team would stand. */
export async function standingBy(db: Database, to: Challenge, teamId: string, now: number) {
  const rule = JSON.parse(to.rule) as Rule;
  const { from, to: end, timeZone, dayStartsMinute, weekStartsOn, gyms } = to;
  const terms = { from, to: end, timeZone, dayStartsMinute, weekStartsOn, gyms };
  const sums = nothingYet();
  const mates = await matesOf(db, to.challengeId, teamId);
  for await (const { member, results } of judgeWith(contributionOf, db, mates, [{ rule, terms }], now)) {
    const { stays } = member;
    const [contribution] = results;
    const gifts = contribution ? giftsOf(rule, to, { teamId, left: false, stays }, sharesOf(rule, contribution)) : [];
    for (const gift of gifts) if (gift.teamId === teamId) addGift(sums, gift);
  }
  const { fraction, complete } = judgeSums(rule, judgedOf(sums), { terms, now });
  return { fraction, complete };
}

/** All who are, or were, in the team, and have not left the challenge: these are moved. */
async function matesOf(db: Database, challengeId: string, teamId: string): Promise<Mate[]> {
  const people = db('enrolments').where({ challenge_id: challengeId, team_id: teamId }).select('user_id');
  const now: { userId: string; enrolledFor: string; joinedAt: string }[] = await db
    .from(counted(db, challengeId).as('counted'))
    .where('has_left', false)
    .whereIn('user_id', people)
    .select('user_id', 'enrolled_for', 'joined_at');
  const rows: (Omit<Turn, 'at' | 'joinedAt' | 'left'> & Told)[] = await db('enrolments')
    .where('challenge_id', challengeId)
    .whereIn(
      'enrolled_for',
      now.map(({ enrolledFor }) => enrolledFor),
    )
    .whereNotNull('team_id')
    .orderBy(['decided_at', 'enrolment_id'])
    .select('enrolled_for', 'enrolment_id', 'decided_at', 'joined_at', 'team_id', 'has_left');
  const turns = new Map<string, Turn[]>();
  for (const { enrolledFor, decidedAt, joinedAt, hasLeft, ...row } of rows) {
    const turn = { ...row, at: Date.parse(decidedAt), joinedAt: Date.parse(joinedAt), left: hasLeft };
    turns.set(enrolledFor, [...(turns.get(enrolledFor) ?? []), turn]);
  }
  return now.map(({ userId, enrolledFor, joinedAt }) => ({
    ...{ userId, joinedAt: Date.parse(joinedAt) },
    stays: staysOf(turns.get(enrolledFor) ?? []),
  }));
}

interface Told {
  readonly enrolledFor: string;
  readonly decidedAt: string;
  readonly joinedAt: string;
  readonly hasLeft: boolean;
}
