/** Challenges for a terminal. */
import type { ChallengeRow } from '../../api/challenges/rows.js';
import type { FieldError } from '../../api/problem.js';
import { words } from '../../rules/words.js';
import { table } from '../table.js';

/** How many are in a challenge, and how many of them have finished. */
export interface Counted {
  readonly members: number;
  readonly finished: number;
}

/** What becomes of a file. */
export interface Applied {
  readonly id: string;
  /** The version that was there; null: none. */
  readonly former: number | null;
  /** The version that is there now. */
  readonly version: number;
}

type Standing = Pick<ChallengeRow, 'startsAt' | 'endsAt' | 'withdrawn'>;

/** Whether it goes on at `now`. */
export function stateOf({ startsAt, endsAt, withdrawn }: Standing, now: number): string {
  if (withdrawn) return 'withdrawn';
  if (now < Date.parse(startsAt)) return 'to come';
  return now < Date.parse(endsAt) ? 'running' : 'over';
}

/** One line each. */
export function listText(rows: readonly (ChallengeRow & Counted)[], now: number): string[] {
  if (rows.length === 0) return ['there are no challenges: `repstream challenges apply FILE` writes one'];
  const head = ['challenge', 'version', 'name', 'from', 'to', 'state', 'in it', 'finished'];
  const cells = rows.map((row) => [
    ...[row.challengeId, String(row.version), row.name, minute(row.startsAt), minute(row.endsAt)],
    ...[stateOf(row, now), String(row.members), String(row.finished)],
  ]);
  return table([head, ...cells], [1, 6, 7]);
}

/** All of one. */
export function showText(row: ChallengeRow & Counted, now: number): string[] {
  const { challengeId, version, name, description, rule, gyms, groups, milestones } = row;
  return [
    `${name} (${challengeId}, version ${version}, ${stateOf(row, now)})`,
    ...(description ? [description] : []),
    words(rule),
    `from ${minute(row.startsAt)} to ${minute(row.endsAt)} UTC, days of ${row.timeZone}`,
    ...(gyms.length > 0 ? [`in ${gyms.join(', ')}`] : []),
    ...(groups.length > 0 ? [`for ${groups.join(', ')}`] : []),
    ...(milestones.length > 0 ? [`told at ${milestones.join(', ')} %`] : []),
    `${row.members} in it, ${row.finished} finished`,
    `written by ${row.writtenBy} at ${minute(row.writtenAt)} UTC`,
  ];
}

/** What became of a file, or would. */
export function appliedText({ id, former, version }: Applied, dryRun: boolean): string {
  const would = dryRun ? 'would be ' : '';
  if (former === null) return `${id}: ${would}new`;
  if (former === version) return `${id}: unchanged (version ${version})`;
  return `${id}: ${would}version ${version}; who joined stays in theirs until they are moved`;
}

/** `/rule/root/kind must be …`. */
export const faultText = ({ path, message }: FieldError): string => (path ? `${path} ${message}` : message);

const minute = (time: string) => time.slice(0, 16).replace('T', ' ');
