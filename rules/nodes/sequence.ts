/** One workout after another: each step is met by one workout, which begins soon enough after the one before. */
import { Type } from 'typebox';
import { Child, defineNode, type Node, type Progress, round, type Tell } from '../node.js';

interface Step {
  /** The workout must begin so many minutes after the end of the one before, at most; left out: whenever. */
  readonly withinMinutes?: number;
  readonly rule: Node;
}

export interface Sequence extends Node {
  readonly kind: 'sequence';
  readonly steps: readonly Step[];
}

const MINUTE_MS = 60_000;
const silent = () => {};

export const sequence = defineNode<Sequence>({
  kind: 'sequence',
  comment:
    'Met once its steps were met by one workout each, in order, each begun within `withinMinutes` of the end of the one before.',
  fields: Type.Object({
    steps: Type.Array(
      Type.Object(
        { withinMinutes: Type.Optional(Type.Number({ minimum: 0, maximum: 527_040 })), rule: Child },
        { additionalProperties: false },
      ),
      { minItems: 2, maxItems: 10 },
    ),
  }),
  children: ({ steps }) => steps.map(({ rule }, i) => [`/steps/${i}/rule`, rule] as const),
  monotone: ({ steps }) => steps.every(({ withinMinutes }) => withinMinutes === undefined),
  daysWithin: (_, days) => Math.min(days, 1),
  check: ({ steps: [first] }) =>
    first?.withinMinutes === undefined
      ? []
      : [{ path: '/steps/0/withinMinutes', message: 'the first step follows nothing' }],
  judge({ steps }, path, court) {
    /** When the workout ended that met the step, of the attempt that got so far last. */
    const endedAt: (number | null)[] = steps.map(() => null);
    let reached = 0;
    let furthest: Progress[] = steps.map((step, i) => court.judgeOf(step.rule, `${path}/steps/${i}/rule`).progress());
    let done = false;

    return {
      take(workout, tell: Tell) {
        if (workout.open) return;
        let counted = false;
        // From the last step on, so that one workout does not meet two.
        for (let i = steps.length - 1; i >= 0; i -= 1) {
          const step = steps[i];
          if (!step) continue;
          const before = i === 0 ? Number.NEGATIVE_INFINITY : endedAt[i - 1];
          const follows =
            before !== null &&
            before !== undefined &&
            workout.startedAt >= before &&
            (step.withinMinutes === undefined ||
              i === 0 ||
              workout.startedAt <= before + step.withinMinutes * MINUTE_MS);
          if (!follows) continue;
          const judge = court.judgeOf(step.rule, `${path}/steps/${i}/rule`);
          judge.take(workout, counted ? silent : tell);
          judge.close();
          counted = true;
          if (!judge.met) continue;
          endedAt[i] = workout.endedAt;
          if (i + 1 > reached && !done) {
            reached = i + 1;
            furthest = furthest.map((known, j) => (j === i ? judge.progress() : known));
          }
          if (i === steps.length - 1) done = true;
          break;
        }
        if (!counted) tell({ path, amount: 0, dimension: 'count', reason: 'out_of_sequence' });
      },
      pass(at) {
        if (done) return;
        const { length } = endedAt;
        for (let i = 1; i < length; i += 1) {
          const [before, limit] = [endedAt[i - 1], steps[i]?.withinMinutes];
          if (before !== null && before !== undefined && limit !== undefined && at > before + limit * MINUTE_MS)
            endedAt[i - 1] = null;
        }
        reached = endedAt.findLastIndex((end) => end !== null) + 1;
      },
      due: () => Number.POSITIVE_INFINITY,
      close() {},
      get met() {
        return done;
      },
      get fraction() {
        return done ? 1 : reached / steps.length;
      },
      progress() {
        return { kind: 'sequence', fraction: round(this.fraction), met: done, of: furthest };
      },
    };
  },
  words: ({ steps }, wordsOf) =>
    steps
      .map(({ withinMinutes, rule }, i) => {
        const soon = withinMinutes === undefined ? '' : ` within ${withinMinutes} min`;
        return i === 0 ? `first (${wordsOf(rule)})` : `then${soon} (${wordsOf(rule)})`;
      })
      .join(', '),
});
