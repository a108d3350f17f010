/**
 * In which team what a member did counts: of each day, week or month in that in which they were as it ended, so that whoever joins or leaves
 * later changes nothing of it.
 */
import { Calendar, type Span } from '../../rules/calendar.js';
import type { Across } from '../../rules/nodes/team.js';
import type { Rule } from '../../rules/rule.js';
import { type Share, sharesOf } from '../../rules/team.js';
import type { Contribution, ContributionPart, TeamStay } from '../../schemas/generated/contributions.js';
import type { Participation } from '../../schemas/generated/participations.js';
import { termsOf } from '../challenge-rules.js';
import type { Judged } from './judging.js';

/** What a member gives to one team. */
type Gift = Pick<Contribution, 'teamId' | 'isIn' | 'stays' | 'parts'>;

/** Of the calendar; where the rule counts once in all, the challenge. */
interface Counted {
  readonly name: string;
  readonly end: number;
}

/** What is asked across the members: a ranking asks nothing, and adds up. */
type Asked = readonly Pick<Across, 'across'>[];

/** What a member gives to each team, or gym, that they are in or were in; of a former one, if anything ended meanwhile. */
export function giftsOf(
  rule: Rule,
  challenge: Judged,
  { teamId, left, stays }: Pick<Participation, 'teamId' | 'left' | 'stays'>,
  shares: readonly Share[],
): Gift[] {
  const whole = shares.map(partOf);
  // Before teams were remembered.
  if (stays.length === 0) return left || teamId === null ? [] : [{ teamId, isIn: true, stays: [], parts: whole }];
  const spans = spansOf(rule, challenge);
  return [...new Set(stays.map((stay) => stay.teamId))].flatMap((team) => {
    const own = stays.filter((stay) => stay.teamId === team).map(({ from, until }) => ({ from, until }));
    const isIn = isInAt(own, challenge.to);
    if (!isIn && !spans.some(({ end }) => isInAt(own, end))) return [];
    const wasAlways = isIn && spans.every(({ end }) => isInAt(own, end));
    return [{ teamId: team, isIn, stays: own, parts: wasAlways ? whole : partsOf(rule, shares, spans, own, isIn) }];
  });
}

const partOf = (share: Share): ContributionPart => ({ ...share, lacks: false, later: false });

/** Whether somebody was in the team as something ended. */
const isInAt = (stays: readonly TeamStay[], end: number): boolean =>
  stays.some(({ from, until }) => from < end && (until === null || until >= end));

/** A rule is parsed for one challenge, which never changes. */
const known = new WeakMap<Rule, readonly Counted[]>();

function spansOf(rule: Rule, challenge: Judged): readonly Counted[] {
  const { each } = rule.root as { each?: Span };
  if (!each) return [{ name: '', end: challenge.to }];
  const found = known.get(rule);
  if (found) return found;
  const calendar = new Calendar(termsOf(challenge));
  const first = calendar.numberOf(each, challenge.from);
  const spans = Array.from({ length: calendar.countOf(each, challenge.from, challenge.to) }, (_, i) => ({
    name: calendar.nameOf(each, first + i),
    end: Math.min(calendar.endOf(each, first + i), challenge.to),
  }));
  known.set(rule, spans);
  return spans;
}

/**
 * The parts of a member who was not always in it. A team keeps sums, and how many its present members are: of what ended before somebody
 * joined they give just what is asked of one, and who left makes good that they are no more among those of whom it is asked.
 */
function partsOf(
  rule: Rule,
  shares: readonly Share[],
  spans: readonly Counted[],
  stays: readonly TeamStay[],
  isIn: boolean,
): ContributionPart[] {
  const conditions = (rule.root as { conditions?: Asked }).conditions ?? [{ across: 'sum' }];
  const given = new Map(shares.map((share) => [`${share.condition}|${share.span}`, share]));
  return spans.flatMap(({ name: span, end }) => {
    const wasIn = isInAt(stays, end);
    return conditions.flatMap(({ across }, condition): ContributionPart[] => {
      const share = given.get(`${condition}|${span}`);
      const isOfEach = across === 'mean' || across === 'every';
      if (wasIn && (isIn || !isOfEach)) return share ? [partOf(share)] : [];
      if (!isOfEach || wasIn === isIn) return [];
      const [asked] = sharesOf(rule, { parts: [{ condition, span, amount: Number.MAX_SAFE_INTEGER }] });
      const bound = asked?.capped ?? 0;
      if (isIn) return [{ condition, span, amount: bound, capped: bound, reached: true, lacks: false, later: true }];
      const part = { condition, span, capped: 0, reached: false, later: false };
      if (across === 'mean') return [{ ...part, amount: (share?.amount ?? 0) - bound, lacks: false }];
      // An amount is what a sum is there by, and means nothing here.
      return [{ ...part, amount: 1, lacks: share?.reached !== true }];
    });
  });
}
