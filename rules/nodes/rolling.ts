/** A condition that has to hold within any so many days in a row. */
import { Type } from 'typebox';
import type { TrainedWorkout } from '../facts.js';
import { Child, defineNode, type Judge, type Node, round } from '../node.js';

export interface Rolling extends Node {
  readonly kind: 'rolling';
  readonly days: number;
  readonly rule: Node;
}

const silent = () => {};

export const rolling = defineNode<Rolling>({
  kind: 'rolling',
  comment: 'Met once its condition holds by the workouts of any `days` days in a row.',
  fields: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 92 }), rule: Child }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: () => false,
  daysWithin: ({ days: window }, days) => Math.min(days, window),
  check: ({ rule }, { isMonotone, within }) => [
    ...(isMonotone(rule) ? [] : [{ path: '/rule', message: 'must be something that more training never takes away' }]),
    ...(within.includes('rolling') ? [{ path: '', message: 'cannot stand within another rolling window' }] : []),
  ],
  judge({ days, rule }, path, court) {
    const { calendar } = court.scene;
    const dayOf = (at: number) => calendar.numberOf('day', at);
    let recent: TrainedWorkout[] = [];
    let judge: Judge = court.judgeOf(rule, `${path}/rule`);
    let reached = false;

    /** Judges the days up to `day` anew, if some that counted are over. */
    function leave(day: number): void {
      const left = recent.filter(({ startedAt }) => dayOf(startedAt) > day - days);
      if (left.length === recent.length) return;
      recent = left;
      judge = court.judgeOf(rule, `${path}/rule`);
      for (const workout of recent) judge.take(workout, silent);
    }

    return {
      take(workout, tell) {
        if (reached) return judge.take(workout, tell);
        leave(dayOf(workout.startedAt));
        recent.push(workout);
        judge.take(workout, tell);
        reached = judge.met;
      },
      pass(at) {
        if (!reached) leave(dayOf(at));
      },
      due: () => Number.POSITIVE_INFINITY,
      close() {},
      get met() {
        return reached;
      },
      get fraction() {
        return reached ? 1 : judge.fraction;
      },
      progress() {
        return { kind: 'rolling', fraction: round(this.fraction), met: reached, of: [judge.progress()] };
      },
    };
  },
  words: ({ days, rule }, wordsOf) => `within ${days} days in a row: ${wordsOf(rule)}`,
});
