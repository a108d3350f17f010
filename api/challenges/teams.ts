/** Teams of challenges, by the views: who they are, who is in them, and by which version they are judged. */
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Team } from '../../schemas/generated/teams.js';
import type { Database } from '../database.js';
import { Problem } from '../problem.js';
import { counted } from './enrolments.js';

/** Whether a rule is judged for each member, for teams, or ranks teams and gyms: every version of a challenge is of one kind. */
export type Kind = 'alone' | 'team' | 'ranking';
export const kindOf = ({ root: { kind } }: Rule): Kind => (kind === 'team' || kind === 'ranking' ? kind : 'alone');

/** How many members a team has at most by a rule. */
export const mostMembersOf = ({ root }: Rule): number =>
  'mostMembers' in root && typeof root.mostMembers === 'number' ? root.mostMembers : Number.POSITIVE_INFINITY;

interface TeamRow extends Omit<Team, 'by' | 'validFrom'> {
  readonly decidedBy: string;
  readonly validFrom: string;
}

const recordOf = ({ decidedBy, validFrom, ...team }: TeamRow): Team => ({
  ...team,
  by: decidedBy,
  validFrom: Date.parse(validFrom),
});

/** The team of an id; null: there is none. */
export async function findTeam(db: Database, teamId: string): Promise<Team | null> {
  const row = await db('teams').where('team_id', teamId).first<TeamRow | undefined>();
  return row ? recordOf(row) : null;
}

/** All teams of a challenge that are not disbanded. */
export async function teamsOf(db: Database, challengeId: string): Promise<Team[]> {
  const rows: TeamRow[] = await db('teams').where({ challenge_id: challengeId, disbanded: false });
  return rows.map(recordOf);
}

/** The greatest version by which a team, or gym, is judged; without one, by which anybody is. Null: nobody is in it. */
export async function versionJudged(
  db: Database,
  { challengeId }: Pick<Challenge, 'challengeId'>,
  teamId?: string,
): Promise<number | null> {
  const row = await db('team_progress')
    .where('challenge_id', challengeId)
    .modify((q) => teamId !== undefined && q.where('team_id', teamId))
    .max('version as version')
    .first<{ version: number | null }>();
  return row.version;
}

/** Who is in a team now, by the ids under which they joined, and since when that is known, ms. */
export async function membersOf(db: Database, challengeId: string, teamId: string): Promise<Map<string, number>> {
  const rows: { enrolledFor: string; decidedAt: string }[] = await db
    .from(counted(db, challengeId).as('counted'))
    .where({ team_id: teamId, has_left: false })
    .select('enrolled_for', 'decided_at');
  return new Map(rows.map(({ enrolledFor, decidedAt }) => [enrolledFor, Date.parse(decidedAt)]));
}

/** The 404 of a team. */
export const noSuchTeam = () => new Problem('not-found', 'There is no such team in this challenge.');
