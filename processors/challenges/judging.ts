/** By what a member is judged: a challenge that many are in, or a plan that is theirs alone. */
import type { Rule } from '../../rules/rule.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { Plan } from '../../schemas/generated/plans.js';
import { ruleOf, type termsOf } from '../challenge-rules.js';

/** What of a challenge is looked at: its time and place, and what is told on the way. */
export type Judged = Parameters<typeof termsOf>[0] & Pick<Challenge, 'milestones'>;

/** A rule, and the time and place in which it is judged. */
interface Judging {
  readonly rule: Rule;
  readonly challenge: Judged;
}

/** Null: there is no such challenge, or nobody can be judged by it. */
export function judgingBy(challenge: Challenge | undefined): Judging | null {
  const rule = challenge && ruleOf(challenge);
  return rule ? { rule, challenge } : null;
}

/** Null: none was made yet. Its rule was checked as its programme was. */
export function judgingByPlan(
  plan: Pick<Plan, 'rule' | 'from' | 'to' | 'timeZone' | 'gyms'> | undefined,
): Judging | null {
  if (!plan) return null;
  const { from, to, timeZone, gyms } = plan;
  const challenge = { from, to, timeZone, dayStartsMinute: 0, weekStartsOn: 1, gyms, milestones: [] };
  return { rule: JSON.parse(plan.rule) as Rule, challenge };
}
