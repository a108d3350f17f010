/** Who is in which challenge, by the view of enrolments: of several records of a member and challenge the latest counts. */
import { asksOf } from '../../rules/asks.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Database } from '../database.js';

/** What stands of an enrolment. */
export interface Standing extends Pick<Enrolment, 'enrolmentId' | 'version' | 'joinedAt' | 'left' | 'teamId' | 'at'> {
  /** The id that it is written under: one of those of the member. */
  readonly enrolledFor: string;
}

interface Row extends Pick<Standing, 'enrolmentId' | 'enrolledFor' | 'version' | 'teamId'> {
  readonly userId: string;
  readonly joinedAt: string;
  readonly hasLeft: boolean;
  readonly decidedAt: string;
}

const standingOf = ({ enrolmentId, enrolledFor, version, teamId, joinedAt, hasLeft, decidedAt }: Row): Standing => ({
  ...{ enrolmentId, enrolledFor, version, teamId, left: hasLeft },
  joinedAt: Date.parse(joinedAt),
  at: Date.parse(decidedAt),
});

/** Of each id the record that counts. */
const latest = (db: Database, challengeId: string) =>
  db('enrolments')
    .where('challenge_id', challengeId)
    .distinctOn('enrolled_for')
    .orderBy(['enrolled_for', ...['decided_at', 'enrolment_id'].map((column) => ({ column, order: 'desc' }))]);

/** Of each member the one that counts, as `inOrder` of processors/enrolment-order.ts has it; `after`: of those with greater ids. */
export const counted = (db: Database, challengeId: string, after = '') =>
  db
    .from(latest(db, challengeId).where('user_id', '>', after).as('latest'))
    .distinctOn('user_id')
    .orderByRaw('user_id, has_left, joined_at, enrolled_for collate "C"');

/** What stands under each of these ids, in no order. */
export async function findEnrolments(db: Database, challengeId: string, ids: readonly string[]): Promise<Standing[]> {
  const rows: Row[] = await latest(db, challengeId).whereIn('enrolled_for', ids);
  return rows.map(standingOf);
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
  const rows: (Row & { total: string })[] = await db
    .from(counted(db, challengeId, after).as('counted'))
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
