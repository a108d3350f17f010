/** A condition that has to hold in consecutive days, weeks or months; a few may be missed where the rule allows it. */

import { Type } from 'typebox';
import { type Calendar, type Span, spans } from '../calendar.js';
import { Child, defineNode, type Judge, type MakeJudge, type Node, type Progress, round, type Tell } from '../node.js';
import { spanWithin } from '../room.js';
import type { Seen } from '../seen.js';
import { Run } from './run.js';
import { type Hears, SPELL_WORK, type Spell, Spells } from './spells.js';
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
  work: (_, within) => SPELL_WORK + within,
  roomWithin: ({ each }, room) => spanWithin(room, each),
  check: ({ each, count, grace = 0 }, { room }) => [
    ...(count > room[each]
      ? [{ path: '/count', message: `there are at most ${room[each]} ${each}s in the time` }]
      : []),
    ...(grace >= count ? [{ path: '/grace', message: 'must be less than count' }] : []),
  ],
  judges(node, path, court) {
    const make = court.judgesOf(node.rule, `${path}/rule`);
    return () => new StreakJudge(node, court.scene.calendar, make);
  },
  stands: ({ each }, progress, say) => `${countWords(progress)} ${each}s in a row${presentWords(each, progress, say)}`,
  words: ({ each, count, grace = 0, rule }, say) =>
    `${each === 'day' ? 'on' : 'in'} ${count} ${each}s in a row${grace === 0 ? '' : `, of which ${grace} may be missed`}, ${say.of(rule)}`,
});

class StreakJudge implements Judge, Hears {
  private readonly node: Streak;
  private readonly calendar: Calendar;
  private readonly make: MakeJudge;
  private readonly run: Run;
  private readonly spells: Spells;

  constructor(node: Streak, calendar: Calendar, make: MakeJudge) {
    this.node = node;
    this.calendar = calendar;
    this.make = make;
    this.run = new Run(node.count, node.grace ?? 0);
    this.spells = new Spells(make, this);
  }

  changed({ name, judge }: Spell): void {
    if (judge.met) this.run.add(Number(name));
  }

  take(workout: Seen, tell: Tell): void {
    const { day } = workout;
    const span = day[this.node.each];
    this.run.comesTo(span);
    this.spells.take(span, day.endOf(this.node.each), workout, tell);
  }

  pass(at: number): void {
    this.run.comesTo(this.calendar.numberOf(this.node.each, at));
    this.spells.pass(at);
  }

  /** A day in which nobody trains has no spell, and breaks it all the same. */
  due(): number {
    const breaksAt = this.run.mayBreak ? this.calendar.endOf(this.node.each, this.run.now) : Number.POSITIVE_INFINITY;
    return Math.min(this.spells.due(), breaksAt);
  }

  close(): void {
    this.spells.close();
  }

  get met(): boolean {
    return this.run.isComplete;
  }

  get fraction(): number {
    if (this.run.isComplete) return 1;
    return Math.min((this.run.length + this.spells.furthest()) / this.needed, 1);
  }

  progress(): Progress {
    const { each } = this.node;
    const { run } = this;
    const shown = this.spells.shown();
    return {
      kind: 'streak',
      fraction: round(this.fraction),
      met: run.isComplete,
      value: run.isComplete ? this.needed : run.length,
      target: this.needed,
      dimension: 'count',
      ...(shown && { group: this.calendar.nameOf(each, Number(shown.name)) }),
      of: [(shown?.judge ?? this.make()).progress()],
    };
  }

  private get needed(): number {
    const { count, grace = 0 } = this.node;
    return count - grace;
  }
}
