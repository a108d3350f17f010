/** One workout after another: each step is met by one workout, which begins soon enough after the one before. */

import { Type } from 'typebox';
import { Child, type Counted, defineNode, type Node, type Progress, round } from '../node.js';
import { daysWithin } from '../room.js';
import { tellAlone } from './alone.js';
import { stepsWords } from './standing.js';

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

export const sequence = defineNode<Sequence>({
  kind: 'sequence',
  comment:
    'Met once its steps were met by one workout each, in order, each begun within `withinMinutes` of the end of the one before.',
  example: {
    kind: 'sequence',
    steps: [
      { rule: { kind: 'target', measure: 'distance', atLeast: { amount: 2, unit: 'km' } } },
      { withinMinutes: 15, rule: { kind: 'target', measure: 'sets', atLeast: { amount: 3, unit: '' } } },
    ],
  },
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
  roomWithin: (_, room) => daysWithin(room, 1),
  check: ({ steps: [first] }) =>
    first?.withinMinutes === undefined
      ? []
      : [{ path: '/steps/0/withinMinutes', message: 'the first step follows nothing' }],
  falls: () => 'window',
  judge({ steps }, path, court) {
    const attempts = steps.map(({ rule, withinMinutes }, i) => ({
      judge: () => court.judgeOf(rule, `${path}/steps/${i}/rule`),
      patience: withinMinutes === undefined ? Number.POSITIVE_INFINITY : withinMinutes * MINUTE_MS,
      /** When workouts ended that met the step and all before, rising, as far as a next one may still follow. */
      ends: [] as number[],
      progress: null as Progress | null,
    }));
    let done = false;

    /** Whether the step before was met soon enough before a time. */
    const follows = (step: number, at: number) => {
      const before = attempts[step - 1];
      const end = before?.ends.findLast((one) => one <= at);
      return !before || (end !== undefined && at - end <= (attempts[step]?.patience ?? 0));
    };
    const reached = () => (done ? attempts.length : attempts.findLastIndex(({ ends }) => ends.length > 0) + 1);

    return {
      take(workout, tell) {
        if (workout.open) return tell({ path, amount: 0, dimension: 'count', reason: 'still_open' });
        let counted = false;
        // From the last step on, so that a workout does not follow itself.
        for (const [i, attempt] of [...attempts.entries()].reverse()) {
          if (!follows(i, workout.startedAt)) continue;
          const judge = attempt.judge();
          const told: Counted[] = [];
          judge.take(workout, (one) => told.push(one));
          judge.close();
          if (!counted || judge.met) tellAlone(told, judge.met, workout, tell);
          counted = true;
          if (!judge.met) continue;
          attempt.ends.push(workout.endedAt);
          attempt.progress = judge.progress();
          if (i === attempts.length - 1) done = true;
        }
        if (!counted) tell({ path, amount: 0, dimension: 'count', reason: 'out_of_sequence' });
      },
      pass(at) {
        for (const [i, { ends }] of attempts.entries()) {
          const patience = attempts[i + 1]?.patience ?? 0;
          while (ends[0] !== undefined && ends[0] + patience < at) ends.shift();
        }
      },
      due() {
        let due = Number.POSITIVE_INFINITY;
        for (const [i, { ends }] of attempts.entries())
          if (ends[0] !== undefined && !done) due = Math.min(due, ends[0] + (attempts[i + 1]?.patience ?? 0) + 1);
        return due;
      },
      close() {},
      get met() {
        return done;
      },
      get fraction() {
        return reached() / attempts.length;
      },
      progress() {
        const steps = reached();
        const of = attempts.map(({ progress, judge }, i) => (i < steps && progress) || judge().progress());
        return { kind: 'sequence', fraction: round(this.fraction), met: done, of };
      },
    };
  },
  stands: (_, progress) => stepsWords(progress, 'steps done'),
  words: ({ steps }, say) =>
    steps
      .map(({ withinMinutes, rule }, i) => {
        if (i === 0) return `first ${say.of(rule)}`;
        return `then${withinMinutes === undefined ? '' : `, within ${withinMinutes} min,`} ${say.of(rule)}`;
      })
      .join(', '),
});
