/** A condition that has to hold in consecutive days, weeks or months; a few may be missed where the rule allows it. */
import { Type } from 'typebox';
import { type Span, spans } from '../calendar.js';
import { Child, defineNode, type Judge, type Node, round } from '../node.js';

export interface Streak extends Node {
  readonly kind: 'streak';
  readonly each: Span;
  /** How many in a row. */
  readonly count: number;
  /** How many of them may be missed; none where left out. */
  readonly grace?: number;
  readonly rule: Node;
}

const daysOf = { day: 1, week: 7, month: 31 } as const;

export const streak = defineNode<Streak>({
  kind: 'streak',
  comment:
    'Met once its condition has held in `count` consecutive days, weeks or months, of which `grace` may be missed.',
  fields: Type.Object({
    each: Type.Enum(spans),
    count: Type.Integer({ minimum: 2, maximum: 1_000 }),
    grace: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
    rule: Child,
  }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: () => false,
  daysWithin: ({ each }, days) => Math.min(days, daysOf[each]),
  check({ each, count, grace = 0 }, { days }) {
    const most = each === 'day' ? days : Math.ceil(days / (each === 'week' ? 7 : 28)) + 1;
    const faults = count > most ? [{ path: '/count', message: `there are at most ${most} ${each}s in the time` }] : [];
    if (grace >= count) faults.push({ path: '/grace', message: 'must be less than count' });
    return faults;
  },
  judge({ each, count, grace = 0, rule }, path, court) {
    const { calendar } = court.scene;
    const judges = new Map<number, Judge>();
    const open = new Set<number>();
    let reached = false;
    let now = Number.NEGATIVE_INFINITY;

    /** How many of the spans of a streak that ends with `last` were met. */
    const metUntil = (last: number) => {
      let met = 0;
      for (let span = last - count + 1; span <= last; span += 1) if (judges.get(span)?.met) met += 1;
      return met;
    };
    /** How many are met of those that can still become a streak: after more missed ones than allowed it begins anew. */
    function running(): { met: number; furthest: number } {
      const spansKnown = [...judges.keys()].sort((a, b) => a - b);
      const first = spansKnown[0];
      if (first === undefined) return { met: 0, furthest: 0 };
      const current = Math.max(spansKnown.at(-1) ?? first, now);
      let met = 0;
      let missed = 0;
      for (let span = current; span > current - count && span >= first; span -= 1) {
        const judge = judges.get(span);
        if (judge?.met) met += 1;
        else if (span !== current) missed += 1;
        if (missed > grace) break;
      }
      const last = judges.get(current);
      return { met, furthest: last && !last.met ? last.fraction : 0 };
    }
    const note = () => {
      for (const span of judges.keys()) if (!reached && metUntil(span) >= count - grace) reached = true;
    };
    function close(span: number): void {
      judges.get(span)?.close();
      open.delete(span);
    }

    return {
      take(workout, tell) {
        const span = calendar.numberOf(each, workout.startedAt);
        let judge = judges.get(span);
        if (!judge) {
          judge = court.judgeOf(rule, `${path}/rule`);
          judges.set(span, judge);
          open.add(span);
        }
        now = Math.max(now, span);
        judge.take(workout, tell);
        if (judge.met) note();
      },
      pass(at) {
        now = Math.max(now, calendar.numberOf(each, at));
        for (const span of open) {
          judges.get(span)?.pass(at);
          if (span < now) close(span);
        }
        if (!reached) note();
      },
      due: () => Math.min(...[...open].map((span) => calendar.endOf(each, span))),
      close() {
        for (const span of open) close(span);
        note();
      },
      get met() {
        return reached;
      },
      get fraction() {
        if (reached) return 1;
        const { met, furthest } = running();
        return Math.min((met + furthest) / (count - grace), 1);
      },
      progress() {
        const { met } = running();
        const last = judges.get(Math.max(...judges.keys()));
        return {
          kind: 'streak',
          fraction: round(this.fraction),
          met: reached,
          value: reached ? count - grace : met,
          target: count - grace,
          dimension: 'count',
          ...(last && { of: [last.progress()] }),
        };
      },
    };
  },
  words: ({ each, count, grace = 0, rule }, wordsOf) =>
    `${count} ${each}s in a row${grace === 0 ? '' : ` (${grace} may be missed)`}: ${wordsOf(rule)}`,
});
