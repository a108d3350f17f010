/** What is told of a rule across members: how their team stands, and what each gave. */
import { measureOf } from '../../rules/amounts/figure.js';
import { type Amount, amountText, type Dimension, readable } from '../../rules/amounts/units.js';
import type { Explained } from '../../rules/explain.js';
import type { Ranking } from '../../rules/nodes/ranking.js';
import type { Team } from '../../rules/nodes/team.js';
import type { Rule } from '../../rules/rule.js';
import type { Condition, Share } from '../../rules/team.js';
import { wordsOf } from '../../rules/words.js';
import type { TeamStanding } from './standings.js';

/** A condition as team_progress has it. */
export interface ToldCondition extends Condition {
  readonly across: string;
  readonly members: number | null;
  readonly dimension: Dimension;
}

const asItIs = (id: string) => id;

/** What a member gave, each part in a unit that people know. */
export const readableParts = (rule: Rule, parts: readonly Share[]) =>
  parts.map(({ condition, span, amount, reached }) => ({
    ...{ condition, span, amount, reached },
    readable: readable(dimensionOf(rule, condition), amount),
  }));

function dimensionOf({ root }: Rule, condition: number): Dimension {
  const measured = root.kind === 'ranking' ? (root as Ranking) : (root as Team).conditions[condition]?.rule;
  return measured ? measureOf(measured).dimension : 'count';
}

/** How a team stands in every part of the rule, in words, the whole first. */
export function explainTeam(rule: Rule, standing: TeamStanding, conditions: readonly ToldCondition[]): Explained[] {
  const { fraction, complete, members } = standing;
  const whole = { path: '/root', asks: wordsOf(rule.root, asItIs), fraction, met: complete };
  if (rule.root.kind === 'ranking') return [{ ...whole, stands: rankedWords(rule, standing) }];
  const { each, atLeast = 1, conditions: asked } = rule.root as Team;
  const done = each ? `${standing.value} of ${atLeast} ${each}s` : `${standing.value > 0 ? 'done' : 'not done yet'}`;
  return [
    { ...whole, stands: `${done}, ${members} in it` },
    ...asked.flatMap(({ rule: target }, i) => {
      const condition = conditions[i];
      if (!condition) return [];
      const { value, target: needed, met } = condition;
      const path = `/root/conditions/${i}/rule`;
      const share = needed > 0 ? Math.min(value / needed, 1) : 0;
      return [{ path, asks: wordsOf(target, asItIs), stands: standsOf(condition, members), fraction: share, met }];
    }),
  ];
}

function standsOf({ across, dimension, value, target }: ToldCondition, members: number): string {
  if (across === 'every' || across === 'best') return `${value} of ${target} members`;
  const shown = (amount: number): Amount => readable(dimension, across === 'mean' ? amount / (members || 1) : amount);
  return `${amountText(shown(value))} of ${amountText(shown(target))} ${across === 'mean' ? 'on average' : 'together'}`;
}

function rankedWords(rule: Rule, standing: TeamStanding): string {
  const { rank } = standing;
  return rank === null ? 'nobody takes part yet' : `rank ${rank}: ${amountText(amountOf(rule, standing))}`;
}

/** What a group has in a ranking, in a unit that people know. */
export const amountOf = (rule: Rule, { value }: Pick<TeamStanding, 'value'>): Amount =>
  readable(dimensionOf(rule, 0), value);
