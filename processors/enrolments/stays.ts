/** In which team, or gym, somebody was when, by all records about a challenge. */
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Stay } from '../../schemas/generated/participations.js';

/** What of a record says in which team they are from then on. */
export type Turn = Pick<Enrolment, 'enrolmentId' | 'at' | 'joinedAt' | 'teamId' | 'left'>;

/** Whoever moves to and fro all day is remembered by so many of the last records. */
const MOST = 200;

/** Of two records about one challenge the later counts, of equals that with the greater id. */
export const isLater = (one: Pick<Turn, 'at' | 'enrolmentId'>, other: Pick<Turn, 'at' | 'enrolmentId'>): boolean =>
  one.at > other.at || (one.at === other.at && one.enrolmentId > other.enrolmentId);

/** In their order, the last of very many. */
export const lastOf = <T extends Pick<Turn, 'at' | 'enrolmentId'>>(records: readonly T[]): T[] =>
  records.toSorted((a, b) => (isLater(a, b) ? 1 : -1)).slice(-MOST);

/** These, and one more, in their order. */
export const turnsWith = (turns: readonly Turn[], { enrolmentId, at, joinedAt, teamId, left }: Turn): Turn[] =>
  lastOf([...turns, { enrolmentId, at, joinedAt, teamId, left }]);

/** A version of the challenge may be another, and the team still the same: that is one stay. Who joins is in it as of `joinedAt`. */
export function staysOf(turns: readonly Turn[]): Stay[] {
  const stays: Stay[] = [];
  let present: string | null = null;
  for (const { at, joinedAt, teamId, left } of turns) {
    const next = left ? null : teamId;
    if (next === present) continue;
    const last = stays.at(-1);
    if (last && present !== null) stays[stays.length - 1] = { ...last, until: at };
    if (next !== null) stays.push({ teamId: next, from: present === null ? joinedAt : at, until: null });
    present = next;
  }
  return stays;
}
