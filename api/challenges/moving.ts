/** Who would gain and lose if all who are in a challenge were judged by another version of it. */
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Database } from '../database.js';
import { invalid } from '../problem.js';
import { type Enrolled, enrolledByOther } from './enrolments.js';
import { judgeAll } from './judging.js';
import { findChallenge, noSuchChallenge, recordOf } from './rows.js';
import { kindOf } from './teams.js';

/** The version to move to, and which members are next: so many after this one, by id. */
export interface Move {
  readonly challengeId: string;
  readonly to: number;
  readonly after: string;
  readonly limit: number;
}

/** Of those for whom something changes so many are named. */
const MOST_NAMED = 100;

/** What becomes of a member: they finish, or no longer do; they are further, less far, or where they were. */
export const effects = ['gain', 'lose', 'further', 'lessFar', 'same'] as const;
type Effect = (typeof effects)[number];

interface Standing {
  readonly fraction: number;
  readonly complete: boolean;
}
interface Change {
  readonly userId: string;
  readonly effect: Effect;
  readonly before: Standing;
  readonly after: Standing;
}

/** The version to move to; throws what stands against it. */
export async function targetOf(db: Database, { challengeId, to }: Move): Promise<Challenge> {
  const version = await versionOf(db, challengeId, to);
  if (!version && !(await findChallenge(db, challengeId))) throw noSuchChallenge();
  if (!version) throw invalid('/body/to', 'there is no such version of the challenge');
  if (version.withdrawn) throw invalid('/body/to', 'is a version that was withdrawn');
  return version;
}

/** The members who are next, how many remain after them, and after whom to go on; null: these were the last. */
export async function nextOf(db: Database, { after, limit }: Move, to: Challenge) {
  const { members, count } = await enrolledByOther(db, to, after, limit);
  const remaining = count - members.length;
  return { members, remaining, next: remaining > 0 ? (members.at(-1)?.userId ?? null) : null };
}

/** Judges what they really did by their version and by the other; nothing is written. */
export async function previewMove(db: Database, asked: Move, now: number) {
  const to = await targetOf(db, asked);
  // Members by the page are no whole teams.
  if (kindOf(JSON.parse(to.rule) as Rule) !== 'alone')
    throw invalid('/body/dryRun', 'judges members alone: of teams and gyms see POST /v1/challenges/preview');
  const { members, ...rest } = await nextOf(db, asked, to);
  const counts = { gain: 0, lose: 0, further: 0, lessFar: 0, same: 0 };
  const changes: Change[] = [];
  for (const version of new Set(members.map((member) => member.version))) {
    const from = await versionOf(db, asked.challengeId, version);
    if (!from) continue;
    const some = members.filter((member) => member.version === version);
    for await (const change of changesOf(db, some, from, to, now)) {
      counts[change.effect] += 1;
      if (change.effect !== 'same' && changes.length < MOST_NAMED) changes.push(change);
    }
  }
  return { judged: members.length, ...counts, changes, ...rest };
}

async function* changesOf(
  db: Database,
  members: readonly Enrolled[],
  from: Challenge,
  to: Challenge,
  now: number,
): AsyncGenerator<Change> {
  const both = [judgeableOf(from), judgeableOf(to)];
  for await (const { member, results } of judgeAll(db, members, both, now)) {
    const [before, after] = results.map(({ fraction, complete }) => ({ fraction, complete }));
    if (before && after) yield { userId: member.userId, effect: effectOf(before, after), before, after };
  }
}

function effectOf(before: Standing, after: Standing): Effect {
  if (before.complete !== after.complete) return after.complete ? 'gain' : 'lose';
  if (before.fraction === after.fraction) return 'same';
  return after.fraction > before.fraction ? 'further' : 'lessFar';
}

async function versionOf(db: Database, challengeId: string, version: number): Promise<Challenge | null> {
  const row = await findChallenge(db, challengeId, version);
  return row && recordOf(row);
}

const judgeableOf = ({ rule, from, to, timeZone, dayStartsMinute, weekStartsOn, gyms }: Challenge) => ({
  rule: JSON.parse(rule) as Rule,
  terms: { from, to, timeZone, dayStartsMinute, weekStartsOn, gyms },
});
