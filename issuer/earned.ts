/** Which awards a result earns. */
import type { Award } from '../schemas/generated/awards.js';
import type { ChallengeResult } from '../schemas/generated/challenge-results.js';
import { awardIdOf } from './ids.js';

/** One for the whole, and one for each tier and milestone; as of the tick. They belong to the id that joined, and follow it. */
export function earnedBy(result: ChallengeResult, tick: number): Award[] {
  const { challengeId, version, completedAt, reached } = result;
  const userId = result.enrolledFor ?? result.userId;
  const award = (kind: Award['kind'], name: string, earnedAt: number): Award => ({
    awardId: awardIdOf({ userId, challengeId, kind, name }),
    ...{ userId, challengeId, version, kind, name, earnedAt, issuedAt: tick },
  });
  return [
    ...reached.flatMap(({ kind, name, at }) => (kind === 'UNKNOWN' ? [] : [award(kind, name, at)])),
    ...(completedAt === null ? [] : [award('COMPLETION', '', completedAt)]),
  ];
}
