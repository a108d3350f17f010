/** Points for what is done in each day, week or month: of each ladder the highest step that is met counts. */
import { Type } from 'typebox';
import { type Span, spans } from '../calendar.js';
import { Child, defineNode, type Judge, type Node, round } from '../node.js';

interface Rung {
  readonly points: number;
  readonly rule: Node;
}

export interface Points extends Node {
  readonly kind: 'points';
  readonly each: Span;
  readonly ladders: readonly (readonly Rung[])[];
  /** The most points in each. */
  readonly cap?: number;
  readonly atLeast: number;
}

const daysOf = { day: 1, week: 7, month: 31 } as const;
const Whole = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const points = defineNode<Points>({
  kind: 'points',
  comment:
    'Met once the points of all days (weeks, months) are so many; in each, the highest step met of every ladder counts, `cap` at most.',
  fields: Type.Object({
    each: Type.Enum(spans),
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
  monotone: () => true,
  daysWithin: ({ each }, days) => Math.min(days, daysOf[each]),
  check({ each, ladders, cap, atLeast }, { days }) {
    const best = ladders.reduce((sum, ladder) => sum + Math.max(...ladder.map((rung) => rung.points)), 0);
    const spansAtMost = each === 'day' ? days : Math.ceil(days / (each === 'week' ? 7 : 28)) + 1;
    const most = Math.min(best, cap ?? best) * spansAtMost;
    return atLeast > most ? [{ path: '/atLeast', message: `at most ${most} points can be had in the time` }] : [];
  },
  judge({ each, ladders, cap, atLeast }, path, court) {
    const { calendar } = court.scene;
    interface Spell {
      readonly rungs: readonly (readonly { points: number; judge: Judge }[])[];
      open: boolean;
    }
    const spells = new Map<number, Spell>();
    const pointsOf = ({ rungs }: Spell) => {
      const sum = rungs.reduce(
        (total, ladder) => total + Math.max(0, ...ladder.map((rung) => (rung.judge.met ? rung.points : 0))),
        0,
      );
      return Math.min(sum, cap ?? sum);
    };
    const total = () => [...spells.values()].reduce((sum, spell) => sum + pointsOf(spell), 0);
    const judgesOf = ({ rungs }: Spell) => rungs.flatMap((ladder) => ladder.map(({ judge }) => judge));
    const openSpell = (): Spell => ({
      open: true,
      rungs: ladders.map((ladder, i) =>
        ladder.map((rung, j) => ({
          points: rung.points,
          judge: court.judgeOf(rung.rule, `${path}/ladders/${i}/${j}/rule`),
        })),
      ),
    });
    function close(spell: Spell): void {
      for (const judge of judgesOf(spell)) judge.close();
      spell.open = false;
    }

    return {
      take(workout, tell) {
        const number = calendar.numberOf(each, workout.startedAt);
        const spell = spells.get(number) ?? openSpell();
        spells.set(number, spell);
        for (const judge of judgesOf(spell)) judge.take(workout, tell);
      },
      pass(at) {
        const now = calendar.numberOf(each, at);
        for (const [number, spell] of spells) {
          if (!spell.open) continue;
          for (const judge of judgesOf(spell)) judge.pass(at);
          if (number < now) close(spell);
        }
      },
      due: () => Math.min(...[...spells].flatMap(([number, { open }]) => (open ? [calendar.endOf(each, number)] : []))),
      close() {
        for (const spell of spells.values()) if (spell.open) close(spell);
      },
      get met() {
        return total() >= atLeast;
      },
      get fraction() {
        return Math.min(total() / atLeast, 1);
      },
      progress() {
        return {
          kind: 'points',
          fraction: round(this.fraction),
          met: this.met,
          value: total(),
          target: atLeast,
          dimension: 'points',
        };
      },
    };
  },
  words({ each, ladders, cap, atLeast }, wordsOf) {
    const ladderWords = ladders.map((ladder) =>
      ladder.map(({ points: worth, rule }) => `${worth} for ${wordsOf(rule)}`).join(', or '),
    );
    const capped = cap === undefined ? '' : `, at most ${cap} a ${each}`;
    return `at least ${atLeast} points: each ${each} ${ladderWords.join('; and ')}${capped}`;
  },
});
