/** That something did not happen: known once nothing more can come. */
import { Type } from 'typebox';
import { Child, defineNode, type Node, round } from '../node.js';

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
  judge({ rule }, path, court) {
    const judge = court.judgeOf(rule, `${path}/rule`);
    let closed = false;
    return {
      take(workout, tell) {
        judge.take(workout, (counted) => {
          // What is not of it says nothing.
          if (counted.amount > 0) tell({ ...counted, amount: 0, reason: 'unwanted' });
        });
      },
      pass: (at) => judge.pass(at),
      due: () => judge.due(),
      close() {
        judge.close();
        closed = true;
      },
      get met() {
        return closed && !judge.met;
      },
      get fraction() {
        return judge.met ? 0 : 1;
      },
      progress() {
        return { kind: 'not', fraction: round(this.fraction), met: this.met, of: [judge.progress()] };
      },
    };
  },
  stands: (_, { of = [], met }) =>
    of[0]?.met ? 'it happened' : met ? 'it did not happen' : 'it has not happened so far',
  words: ({ rule }, say) => `never ${say.of(rule)}`,
});
