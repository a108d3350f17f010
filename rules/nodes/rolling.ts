/** A condition that has to hold within any so many days in a row. */
import { Type } from 'typebox';
import { Child, defineNode, type Judge, type Node, round } from '../node.js';
import { daysWithin } from '../room.js';
import type { Seen } from '../seen.js';

export interface Rolling extends Node {
  readonly kind: 'rolling';
  readonly days: number;
  readonly rule: Node;
}

const silent = () => {};

export const rolling = defineNode<Rolling>({
  kind: 'rolling',
  comment: 'Met once its condition holds by the workouts of any `days` days in a row.',
  example: {
    kind: 'rolling',
    days: 7,
    rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 150, unit: 'min' } },
  },
  fields: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 92 }), rule: Child }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: () => false,
  roomWithin: ({ days }, room) => daysWithin(room, days),
  // Each day the days before are judged again.
  work: ({ days }, within) => 4 + within * (1 + days),
  check: ({ rule }, { isMonotone, within }) => [
    ...(isMonotone(rule) ? [] : [{ path: '/rule', message: 'must be something that more training never takes away' }]),
    ...(within.includes('rolling') ? [{ path: '', message: 'cannot stand within another rolling window' }] : []),
  ],
  falls: () => 'window',
  judges({ days, rule }, path, court) {
    const { calendar } = court.scene;
    const fresh = court.scene.repeating(() => court.judgesOf(rule, `${path}/rule`));
    return () => {
      /** What a window of today or later may still hold. */
      let recent: { readonly day: number; readonly workout: Seen }[] = [];
      /** The last day of the window that is told of. */
      let last = Number.NEGATIVE_INFINITY;
      let current: Judge | null = fresh();
      /** Windows that ended before, by their last day: what ended after one of a later day may still belong to them. */
      const former = new Map<number, Judge>();
      let today = Number.NEGATIVE_INFINITY;
      let reached = false;

      function judgeUntil(end: number): Judge {
        const judge = fresh();
        for (const { day, workout } of recent) if (end - days < day && day <= end) judge.take(workout, silent);
        return judge;
      }
      function moveTo(day: number): void {
        if (day <= last) return;
        if (recent.some((one) => one.day <= day - days)) {
          if (current) former.set(last, current);
          current = null;
        }
        last = day;
      }
      /** That of the window that ends today, judged anew if a day has left it. */
      function now(): Judge {
        current ??= judgeUntil(last);
        return current;
      }
      function formerUntil(end: number): Judge {
        const judge = former.get(end) ?? judgeUntil(end);
        former.set(end, judge);
        return judge;
      }

      return {
        take(workout, tell) {
          if (reached) return now().take(workout, tell);
          const { day } = workout.day;
          moveTo(day);
          if (last - days < day) {
            const judge = now();
            judge.take(workout, tell);
            reached ||= judge.met;
          } else tell({ path, amount: 0, dimension: 'count', reason: 'outside_window' });
          // It ended after one of a later day: windows that end between are new too.
          for (let end = day; end < last && end < day + days && !reached; end += 1) {
            const judge = formerUntil(end);
            judge.take(workout, silent);
            reached = judge.met;
          }
          if (!reached) recent.push({ day, workout });
        },
        pass(at) {
          if (reached) return;
          const { day } = calendar.dayOf(at);
          moveTo(day);
          if (day <= today) return;
          today = day;
          recent = recent.filter((one) => one.day > day - days);
          for (const end of former.keys()) if (end < day) former.delete(end);
        },
        due() {
          const first = reached ? undefined : recent[0]?.day;
          return first === undefined
            ? Number.POSITIVE_INFINITY
            : calendar.beginOf('day', Math.max(first + days, last + 1));
        },
        close() {},
        get met() {
          return reached;
        },
        get fraction() {
          return reached ? 1 : now().fraction;
        },
        progress() {
          return { kind: 'rolling', fraction: round(this.fraction), met: reached, of: [now().progress()] };
        },
      };
    };
  },
  stands: (_, { met }, say) => (met ? 'done' : `in the last days ${say.of(0)}`),
  words: ({ days, rule }, say) => `within any ${days} days in a row, ${say.of(rule)}`,
});
