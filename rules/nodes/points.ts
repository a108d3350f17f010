/** Points for what is done in each day, week or month, or in all: of each ladder the highest step that is met counts. */

import { Type } from 'typebox';
import { type Span, spans } from '../calendar.js';
import { Child, defineNode, type Node, round, type Say } from '../node.js';
import { spanWithin } from '../room.js';
import { mergedWords, numberWords, orWords } from '../say.js';
import { type Ladder, LadderJudge } from './ladders.js';
import { Spells } from './spells.js';
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
  roomWithin: ({ each }, room) => (each ? spanWithin(room, each) : room),
  check({ each, ladders, cap, atLeast }, { room }) {
    const best = ladders.reduce((sum, ladder) => sum + Math.max(...ladder.map((rung) => rung.points)), 0);
    const most = Math.min(best, cap ?? best) * (each ? room[each] : 1);
    return atLeast > most ? [{ path: '/atLeast', message: `at most ${most} points can be had in the time` }] : [];
  },
  judge(node, path, court) {
    const { each, cap = Number.POSITIVE_INFINITY, atLeast } = node;
    const { calendar } = court.scene;
    const judge = () => new LadderJudge(node.ladders, `${path}/ladders`, court);
    const had = new Map<string | number, number>();
    let total = 0;
    const spells = new Spells(judge, (spell) => {
      const now = Math.min(spell.judge.points, cap);
      total += now - (had.get(spell.name) ?? 0);
      had.set(spell.name, now);
    });

    return {
      take(workout, tell) {
        const span = each ? calendar.numberOf(each, workout.startedAt) : 0;
        spells.take(span, each ? calendar.endOf(each, span) : Number.POSITIVE_INFINITY, workout, tell);
      },
      pass: (at) => spells.pass(at),
      due: () => spells.due(),
      close: () => spells.close(),
      get met() {
        return total >= atLeast;
      },
      get fraction() {
        return Math.min(total / atLeast, 1);
      },
      progress() {
        const shown = spells.shown();
        return {
          kind: 'points',
          fraction: round(this.fraction),
          met: this.met,
          value: total,
          target: atLeast,
          dimension: 'points',
          ...(shown && each && { group: calendar.nameOf(each, Number(shown.name)) }),
          of: (shown?.judge ?? judge()).progressOfRungs(),
        };
      },
    };
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
