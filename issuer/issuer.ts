/** The issuers of awards: what members earned by the builds that readers see, alone and with their teams, and what they are told of it. */
import type { Issue, IssueContext, Issuer } from '../engine/issuing/issuer.js';
import type { Award } from '../schemas/generated/awards.js';
import type { ChallengeResult } from '../schemas/generated/challenge-results.js';
import type { TeamResult } from '../schemas/generated/team-results.js';
import { awards, challengeResults, notices, teamResults } from '../schemas/topics.js';
import { earnedBy, earnedWith } from './earned.js';
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

const issuesOf = (userId: string, earned: readonly Award[], { tick, isNews }: IssueContext): Issue[] =>
  earned.map((award) => ({
    fact: awards.of(award),
    along: isNews && tick - award.earnedAt <= NEWS_MS ? [noticeOf(userId, award)] : [],
  }));

/** Of what members did alone. */
export const awardsIssuer: Issuer<ChallengeResult> = {
  name: 'awards',
  follows: challengeResults,
  to: [awards, notices],
  issue: (result, context) => issuesOf(result.userId, earnedBy(result, context.tick), context),
};

/** Of what they did together. No challenge is for both: what one of the two gives, the other never does. */
export const teamAwardsIssuer: Issuer<TeamResult> = {
  name: 'team-awards',
  follows: teamResults,
  to: [awards, notices],
  issue: (result, context) => issuesOf(result.userId, earnedWith(result, context.tick), context),
};

/** All of them. */
export const issuers = [awardsIssuer, teamAwardsIssuer] as readonly Issuer[];
