/** Who is in a programme by what they decided, and by the tests that they took: whoever falls short is enrolled, who meets the standard leaves. */
import { v5 } from 'uuid';
import type { BenchmarkVerdict } from '../../schemas/generated/benchmark-verdicts.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import { enrolledAs } from '../programme-ids.js';
import { isLater } from './stays.js';

/** Ours; means nothing elsewhere, and never changes. */
const NAMESPACE = '0f6f2b58-2d0c-4f4f-8a55-8f3c1f4f6f0a';

/** Of the enrolment, or leaving, that follows from a result. */
const idOf = ({ resultId, programmeId }: BenchmarkVerdict): string =>
  v5(JSON.stringify(['benchmark', resultId, programmeId]), NAMESPACE);

/**
 * The records that follow from the verdicts, and that which counts of all: in the order in which tests were taken and people decided. `latest`
 * is the last that people decided, which carries since when they are in it. A test that changes nothing gives no record.
 */
export function withTests(
  latest: Enrolment | null,
  verdicts: readonly BenchmarkVerdict[],
): { readonly counts: Enrolment | null; readonly followed: readonly Enrolment[] } {
  const decided = latest ? [{ decision: latest, verdict: null, at: latest.at, enrolmentId: latest.enrolmentId }] : [];
  const tested = verdicts.map((verdict) => ({
    decision: null,
    verdict,
    at: verdict.takenAt,
    enrolmentId: idOf(verdict),
  }));
  let counts: Enrolment | null = null;
  const followed: Enrolment[] = [];
  for (const { decision, verdict } of [...decided, ...tested].sort((a, b) => (isLater(a, b) ? 1 : -1))) {
    if (decision) counts = decision;
    const next: Enrolment | null = verdict && followedBy(verdict, counts);
    if (!next) continue;
    counts = next;
    followed.push(next);
  }
  return { counts, followed };
}

/** What a test does to who is in the programme, or not; null: nothing. */
function followedBy(verdict: BenchmarkVerdict, before: Enrolment | null): Enrolment | null {
  const { userId, programmeId, version, met, because, takenAt, judgedBy, capacities, by } = verdict;
  const isIn = before !== null && !before.left;
  const said = { enrolmentId: idOf(verdict), by, reason: because, at: takenAt };
  if (met) return isIn ? { ...before, ...said, left: true } : null;
  if (isIn) return null;
  const joined = {
    challengeId: enrolledAs(programmeId),
    userId,
    version,
    joinedAt: takenAt,
    teamId: null,
    left: false,
  };
  return { ...joined, ...said, judgedBy, capacities };
}
