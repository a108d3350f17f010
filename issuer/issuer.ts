/** The issuer of awards: what members earned by the build that readers see, and what they are told of it. */
import type { Issuer } from '../engine/issuing/issuer.js';
import type { Award } from '../schemas/generated/awards.js';
import type { ChallengeResult } from '../schemas/generated/challenge-results.js';
import { awards, challengeResults, notices } from '../schemas/topics.js';
import { earnedBy } from './earned.js';
import { noticeIdOf } from './ids.js';

/** What was earned longer ago is given without a word: an import of old workouts, or a rebuild, wakes nobody. */
export const NEWS_MS = 48 * 3_600_000;

/** It is told to the member as they are known now. */
const noticeOf = (userId: string, { issuedAt, ...award }: Award) => {
  const { awardId, challengeId, version, kind, name, earnedAt } = award;
  return notices.of({
    ...{ noticeId: noticeIdOf(awardId), userId, at: issuedAt },
    award: { awardId, challengeId, version, kind, name, earnedAt },
  });
};

export const awardsIssuer: Issuer<ChallengeResult> = {
  name: 'awards',
  follows: challengeResults,
  to: [awards, notices],
  issue: (result, { tick, isNews }) =>
    earnedBy(result, tick).map((award) => ({
      fact: awards.of(award),
      along: isNews && tick - award.earnedAt <= NEWS_MS ? [noticeOf(result.userId, award)] : [],
    })),
};
