/** Points for what is done in each day, week or month, or in all: of each ladder the highest step that is met counts. */

import { Type } from 'typebox';
import { type Calendar, type Span, spans } from '../calendar.js';
import { Child, defineNode, type Judge, type Node, type Progress, round, type Say, type Tell } from '../node.js';
import { spanWithin } from '../room.js';
import { mergedWords, numberWords, orWords } from '../say.js';
import type { Seen } from '../seen.js';
import { type Ladder, type LadderJudge, laddersOf } from './ladders.js';
import { type Hears, SPELL_WORK, type Spell, Spells } from './spells.js';
import { countWords } from './standing.js';

export interface Points extends Node {
  readonly kind: 'points';
  /** Left out: once in all. */
  readonly each?: Span;
  readonly ladders: readonly Ladder[];
  /** The most points in each. */
  readonly cap?: number;
  readonly atLeast: number;
}

const Whole = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const points = defineNode<Points>({
  kind: 'points',
  comment:
    'Met once the points are so many: each day, week or month (or once in all, where `each` is left out) the highest step that is met of every ladder counts, `cap` at most.',
  example: {
    kind: 'points',
    each: 'day',
    ladders: [
      [
        { points: 10, rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 10, unit: 'min' } } },
        { points: 20, rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' } } },
      ],
      [{ points: 5, rule: { kind: 'target', measure: 'sets', atLeast: { amount: 5, unit: '' } } }],
    ],
    cap: 20,
    atLeast: 200,
  },
  fields: Type.Object({
    each: Type.Optional(Type.Enum(spans)),
    ladders: Type.Array(
      Type.Array(Type.Object({ points: Whole, rule: Child }, { additionalProperties: false }), {
        minItems: 1,
        maxItems: 20,
      }),
      { minItems: 1, maxItems: 20 },
    ),
    cap: Type.Optional(Whole),
    atLeast: Whole,
  }),
  children: ({ ladders }) =>
    ladders.flatMap((ladder, i) => ladder.map(({ rule }, j) => [`/ladders/${i}/${j}/rule`, rule] as const)),
  // What is met is met for good, and only that has points.
  monotone: () => true,
  work: (_, within) => SPELL_WORK + within,
  roomWithin: ({ each }, room) => (each ? spanWithin(room, each) : room),
  check({ each, ladders, cap, atLeast }, { room }) {
    const best = ladders.reduce((sum, ladder) => sum + Math.max(...ladder.map((rung) => rung.points)), 0);
    const most = Math.min(best, cap ?? best) * (each ? room[each] : 1);
    return atLeast > most ? [{ path: '/atLeast', message: `at most ${most} points can be had in the time` }] : [];
  },
  judges(node, path, court) {
    const make = laddersOf(node.ladders, `${path}/ladders`, court);
    return () => new PointsJudge(node, court.scene.calendar, make);
  },
  stands: (_, progress) => `${countWords(progress)} points`,
  words({ each, ladders, cap, atLeast }, say) {
    const ladderWords = ladders.map((ladder) => ladderText(ladder, say));
    const capped = cap === undefined ? '' : `; at most ${cap}${each ? ` a ${each}` : ''}`;
    const when = each ? `each ${each} ` : '';
    return `collect at least ${numberWords(atLeast)} points: ${when}${ladderWords.join('; and ')}${capped}`;
  },
});

/** `10 or 20 if you train for at least 10 or 30 min`. */
function ladderText(ladder: Ladder, say: Say): string {
  const steps = ladder.map(({ rule }) => say.of(rule));
  const merged = ladder.length > 1 ? mergedWords(steps) : null;
  if (merged) return `${orWords(ladder.map(({ points: worth }) => `${worth}`))} if you ${merged}`;
  return ladder.map(({ points: worth }, i) => `${worth} if you ${steps[i]}`).join(', or ');
}

class PointsJudge implements Judge, Hears<LadderJudge> {
  private readonly node: Points;
  private readonly calendar: Calendar;
  private readonly make: () => LadderJudge;
  private readonly spells: Spells<LadderJudge>;
  private readonly had = new Map<string | number, number>();
  private total = 0;

  constructor(node: Points, calendar: Calendar, make: () => LadderJudge) {
    this.node = node;
    this.calendar = calendar;
    this.make = make;
    this.spells = new Spells(make, this);
  }

  changed({ name, judge }: Spell<LadderJudge>): void {
    const now = Math.min(judge.points, this.node.cap ?? Number.POSITIVE_INFINITY);
    const before = this.had.get(name) ?? 0;
    if (now === before) return;
    this.total += now - before;
    this.had.set(name, now);
  }

  take(workout: Seen, tell: Tell): void {
    const { each } = this.node;
    const { day } = workout;
    this.spells.take(each ? day[each] : 0, each ? day.endOf(each) : Number.POSITIVE_INFINITY, workout, tell);
  }

  pass(at: number): void {
    this.spells.pass(at);
  }

  due(): number {
    return this.spells.due();
  }

  close(): void {
    this.spells.close();
  }

  get met(): boolean {
    return this.total >= this.node.atLeast;
  }

  get fraction(): number {
    return Math.min(this.total / this.node.atLeast, 1);
  }

  progress(): Progress {
    const { each, atLeast } = this.node;
    const shown = this.spells.shown();
    return {
      kind: 'points',
      fraction: round(this.fraction),
      met: this.met,
      value: this.total,
      target: atLeast,
      dimension: 'points',
      ...(shown && each && { group: this.calendar.nameOf(each, Number(shown.name)) }),
      of: (shown?.judge ?? this.make()).progressOfRungs(),
    };
  }
}
