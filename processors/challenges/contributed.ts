/** What a member gives to their team or gym, and what is shown of it: how the team stands is not for one member to say, and time alone changes none of it. */
import { contributionOf } from '../../rules/contribution.js';
import type { Rule } from '../../rules/rule.js';
import { type Share, sharesOf } from '../../rules/team.js';
import type { ContributionPart } from '../../schemas/generated/contributions.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { contributions as topic } from '../../schemas/topics.js';
import { factsOf, type History } from './judged.js';
import type { Judged } from './judging.js';
import { giftsOf } from './stays.js';
import { evidenceOf, verdictRows } from './verdicts.js';
import { contributions } from './views.js';

/** Rows of whoever is in it, and an event for each team that they are in, or were in. */
export function givenOf(rule: Rule, enrolment: Participation, challenge: Judged, history: History) {
  const { userId, enrolledFor, challengeId, version, teamId, joinedAt, left } = enrolment;
  const contribution = contributionOf(rule, factsOf(challenge, history));
  const { verdicts } = contribution;
  const { workouts } = history;
  const shares = sharesOf(rule, contribution);
  const of = { userId, challengeId, version };
  const evidenceUntil = evidenceOf(verdicts, workouts);
  const gifts = giftsOf(rule, challenge, enrolment, shares);
  const events = gifts.map((gift) =>
    topic.of({ ...of, enrolledFor, ...gift, evidenceUntil: gift.isIn ? evidenceUntil : null }),
  );
  if (left) return events;
  const present = gifts.find((gift) => gift.teamId === teamId);
  const parts = present ? done(present.parts) : shares;
  return [
    contributions.row({ ...of, teamId, joinedAt, parts, evidenceUntil }),
    ...verdictRows(enrolment, challenge, verdicts, workouts),
    ...events,
  ];
}

/** What they did themselves. */
const done = (parts: readonly ContributionPart[]): Share[] =>
  parts.flatMap(({ later, lacks: _, ...share }) => (later ? [] : [share]));
