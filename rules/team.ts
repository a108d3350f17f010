/** Judges teams by the sums of what their members gave. */

import { measureOf } from './amounts/figure.js';
import { inOwnUnit } from './amounts/units.js';
import { Calendar, DAY_MS, type Span } from './calendar.js';
import type { Contribution } from './contribution.js';
import type { Terms } from './facts.js';
import { round } from './node.js';
import type { Across, Team } from './nodes/team.js';
import type { Part } from './nodes/team-judge.js';
import type { Rule } from './rule.js';

/** What a member has of one condition in one span, with what of it is asked of each: adding it up needs no rule. */
export interface Share extends Part {
  /** Of it no more than is asked of each member. */
  readonly capped: number;
  /** It is all that is asked of each. */
  readonly reached: boolean;
}

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
  /** By `condition|span`; what is nothing is not there. */
  readonly sums: Record<string, Sum>;
}

/** How a condition across the members is met in one span, in the own unit: of `every` and `best` members who did it. */
export interface Condition {
  readonly value: number;
  readonly target: number;
  readonly met: boolean;
}

/** How a team stands. */
export interface TeamResult {
  readonly fraction: number;
  readonly complete: boolean;
  /**
   * The end of the span with which it was complete, ms, once that is over; where the rule counts once in all, the end of the challenge.
   * Sums do not tell which workout it was, and until then it may be undone: by who joins the team. Null: not complete, or not for sure.
   */
  readonly completedAt: number | null;
  /** When it would next change although nobody trains, ms; null: never. */
  readonly changesAt: number | null;
  readonly members: number;
  /** Spans in which all conditions held, and how many are asked for. */
  readonly value: number;
  readonly target: number;
  /** Of the span that is going on, or was last, by condition. */
  readonly conditions: readonly Condition[];
}

/** Nobody's. */
export const noSums = (): TeamSums => ({ members: 0, sums: {} });

const boundOf = ({ rule }: Across) =>
  rule.atLeast && 'amount' in rule.atLeast ? inOwnUnit(measureOf(rule).dimension, rule.atLeast) : 0;
const teamOf = ({ root }: Rule) => root as Team;
/** A ranking asks nothing of anybody. */
const conditionsOf = (rule: Rule): readonly Across[] => teamOf(rule).conditions ?? [];

/** The shares of a contribution. */
export const sharesOf = (rule: Rule, { parts }: Pick<Contribution, 'parts'>): Share[] =>
  parts.map((part) => {
    const asked = conditionsOf(rule)[part.condition];
    const bound = asked ? boundOf(asked) : 0;
    return { ...part, capped: Math.min(part.amount, bound), reached: asked !== undefined && part.amount >= bound };
  });

/** Adds what a member gives; `times` −1 takes it away again. */
export function addShares(team: TeamSums, shares: readonly Share[], times: 1 | -1 = 1): void {
  team.members += times;
  for (const { condition, span, amount, capped, reached } of shares) {
    const key = `${condition}|${span}`;
    const sum = team.sums[key] ?? { amount: 0, capped: 0, reached: 0 };
    sum.amount += times * amount;
    sum.capped += times * capped;
    sum.reached += times * Number(reached);
    if (sum.amount === 0) delete team.sums[key];
    else team.sums[key] = sum;
  }
}

/** The same of a contribution as it was judged. */
export const add = (rule: Rule, team: TeamSums, contribution: Contribution, times: 1 | -1 = 1): void =>
  addShares(team, sharesOf(rule, contribution), times);

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
  { terms, now }: { terms: Pick<Terms, 'from' | 'to' | 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>; now: number },
): TeamResult {
  const { each, atLeast: target = 1, conditions } = teamOf(rule);
  const states = (span: string) => conditions.map((asked, i) => stateOf(asked, sums[`${i}|${span}`], members));
  const holds = (span: string) => states(span).every(({ met }) => met);
  const spans = new Set(Object.keys(sums).map((key) => key.slice(key.indexOf('|') + 1)));
  const held = [...spans].filter(holds).sort();
  const calendar = new Calendar(terms);
  // Before it begins nothing changes, and once it is over its last span stays.
  const shown = Math.min(Math.max(now, terms.from), terms.to - 1);
  const number = each ? calendar.numberOf(each, shown) : 0;
  const present = each ? calendar.nameOf(each, number) : '';
  const going = states(present);
  const isGoingOn = now < terms.to && !holds(present);
  const furthest = isGoingOn ? going.reduce((sum, { fraction }) => sum + fraction, 0) / going.length : 0;
  const complete = held.length >= target;
  const last = held[target - 1];
  const ends = (span: string) => (each ? Math.min(endOf(calendar, each, span), terms.to) : terms.to);
  const end = complete && last !== undefined ? ends(last) : Number.POSITIVE_INFINITY;
  return {
    fraction: round(Math.min((held.length + furthest) / target, 1)),
    complete,
    completedAt: end <= now ? end : null,
    changesAt: now < terms.to ? ends(present) : null,
    members,
    value: held.length,
    target,
    conditions: going.map(({ value, target: asked, met }) => ({ value, target: asked, met })),
  };
}

/** When the span with this first day ends. */
const endOf = (calendar: Calendar, each: Span, first: string): number => {
  const begin = calendar.beginOf('day', Date.parse(`${first}T00:00:00Z`) / DAY_MS);
  return calendar.endOf(each, calendar.numberOf(each, begin));
};

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
