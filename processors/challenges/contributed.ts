/** What a member gives to their team or gym, and what is shown of it: how the team stands is not for one member to say, and time alone changes none of it. */
import { contributionOf } from '../../rules/contribution.js';
import type { Rule } from '../../rules/rule.js';
import { sharesOf } from '../../rules/team.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { contributions as topic } from '../../schemas/topics.js';
import { factsOf, type History } from './judged.js';
import type { Judged } from './judging.js';
import { evidenceOf, verdictRows } from './verdicts.js';
import { contributions } from './views.js';

/** Rows, and the event where the member is in a team. */
export function givenOf(rule: Rule, enrolment: Participation, challenge: Judged, history: History) {
  const { userId, challengeId, version, teamId, joinedAt } = enrolment;
  const contribution = contributionOf(rule, factsOf(challenge, history));
  const { verdicts } = contribution;
  const { workouts } = history;
  const given = {
    ...{ userId, challengeId, version },
    parts: sharesOf(rule, contribution),
    evidenceUntil: evidenceOf(verdicts, workouts),
  };
  return [
    contributions.row({ ...given, teamId, joinedAt }),
    ...verdictRows(enrolment, challenge, verdicts, workouts),
    ...(teamId === null ? [] : [topic.of({ ...given, teamId })]),
  ];
}
