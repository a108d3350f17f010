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

/** Of each member the one that counts, as `inOrder` of processors/enrolment-order.ts has it. */
export const counted = (db: Database, challengeId: string) =>
  db
    .from(latest(db, challengeId).as('latest'))
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

/** Which of those in a challenge: who is judged by another version than this one, by `from` alone where it is said; by id after `after`. */
interface ByOther extends Pick<Challenge, 'challengeId' | 'version'> {
  readonly from?: number | undefined;
  readonly after: string;
}

/** So many of them at most: a walk along an index, so that a page costs as much as it has. */
export async function enrolledByOther(
  db: Database,
  { challengeId, version, from, after }: ByOther,
  limit: number,
): Promise<Enrolled[]> {
  const people = db('enrolments')
    .where('challenge_id', challengeId)
    .where('user_id', '>', after)
    .distinct('user_id')
    .orderBy('user_id');
  const rows: Row[] = await db
    .from(people.as('people'))
    .joinRaw(
      `cross join lateral (
         select * from (
           select distinct on (e.enrolled_for) e.* from enrolments e
           where e.user_id = people.user_id and e.challenge_id = ? order by e.enrolled_for, e.decided_at desc, e.enrolment_id desc) latest
         order by has_left, joined_at, enrolled_for collate "C" limit 1) counted`,
      [challengeId],
    )
    .where('has_left', false)
    .whereNot('version', version)
    .modify((q) => from !== undefined && q.where('version', from))
    .orderBy('people.user_id')
    .limit(limit)
    .select('counted.*');
  return rows.map((row) => ({ ...standingOf(row), userId: row.userId }));
}

/** How many these are, as their progress shows. */
export async function countByOther(db: Database, { challengeId, version, from, after }: ByOther): Promise<number> {
  const of = async (view: string) => {
    const counted = db(view)
      .where('challenge_id', challengeId)
      .where('user_id', '>', after)
      .whereNot('version', version)
      .modify((q) => from !== undefined && q.where('version', from));
    return Number((await counted.count('* as n').first<{ n: string }>()).n);
  };
  // Of one of them there are none: a challenge is for each alone, or for all of a team.
  const [alone, together] = await Promise.all(['challenge_progress', 'contributions'].map(of));
  return (alone ?? 0) + (together ?? 0);
}

/** What of a version decides when a member is judged again. */
export function judgedByOf({ from, to, rule }: Challenge): Enrolment['judgedBy'] {
  const { looksBackDays, uses } = asksOf((JSON.parse(rule) as Rule).root);
  return { from, to, looksBackDays, uses };
}
