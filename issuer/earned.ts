/** Which awards a result earns. */
import type { Award } from '../schemas/generated/awards.js';
import type { ChallengeResult } from '../schemas/generated/challenge-results.js';
import type { TeamResult } from '../schemas/generated/team-results.js';
import { awardIdOf } from './ids.js';

/** Whose result it is: awards belong to the id that joined, and follow it. */
type Whose = Pick<TeamResult, 'userId' | 'enrolledFor' | 'challengeId' | 'version'>;

function awardOf(whose: Whose, kind: Award['kind'], name: string, earnedAt: number, tick: number): Award {
  const { challengeId, version } = whose;
  const userId = whose.enrolledFor ?? whose.userId;
  const awardId = awardIdOf({ userId, challengeId, kind, name });
  return { awardId, userId, challengeId, version, kind, name, earnedAt, issuedAt: tick };
}

/** One for the whole, and one for each tier and milestone; as of the tick. */
export function earnedBy(result: ChallengeResult, tick: number): Award[] {
  const { completedAt, reached } = result;
  return [
    ...reached.flatMap(({ kind, name, at }) => (kind === 'UNKNOWN' ? [] : [awardOf(result, kind, name, at, tick)])),
    ...(completedAt === null ? [] : [awardOf(result, 'COMPLETION', '', completedAt, tick)]),
  ];
}

/** For what the team did while the member was in it: the same award as that of a challenge that each does alone. */
export const earnedWith = (result: TeamResult, tick: number): Award[] =>
  result.completedAt === null ? [] : [awardOf(result, 'COMPLETION', '', result.completedAt, tick)];
