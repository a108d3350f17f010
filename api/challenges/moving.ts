/** Who would gain and lose if all who are in a challenge were judged by another version of it. */
import { programmeOf } from '../../processors/programme-ids.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Database } from '../database.js';
import { invalid } from '../problem.js';
import { findJoined, noneJoined } from '../programmes/joined.js';
import { countByOther, type Enrolled, enrolledByOther } from './enrolments.js';
import { judgeAll } from './judging.js';
import { standingBy, type TeamRow, teamsByOther } from './moving-teams.js';
import { kindOf } from './teams.js';

/** The version to move to, from one or all others, and which members are next: so many after this one, by id. */
export interface Move {
  readonly challengeId: string;
  readonly from?: number | undefined;
  readonly to: number;
  readonly after: string;
  readonly limit: number;
}

/** Of those for whom something changes so many are named. */
const MOST_NAMED = 100;

/** What becomes of a member: they finish, or no longer do; they are further, less far, or where they were. */
export const effects = ['gain', 'lose', 'further', 'lessFar', 'same'] as const;
export type Effect = (typeof effects)[number];

export interface Standing {
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

/** The version to move to, of a challenge or a programme; throws what stands against it. */
export async function targetOf(db: Database, { challengeId, from, to }: Move): Promise<Challenge> {
  const programmeId = programmeOf(challengeId);
  const what = programmeId === null ? 'challenge' : 'programme';
  const version = await findJoined(db, challengeId, to);
  if (!version && !(await findJoined(db, challengeId))) throw noneJoined(challengeId);
  if (!version) throw invalid('/body/to', `there is no such version of the ${what}`);
  if (version.withdrawn) throw invalid('/body/to', 'is a version that was withdrawn');
  if (from === to) throw invalid('/body/to', 'is the version that they are moved from');
  if (from !== undefined && !(await findJoined(db, challengeId, from)))
    throw invalid('/body/from', `there is no such version of the ${what}`);
  return version;
}

/** The members who are next, how many remain after them, and after whom to go on; null: these were the last. */
export async function nextOf(db: Database, { from, after, limit }: Move, { challengeId, version }: Challenge) {
  const asked = { challengeId, version, from };
  const found = await enrolledByOther(db, { ...asked, after }, limit + 1);
  const members = found.slice(0, limit);
  const next = found.length > limit ? (members.at(-1)?.userId ?? null) : null;
  // There is somebody, whom their progress may not show yet.
  const remaining = next === null ? 0 : Math.max(1, await countByOther(db, { ...asked, after: next }));
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
    const { teams, ...rest } = await teamsByOther(db, to, asked);
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
    const from = await findJoined(db, asked.challengeId, version);
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

/** What becomes of who stood here and would stand there. */
export function effectOf(before: Standing, after: Standing): Effect {
  if (before.complete !== after.complete) return after.complete ? 'gain' : 'lose';
  if (before.fraction === after.fraction) return 'same';
  return after.fraction > before.fraction ? 'further' : 'lessFar';
}

const judgeableOf = ({ rule, from, to, timeZone, dayStartsMinute, weekStartsOn, gyms }: Challenge) => ({
  rule: JSON.parse(rule) as Rule,
  terms: { from, to, timeZone, dayStartsMinute, weekStartsOn, gyms },
});
