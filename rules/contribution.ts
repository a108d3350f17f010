/** What a member gives to a team or a group: whole numbers that add up, so that what belongs to all can be kept as sums. */
import { evaluateWith, type Facts, type Verdict } from './evaluate.js';
import type { Part } from './nodes/team-judge.js';
import { TeamJudge } from './nodes/team-judge.js';
import type { Rule } from './rule.js';

/** All that one member gives at present. It follows from what they did alone: time that passes changes none of it. */
export interface Contribution {
  /** By condition and span; what is nothing is left out. */
  readonly parts: readonly Part[];
  readonly verdicts: readonly Verdict[];
}

/** Whether a rule is about what several members do. */
export const isShared = ({ root: { kind } }: Rule): boolean => kind === 'team' || kind === 'ranking';

/** The contribution of a member to a team or a ranking. */
export function contributionOf(rule: Rule, facts: Facts): Contribution {
  const { result, judge } = evaluateWith(rule, facts);
  const { value = 0 } = result.progress;
  const parts =
    judge instanceof TeamJudge ? judge.parts() : value > 0 ? [{ condition: 0, span: '', amount: value }] : [];
  return { parts, verdicts: result.verdicts };
}
