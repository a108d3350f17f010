/** Who is in a challenge or programme by what they decided, by the tests that they took, and by which version: whoever falls short is enrolled, who meets the standard leaves, who is in it may be moved. */
import { v5 } from 'uuid';
import type { BenchmarkVerdict } from '../../schemas/generated/benchmark-verdicts.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import type { Former } from '../../schemas/generated/participations.js';
import { enrolledAs } from '../programme-ids.js';
import { isLater } from './stays.js';

/** Ours; means nothing elsewhere, and never changes. */
const NAMESPACE = '0f6f2b58-2d0c-4f4f-8a55-8f3c1f4f6f0a';

/** Of the enrolment, or leaving, that follows from a result. */
const idOf = ({ resultId, programmeId }: BenchmarkVerdict): string =>
  v5(JSON.stringify(['benchmark', resultId, programmeId]), NAMESPACE);

/** An enrolment, and the versions by which it was judged before. */
interface Counted extends Enrolment {
  readonly formerly: readonly Former[];
}

/** What is known of somebody in a challenge. */
interface Known {
  /** The last that people decided, which carries since when they are in it; null: nothing. */
  readonly latest: Enrolment | null;
  /** To other versions. */
  readonly moves: readonly Enrolment[];
  readonly verdicts: readonly BenchmarkVerdict[];
}

/**
 * The record that counts of all, and those that follow: of tests, and of moves. In the order in which tests were taken and people decided;
 * a test that changes nothing gives no record, nor does a move of who was not in it then, as after a test that was taken back.
 */
export function withTests({ latest, moves, verdicts }: Known): {
  readonly counts: Counted | null;
  readonly followed: readonly Enrolment[];
} {
  const steps = [
    ...(latest ? [{ ...orderOf(latest), next: () => ({ ...latest, formerly: [] }) }] : []),
    ...moves.map((move) => ({ ...orderOf(move), next: (before: Counted | null) => movedBy(move, before) })),
    ...verdicts.map((verdict) => ({
      ...{ at: verdict.takenAt, enrolmentId: idOf(verdict) },
      next: (before: Counted | null) => followedBy(verdict, before),
    })),
  ].sort((a, b) => (isLater(a, b) ? 1 : -1));
  let counts: Counted | null = null;
  // What was decided before the last decision is not remembered: nothing depends any more on what was moved then.
  const followed = new Map(
    moves.filter((move) => latest && isLater(latest, move)).map((move) => [move.enrolmentId, move]),
  );
  for (const { enrolmentId, next } of steps) {
    const after: Counted | null = next(counts);
    if (!after) continue;
    counts = after;
    if (enrolmentId !== latest?.enrolmentId) followed.set(enrolmentId, withoutFormer(after));
  }
  return { counts, followed: [...followed.values()] };
}

const orderOf = ({ at, enrolmentId }: Enrolment) => ({ at, enrolmentId });
const withoutFormer = ({ formerly: _, ...record }: Counted): Enrolment => record;

/** Another version for who is in it since then; null: they are not. */
function movedBy(move: Enrolment, before: Counted | null): Counted | null {
  if (!before || before.left || before.joinedAt !== move.joinedAt) return null;
  const { enrolmentId, version, judgedBy, movedFrom, by, reason, at } = move;
  const formerly = [...before.formerly, { version: before.version, until: at }];
  return { ...before, enrolmentId, version, judgedBy, movedFrom, by, reason, at, formerly };
}

/** What a test does to who is in the programme, or not; null: nothing. */
function followedBy(verdict: BenchmarkVerdict, before: Counted | null): Counted | null {
  const { userId, programmeId, version, met, because, takenAt, judgedBy, capacities, by } = verdict;
  const isIn = before !== null && !before.left;
  const said = { enrolmentId: idOf(verdict), movedFrom: null, by, reason: because, at: takenAt };
  if (met) return isIn ? { ...before, ...said, left: true } : null;
  if (isIn) return null;
  const joined = {
    challengeId: enrolledAs(programmeId),
    userId,
    version,
    joinedAt: takenAt,
    teamId: null,
    left: false,
    formerly: [],
  };
  return { ...joined, ...said, judgedBy, capacities };
}
