/** Who would gain and lose if all who are in a challenge were judged by another version of it. */
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Database } from '../database.js';
import { invalid } from '../problem.js';
import { countByOther, type Enrolled, enrolledByOther } from './enrolments.js';
import { judgeAll } from './judging.js';
import { standingBy, type TeamRow, teamsByOther } from './moving-teams.js';
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
  /** A member, or a team and how many it has. */
  readonly userId?: string;
  readonly teamId?: string;
  readonly members?: number;
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
  const found = await enrolledByOther(db, to, after, limit + 1);
  const members = found.slice(0, limit);
  const next = found.length > limit ? (members.at(-1)?.userId ?? null) : null;
  // There is somebody, whom their progress may not show yet.
  const remaining = next === null ? 0 : Math.max(1, await countByOther(db, to, next));
  return { members, remaining, next };
}

/** Judges what they really did by their version and by the other; nothing is written. */
export async function previewMove(db: Database, asked: Move, now: number) {
  const to = await targetOf(db, asked);
  const kind = kindOf(JSON.parse(to.rule) as Rule);
  if (kind === 'ranking')
    throw invalid('/body/dryRun', 'judges what can be completed: of a ranking see POST /v1/challenges/preview');
  if (kind === 'team') {
    // Members by the page are no whole teams.
    const { teams, ...rest } = await teamsByOther(db, to, asked.after, asked.limit);
    return { judged: teams.length, ...(await effectsOf(changesOfTeams(db, teams, to, now))), ...rest };
  }
  const { members, ...rest } = await nextOf(db, asked, to);
  return { judged: members.length, ...(await effectsOf(changesOfMembers(db, asked, members, to, now))), ...rest };
}

/** Counted, and named where something changes. */
async function effectsOf(all: AsyncGenerator<Change>) {
  const counts = { gain: 0, lose: 0, further: 0, lessFar: 0, same: 0 };
  const changes: Change[] = [];
  for await (const change of all) {
    counts[change.effect] += 1;
    if (change.effect !== 'same' && changes.length < MOST_NAMED) changes.push(change);
  }
  return { ...counts, changes };
}

async function* changesOfTeams(
  db: Database,
  teams: readonly TeamRow[],
  to: Challenge,
  now: number,
): AsyncGenerator<Change> {
  for (const { teamId, members, fraction, complete } of teams) {
    const before = { fraction, complete };
    const after = await standingBy(db, to, teamId, now);
    yield { teamId, members, effect: effectOf(before, after), before, after };
  }
}

async function* changesOfMembers(
  db: Database,
  asked: Move,
  members: readonly Enrolled[],
  to: Challenge,
  now: number,
): AsyncGenerator<Change> {
  for (const version of new Set(members.map((member) => member.version))) {
    const from = await versionOf(db, asked.challengeId, version);
    if (!from) continue;
    const some = members.filter((member) => member.version === version);
    yield* changesOf(db, some, from, to, now);
  }
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
