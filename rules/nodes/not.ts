/** That something did not happen: known once nothing more can come. */
import { Type } from 'typebox';
import { Child, defineNode, type Judge, type Node, type Progress, round, type Tell } from '../node.js';
import type { Seen } from '../seen.js';

export interface Not extends Node {
  readonly kind: 'not';
  readonly rule: Node;
}

export const not = defineNode<Not>({
  kind: 'not',
  comment: 'Met if its condition is not met when the time in which it counts has ended.',
  example: {
    kind: 'not',
    rule: {
      kind: 'target',
      measure: 'workouts',
      where: { timeOfDay: { of: 'start', from: '22:00', to: '05:00' } },
      atLeast: { amount: 1, unit: '' },
    },
  },
  fields: Type.Object({ rule: Child }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: () => false,
  falls: () => 'bound',
  judges({ rule }, path, court) {
    const make = court.judgesOf(rule, `${path}/rule`);
    return () => new NotJudge(make());
  },
  stands: (_, { of = [], met }) =>
    of[0]?.met ? 'it happened' : met ? 'it did not happen' : 'it has not happened so far',
  words: ({ rule }, say) => `never ${say.of(rule)}`,
});

class NotJudge implements Judge {
  readonly timeless: true | undefined;
  private readonly judge: Judge;
  private closed = false;

  constructor(judge: Judge) {
    this.judge = judge;
    this.timeless = judge.timeless;
  }

  take(workout: Seen, tell: Tell): void {
    this.judge.take(workout, (counted) => {
      // What is not of it says nothing.
      if (counted.amount > 0) tell({ ...counted, amount: 0, reason: 'unwanted' });
    });
  }

  pass(at: number): void {
    this.judge.pass(at);
  }

  due(): number {
    return this.judge.due();
  }

  close(): void {
    this.judge.close();
    this.closed = true;
  }

  get met(): boolean {
    return this.closed && !this.judge.met;
  }

  get fraction(): number {
    return this.judge.met ? 0 : 1;
  }

  progress(): Progress {
    return { kind: 'not', fraction: round(this.fraction), met: this.met, of: [this.judge.progress()] };
  }
}
