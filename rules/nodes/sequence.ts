/** One workout after another: each step is met by one workout, which begins soon enough after the one before. */

import { Type } from 'typebox';
import {
  Child,
  type Counted,
  defineNode,
  type Judge,
  type MakeJudge,
  type Node,
  type Progress,
  round,
  type Tell,
} from '../node.js';
import type { Reason } from '../reasons.js';
import { daysWithin } from '../room.js';
import type { Seen } from '../seen.js';
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
  // Each workout is judged anew, by several steps at worst.
  work: (_, within) => 4 + 2 * within,
  roomWithin: (_, room) => daysWithin(room, 1),
  check: ({ steps: [first] }) =>
    first?.withinMinutes === undefined
      ? []
      : [{ path: '/steps/0/withinMinutes', message: 'the first step follows nothing' }],
  falls: () => 'window',
  judges({ steps }, path, court) {
    const asked = steps.map(({ rule, withinMinutes }, i) => ({
      make: court.judgesOf(rule, `${path}/steps/${i}/rule`),
      patience: withinMinutes === undefined ? Number.POSITIVE_INFINITY : withinMinutes * MINUTE_MS,
    }));
    const nothing = (reason: Reason): Counted => ({ path, amount: 0, dimension: 'count', reason });
    const told = { stillOpen: nothing('still_open'), outOfSequence: nothing('out_of_sequence') };
    return () => new SequenceJudge(asked, told);
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

/** A step, ready to be judged. */
interface Asked {
  readonly make: MakeJudge;
  /** How long it may be after the one before, ms. */
  readonly patience: number;
}

/** What is told of workouts that no step takes. */
interface Told {
  readonly stillOpen: Counted;
  readonly outOfSequence: Counted;
}

class SequenceJudge implements Judge {
  private readonly asked: readonly Asked[];
  private readonly told: Told;
  /** By step, when workouts ended that met it and all before, rising, as far as a next one may still follow. */
  private readonly ends: readonly number[][];
  /** By step, the last that was met. */
  private readonly last: (Judge | undefined)[] = [];
  private done = false;

  constructor(asked: readonly Asked[], told: Told) {
    this.asked = asked;
    this.told = told;
    this.ends = asked.map(() => []);
  }

  take(workout: Seen, tell: Tell): void {
    if (workout.open) {
      tell(this.told.stillOpen);
      return;
    }
    let counted = false;
    // From the last step on, so that a workout does not follow itself.
    for (let step = this.asked.length - 1; step >= 0; step -= 1) {
      const judge = this.follows(step, workout.startedAt) ? this.asked[step]?.make() : undefined;
      if (!judge) continue;
      const heard: Counted[] = [];
      judge.take(workout, (one) => {
        heard.push(one);
      });
      judge.close();
      if (!counted || judge.met) tellAlone(heard, judge.met, workout, tell);
      counted = true;
      if (!judge.met) continue;
      this.ends[step]?.push(workout.endedAt);
      this.last[step] = judge;
      if (step === this.asked.length - 1) this.done = true;
    }
    if (!counted) tell(this.told.outOfSequence);
  }

  pass(at: number): void {
    for (const [step, ends] of this.ends.entries()) {
      const patience = this.asked[step + 1]?.patience ?? 0;
      while (ends[0] !== undefined && ends[0] + patience < at) ends.shift();
    }
  }

  due(): number {
    if (this.done) return Number.POSITIVE_INFINITY;
    let due = Number.POSITIVE_INFINITY;
    for (let step = 0; step < this.ends.length; step += 1) {
      const end = this.ends[step]?.[0];
      if (end !== undefined) due = Math.min(due, end + (this.asked[step + 1]?.patience ?? 0) + 1);
    }
    return due;
  }

  close(): void {}

  get met(): boolean {
    return this.done;
  }

  get fraction(): number {
    return this.reached / this.asked.length;
  }

  progress(): Progress {
    const { reached } = this;
    const of = this.asked.map(({ make }, step) => ((step < reached && this.last[step]) || make()).progress());
    return { kind: 'sequence', fraction: round(this.fraction), met: this.done, of };
  }

  private get reached(): number {
    return this.done ? this.asked.length : this.ends.findLastIndex((ends) => ends.length > 0) + 1;
  }

  /** Whether the step before was met soon enough before a time. */
  private follows(step: number, at: number): boolean {
    const end = this.ends[step - 1]?.findLast((one) => one <= at);
    return step === 0 || (end !== undefined && at - end <= (this.asked[step]?.patience ?? 0));
  }
}
