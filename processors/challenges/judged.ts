/** Judging an enrolment, and what is shown of the verdict. */
import { isTimeZone } from '../../domain/time-zone.js';
import { isShared } from '../../rules/contribution.js';
import { evaluate, type Result } from '../../rules/evaluate.js';
import type { Person, TrainedWorkout } from '../../rules/facts.js';
import { parse } from '../../rules/format.js';
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import { challengeResults } from '../../schemas/topics.js';
import { challengeProgress, challengeVerdicts } from './views.js';

/** What a member did by now. */
interface History {
  readonly joinedAt: number;
  readonly now: number;
  readonly workouts: readonly TrainedWorkout[];
  readonly person: Person;
}

/** A result with the workouts that it is about, by id. */
interface Judged extends Result {
  readonly startedAt: ReadonlyMap<string, number>;
  readonly evidenceUntil: number | null;
}

/** Entries of the table never change, and a member's every workout asks for one. */
const parsed = new WeakMap<Challenge, Rule | null>();

/** The rule of a challenge; null: it is none, and nobody can be judged by it. The API writes no such, but whoever writes to the topic may. */
export function ruleOf(challenge: Challenge): Rule | null {
  const known = parsed.get(challenge);
  if (known !== undefined) return known;
  const read = isTimeZone(challenge.timeZone) ? parse(challenge.rule, challenge) : null;
  const rule = read && 'rule' in read && !isShared(read.rule) ? read.rule : null;
  parsed.set(challenge, rule);
  return rule;
}

/** Judges a challenge by what the member did. */
export function judgedOf(rule: Rule, challenge: Challenge, { joinedAt, now, workouts, person }: History): Judged {
  const { from, to, timeZone, dayStartsMinute, weekStartsOn, gyms } = challenge;
  const terms = { from, to, timeZone, dayStartsMinute, weekStartsOn, gyms, joinedAt };
  const { milestones } = challenge;
  const result = evaluate(rule, { workouts, person, terms, now, milestones });
  const ends = new Map(workouts.map(({ workoutId, endedAt }) => [workoutId, endedAt]));
  const counted = result.verdicts.filter((verdict) => verdict.counted).map(({ workoutId }) => ends.get(workoutId) ?? 0);
  return {
    ...result,
    startedAt: new Map(workouts.map((workout) => [workout.workoutId, workout.startedAt])),
    evidenceUntil: counted.length === 0 ? null : Math.max(...counted),
  };
}

/** Rows and the event. Workouts outside of the challenge's time get no verdict. */
export function shownOf(enrolment: Enrolment, challenge: Challenge, judged: Judged) {
  const { userId, challengeId, version, teamId, joinedAt } = enrolment;
  const { fraction, complete, completedAt, reached, progress, evidenceUntil, startedAt } = judged;
  const standing = {
    ...{ userId, challengeId, version, teamId, joinedAt },
    ...{ fraction, complete, completedAt, evidenceUntil, tier: progress.tier ?? null },
  };
  const verdicts = judged.verdicts.flatMap(({ workoutId, counted, reason, leaves }) => {
    const at = startedAt.get(workoutId) ?? 0;
    if (at < challenge.from || at >= challenge.to) return [];
    const leaf = leaves.find(({ amount }) => amount > 0) ?? leaves[0];
    return [
      challengeVerdicts.row({
        ...{ challengeId, userId, workoutId, startedAt: at, counted, reason },
        amount: leaf?.amount ?? 0,
        dimension: leaf?.dimension ?? 'count',
      }),
    ];
  });
  return [
    challengeProgress.row({ ...standing, nodes: progress }),
    ...verdicts,
    challengeResults.of({ ...standing, reached }),
  ];
}
