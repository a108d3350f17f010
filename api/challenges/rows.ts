/** Challenges as the view has them: every version is a row. */
import { canonical } from '../../rules/canonical.js';
import type { Rule } from '../../rules/rule.js';
import { words } from '../../rules/words.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Database } from '../database.js';
import { entityTag } from '../freshness.js';
import { Problem } from '../problem.js';
import type { JsonRow } from '../row-schema.js';

/** One version. */
export interface ChallengeRow extends JsonRow, Omit<Challenge, 'rule' | 'from' | 'to' | 'by' | 'at'> {
  readonly rule: Rule;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** This version; the last one where none is asked for. Null: there is none. */
export async function findChallenge(db: Database, id: string, version?: number): Promise<ChallengeRow | null> {
  const row = await db('challenges')
    .where('challenge_id', id)
    .modify((q) => version !== undefined && q.where('version', version))
    .orderBy('version', 'desc')
    .first<ChallengeRow | undefined>();
  return row ?? null;
}

/** A row with what its rule asks for in a sentence. */
export const withSentence = <Row extends Pick<ChallengeRow, 'rule'>>(row: Row) => ({
  ...row,
  sentence: words(row.rule),
});

/** The record that a row shows. */
export const recordOf = (row: ChallengeRow): Challenge => ({
  challengeId: row.challengeId,
  version: row.version,
  name: row.name,
  description: row.description,
  rule: canonical(row.rule),
  from: Date.parse(row.startsAt),
  to: Date.parse(row.endsAt),
  timeZone: row.timeZone,
  dayStartsMinute: row.dayStartsMinute,
  weekStartsOn: row.weekStartsOn,
  gyms: row.gyms,
  groups: row.groups,
  keepsAwards: row.keepsAwards,
  milestones: row.milestones,
  withdrawn: row.withdrawn,
  by: row.writtenBy,
  at: Date.parse(row.writtenAt),
});

/** The ETag of a version: a version never changes. */
export const challengeTag = ({ challengeId, version }: Pick<Challenge, 'challengeId' | 'version'>): string =>
  entityTag(`${challengeId} ${version}`);

/** The 404 of a challenge, or of a version of it. */
export const noSuchChallenge = () => new Problem('not-found', 'There is no such challenge, or no such version of it.');
