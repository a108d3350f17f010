/** One team, or gym: how it stands in every part of the rule and, for those whom it concerns, what each member gave. */
import type { Rule } from '../../rules/rule.js';
import type { Share } from '../../rules/team.js';
import { STAFF } from '../access.js';
import { LastId, page, placeOf } from '../cursor.js';
import type { Database } from '../database.js';
import type { Caller } from '../tokens.js';
import { findChallenge } from './rows.js';
import { explainTeam, readableParts, type ToldCondition } from './shared.js';
import { findStanding } from './standings.js';
import { findTeam, versionJudged } from './teams.js';

interface Asked {
  readonly challengeId: string;
  readonly teamId: string;
  readonly version?: number;
  readonly cursor?: string;
  readonly limit: number;
}

/** How a team stands, with every part of the rule; null: there is no such team. */
export async function explainedTeam(db: Database, challengeId: string, teamId: string, asked?: number) {
  const version = asked ?? (await versionJudged(db, { challengeId }, teamId)) ?? undefined;
  const challenge = await findChallenge(db, challengeId, version);
  if (!challenge) return null;
  const id = { challengeId, teamId, version: challenge.version };
  const [standing, progress] = await Promise.all([
    findStanding(db, id),
    db('team_progress')
      .where({ challenge_id: challengeId, team_id: teamId, version: challenge.version })
      .first<{ conditions: ToldCondition[] } | undefined>('conditions'),
  ]);
  if (!standing) return null;
  const { rule } = challenge;
  return { rule, team: { ...standing, parts: explainTeam(rule, standing, progress?.conditions ?? []) } };
}

/** The same with what its members gave, where the caller may see that. */
export async function teamTold(db: Database, { challengeId, teamId, version, ...paging }: Asked, caller: Caller) {
  const explained = await explainedTeam(db, challengeId, teamId, version);
  if (!explained) return null;
  const { rule, team } = explained;
  const isOpen = STAFF.roles.includes(caller.role) || (await isMate(db, challengeId, teamId, caller.sub));
  const id = { challengeId, teamId, version: team.version };
  return { ...team, contributions: isOpen ? await contributionsTo(db, rule, id, paging) : null };
}

/** A team is people who know each other; all who have a gym as their home are not. */
async function isMate(db: Database, challengeId: string, teamId: string, userId: string): Promise<boolean> {
  const mine = { challenge_id: challengeId, team_id: teamId, user_id: userId };
  return Boolean((await findTeam(db, teamId)) && (await db('contributions').where(mine).first('user_id')));
}

async function contributionsTo(
  db: Database,
  rule: Rule,
  { challengeId, teamId, version }: { challengeId: string; teamId: string; version: number },
  { cursor, limit }: Pick<Asked, 'cursor' | 'limit'>,
) {
  const rows: { userId: string; displayName: string | null; parts: Share[] }[] = await db('contributions as c')
    .leftJoin('members as m', 'm.user_id', 'c.user_id')
    .where({ challenge_id: challengeId, version, team_id: teamId })
    .modify((q) => cursor && q.where('c.user_id', '>', placeOf(LastId, cursor)[0]))
    .orderBy('c.user_id')
    .limit(limit + 1)
    .select('c.user_id', 'display_name', 'parts');
  const told = rows.map(({ userId, displayName, parts }) => ({
    ...{ userId, displayName },
    parts: readableParts(rule, parts),
  }));
  return page(told, limit, ({ userId }) => [userId]);
}
