/** How a team stands by its sums, as its row tells it. */
import { measureOf } from '../../rules/amounts/figure.js';
import type { Team as TeamNode } from '../../rules/nodes/team.js';
import type { Rule } from '../../rules/rule.js';
import { judgeSums, type TeamResult, type TeamSums } from '../../rules/team.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import { termsOf } from '../challenge-rules.js';

/** What a row tells besides whose it is, and when it would next change. */
export function standingOf(rule: Rule, challenge: Challenge, sums: TeamSums, now: number) {
  if (rule.root.kind === 'ranking') return rankedOf(sums);
  const { changesAt, conditions, ...standing } = judgeSums(rule, sums, { terms: termsOf(challenge), now });
  return { standing: { ...standing, conditions: toldOf(rule, conditions) }, changesAt };
}

/** There is nothing to be reached alone: who is before whom is told when all are read. */
function rankedOf({ members, sums }: TeamSums) {
  const value = Object.values(sums).reduce((total, { amount }) => total + amount, 0);
  const standing = { members, value, target: null, fraction: 0, complete: false, completedAt: null, conditions: [] };
  return { standing, changesAt: null };
}

/** With what is asked, so that a reader needs no rule. */
const toldOf = ({ root }: Rule, conditions: TeamResult['conditions']) =>
  (root as TeamNode).conditions.map(({ across, members = null, rule }, i) => ({
    ...{ across, members },
    dimension: across === 'every' || across === 'best' ? 'count' : measureOf(rule).dimension,
    ...conditions[i],
  }));
