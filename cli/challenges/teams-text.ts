/** How teams stand, for a terminal. */
import { amountOf } from '../../api/challenges/shared.js';
import type { TeamStanding } from '../../api/challenges/standings.js';
import { amountText } from '../../rules/amounts/units.js';
import type { Rule } from '../../rules/rule.js';
import { table } from '../table.js';

/** One line each, best first. */
export function teamsText(rule: Rule, standings: readonly TeamStanding[]): string[] {
  if (standings.length === 0) return ['there are no teams in it'];
  const isRanking = rule.root.kind === 'ranking';
  const head = ['rank', 'class', 'id', 'team', 'people', 'in it', isRanking ? 'gave' : 'done'];
  const cells = standings.map((team) => [
    ...[String(team.rank ?? '-'), String(team.sizeClass ?? '-'), team.teamId, team.displayName],
    ...[String(team.size ?? '-'), String(team.members)],
    isRanking ? amountText(amountOf(rule, team)) : `${Math.floor(team.fraction * 100)}%`,
  ]);
  return table([head, ...cells], [0, 1, 4, 5, 6]);
}
