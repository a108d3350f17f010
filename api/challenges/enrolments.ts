/** Who is in which challenge, by the view of enrolments: of several records of a member and challenge the latest counts. */
import { asksOf } from '../../rules/asks.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Database } from '../database.js';

/** What stands of an enrolment. */
export type Standing = Pick<Enrolment, 'enrolmentId' | 'version' | 'joinedAt' | 'left' | 'teamId' | 'at'>;

interface Row extends Pick<Enrolment, 'enrolmentId' | 'userId' | 'version' | 'teamId'> {
  readonly joinedAt: string;
  readonly hasLeft: boolean;
  readonly decidedAt: string;
}

const standingOf = ({ enrolmentId, version, teamId, joinedAt, hasLeft, decidedAt }: Row): Standing => ({
  ...{ enrolmentId, version, teamId, left: hasLeft },
  joinedAt: Date.parse(joinedAt),
  at: Date.parse(decidedAt),
});

const latestFirst = ['decided_at', 'enrolment_id'].map((column) => ({ column, order: 'desc' }));

/** The enrolment that counts; null: they never joined. */
export async function findEnrolment(db: Database, challengeId: string, userId: string): Promise<Standing | null> {
  const row = await db('enrolments')
    .where({ challenge_id: challengeId, user_id: userId })
    .orderBy(latestFirst)
    .first<Row | undefined>();
  return row ? standingOf(row) : null;
}

/** A member who is in a challenge. */
export interface Enrolled extends Standing {
  readonly userId: string;
}

/** Who is in the challenge by another version, by id after `after`, at most `limit`; and how many there are from there on. */
export async function enrolledByOther(
  db: Database,
  { challengeId, version }: Pick<Challenge, 'challengeId' | 'version'>,
  after: string,
  limit: number,
): Promise<{ members: Enrolled[]; count: number }> {
  const latest = db('enrolments')
    .where('challenge_id', challengeId)
    .where('user_id', '>', after)
    .distinctOn('user_id')
    .orderBy(['user_id', ...latestFirst])
    .as('latest');
  const rows: (Row & { total: string })[] = await db
    .from(latest)
    .where('has_left', false)
    .whereNot('version', version)
    .orderBy('user_id')
    .limit(limit)
    .select('*', db.raw('count(*) over () as total'));
  return {
    members: rows.map((row) => ({ ...standingOf(row), userId: row.userId })),
    count: Number(rows[0]?.total ?? 0),
  };
}

/** What of a version decides when a member is judged again. */
export function judgedByOf({ from, to, rule }: Challenge): Enrolment['judgedBy'] {
  const { looksBackDays, uses } = asksOf((JSON.parse(rule) as Rule).root);
  return { from, to, looksBackDays, uses };
}
