/** A condition that has to hold in consecutive days, weeks or months; a few may be missed where the rule allows it. */

import { Type } from 'typebox';
import { type Span, spans } from '../calendar.js';
import { Child, defineNode, type Node, round } from '../node.js';
import { spanWithin } from '../room.js';
import { Run } from './run.js';
import { Spells } from './spells.js';
import { countWords, presentWords } from './standing.js';

export interface Streak extends Node {
  readonly kind: 'streak';
  readonly each: Span;
  /** How many in a row. */
  readonly count: number;
  /** How many of them may be missed; none where left out. */
  readonly grace?: number;
  readonly rule: Node;
}

export const streak = defineNode<Streak>({
  kind: 'streak',
  comment:
    'Met once its condition has held in `count` consecutive days, weeks or months, of which `grace` may be missed.',
  example: {
    kind: 'streak',
    each: 'day',
    count: 7,
    grace: 1,
    rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 20, unit: 'min' } },
  },
  fields: Type.Object({
    each: Type.Enum(spans),
    count: Type.Integer({ minimum: 2, maximum: 1_000 }),
    grace: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
    rule: Child,
  }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: () => false,
  roomWithin: ({ each }, room) => spanWithin(room, each),
  check: ({ each, count, grace = 0 }, { room }) => [
    ...(count > room[each]
      ? [{ path: '/count', message: `there are at most ${room[each]} ${each}s in the time` }]
      : []),
    ...(grace >= count ? [{ path: '/grace', message: 'must be less than count' }] : []),
  ],
  judge({ each, count, grace = 0, rule }, path, court) {
    const { calendar } = court.scene;
    const judge = () => court.judgeOf(rule, `${path}/rule`);
    const run = new Run(count, grace);
    const spells = new Spells(judge, ({ name, judge: { met } }) => met && run.add(Number(name)));

    return {
      take(workout, tell) {
        const span = calendar.numberOf(each, workout.startedAt);
        run.comesTo(span);
        spells.take(span, calendar.endOf(each, span), workout, tell);
      },
      pass(at) {
        run.comesTo(calendar.numberOf(each, at));
        spells.pass(at);
      },
      due: () => spells.due(),
      close: () => spells.close(),
      get met() {
        return run.isComplete;
      },
      get fraction() {
        if (run.isComplete) return 1;
        return Math.min((run.length + spells.furthest()) / (count - grace), 1);
      },
      progress() {
        const shown = spells.shown();
        return {
          kind: 'streak',
          fraction: round(this.fraction),
          met: run.isComplete,
          value: run.isComplete ? count - grace : run.length,
          target: count - grace,
          dimension: 'count',
          ...(shown && { group: calendar.nameOf(each, Number(shown.name)) }),
          of: [(shown?.judge ?? judge()).progress()],
        };
      },
    };
  },
  stands: ({ each }, progress, say) => `${countWords(progress)} ${each}s in a row${presentWords(each, progress, say)}`,
  words: ({ each, count, grace = 0, rule }, say) =>
    `${each === 'day' ? 'on' : 'in'} ${count} ${each}s in a row${grace === 0 ? '' : `, of which ${grace} may be missed`}, ${say.of(rule)}`,
});
