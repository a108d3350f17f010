/** Judges teams by the sums of what their members gave. */

import { measureOf } from './amounts/figure.js';
import { inOwnUnit } from './amounts/units.js';
import { Calendar } from './calendar.js';
import type { Contribution } from './contribution.js';
import type { Terms } from './facts.js';
import { round } from './node.js';
import type { Across, Team } from './nodes/team.js';
import type { Rule } from './rule.js';

/** Sums over members of one condition in one span. */
interface Sum {
  amount: number;
  /** Of no member more than was asked of each. */
  capped: number;
  /** Members who did what was asked of each. */
  reached: number;
}

/** What a team row has to keep: adding and taking away whole contributions is all that ever happens to it. */
export interface TeamSums {
  members: number;
  /** By `condition|span`. */
  readonly sums: Map<string, Sum>;
}

/** How a team stands. */
export interface TeamResult {
  readonly fraction: number;
  readonly complete: boolean;
  readonly members: number;
  /** Spans in which all conditions held, and how many are asked for. */
  readonly value: number;
  readonly target: number;
  /** Of the span that is going on, by condition, in the own unit: of `every` and `best` members who did it. */
  readonly conditions: readonly { readonly value: number; readonly target: number; readonly met: boolean }[];
}

/** Nobody's. */
export const noSums = (): TeamSums => ({ members: 0, sums: new Map() });

const boundOf = ({ rule }: Across) =>
  rule.atLeast && 'amount' in rule.atLeast ? inOwnUnit(measureOf(rule).dimension, rule.atLeast) : 0;
const teamOf = ({ root }: Rule) => root as Team;

/** Adds what a member gives; `times` −1 takes it away again. */
export function add(rule: Rule, team: TeamSums, { parts }: Contribution, times: 1 | -1 = 1): void {
  const { conditions } = teamOf(rule);
  team.members += times;
  for (const { condition, span, amount } of parts) {
    const asked = conditions[condition];
    if (!asked) continue;
    const key = `${condition}|${span}`;
    const sum = team.sums.get(key) ?? { amount: 0, capped: 0, reached: 0 };
    const bound = boundOf(asked);
    sum.amount += times * amount;
    sum.capped += times * Math.min(amount, bound);
    sum.reached += times * (amount >= bound ? 1 : 0);
    team.sums.set(key, sum);
  }
}

/** How a team of these members stands at a time. */
export function judgeTeam(
  rule: Rule,
  contributions: readonly Contribution[],
  when: { terms: Terms; now: number },
): TeamResult {
  const team = noSums();
  for (const contribution of contributions) add(rule, team, contribution);
  return judgeSums(rule, team, when);
}

/** The same by the sums. Nobody there: nothing is reached. */
export function judgeSums(
  rule: Rule,
  { members, sums }: TeamSums,
  { terms, now }: { terms: Terms; now: number },
): TeamResult {
  const { each, atLeast: target = 1, conditions } = teamOf(rule);
  const states = (span: string) => conditions.map((asked, i) => stateOf(asked, sums.get(`${i}|${span}`), members));
  const holds = (span: string) => states(span).every(({ met }) => met);
  const spans = new Set([...sums.keys()].map((key) => key.slice(key.indexOf('|') + 1)));
  const value = [...spans].filter(holds).length;
  const calendar = new Calendar(terms);
  const present = each ? calendar.nameOf(each, calendar.numberOf(each, now)) : '';
  const going = states(present);
  const isGoingOn = now < terms.to && !holds(present);
  const furthest = isGoingOn ? going.reduce((sum, { fraction }) => sum + fraction, 0) / going.length : 0;
  return {
    fraction: round(Math.min((value + furthest) / target, 1)),
    complete: value >= target,
    members,
    value,
    target,
    conditions: going.map(({ value: has, target: asked, met }) => ({ value: has, target: asked, met })),
  };
}

function stateOf(asked: Across, sum: Sum = { amount: 0, capped: 0, reached: 0 }, members: number) {
  const bound = boundOf(asked);
  const state = (value: number, target: number, fraction = value / target) => ({
    value,
    target,
    met: members > 0 && value >= target,
    fraction: members > 0 ? Math.min(fraction, 1) : 0,
  });
  switch (asked.across) {
    case 'sum':
      return state(sum.amount, bound);
    case 'mean':
      return state(sum.amount, bound * members);
    case 'every':
      return state(sum.reached, members, sum.capped / (bound * members));
    case 'best':
      return state(sum.reached, asked.members ?? 1);
  }
}
