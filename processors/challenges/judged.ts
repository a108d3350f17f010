/** Judging an enrolment, and what is shown of the verdict. */
import { evaluate, type Facts, type Result } from '../../rules/evaluate.js';
import type { Person, TrainedWorkout } from '../../rules/facts.js';
import type { Rule } from '../../rules/rule.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { challengeResults } from '../../schemas/topics.js';
import { termsOf } from '../challenge-rules.js';
import type { Judged } from './judging.js';
import { evidenceOf, verdictRows } from './verdicts.js';
import { challengeProgress } from './views.js';

/** What a member did by now. */
export interface History {
  readonly joinedAt: number;
  readonly now: number;
  readonly workouts: readonly TrainedWorkout[];
  readonly person: Person;
}

/** What is judged of it by the terms of a challenge. */
export const factsOf = (challenge: Judged, { joinedAt, now, workouts, person }: History): Facts => ({
  ...{ workouts, person, now, milestones: challenge.milestones },
  terms: { ...termsOf(challenge), joinedAt },
});

/** Judges a challenge by what the member did. */
export const judgedOf = (rule: Rule, challenge: Judged, history: History): Result =>
  evaluate(rule, factsOf(challenge, history));

/** Rows and the event. */
export function shownOf(enrolment: Participation, challenge: Judged, judged: Result, { workouts }: History) {
  const { userId, enrolledFor, challengeId, version, teamId, joinedAt } = enrolment;
  const { fraction, complete, completedAt, reached, progress, verdicts } = judged;
  const standing = {
    ...{ userId, challengeId, version, teamId, joinedAt },
    ...{ fraction, complete, completedAt, tier: progress.tier ?? null },
    evidenceUntil: evidenceOf(verdicts, workouts),
  };
  return [
    challengeProgress.row({ ...standing, nodes: progress }),
    ...verdictRows(enrolment, challenge, verdicts, workouts),
    challengeResults.of({ ...standing, enrolledFor, reached }),
  ];
}
