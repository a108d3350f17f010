/** A condition that has to hold in so many days, weeks, visits, workouts, sets, exercises … */

import { Type } from 'typebox';
import { Child, type Counted, defineNode, type Node, round } from '../node.js';
import { tellAlone } from './alone.js';
import { type GroupName, groupings, groupNames, isSpan } from './groups.js';
import { Spells } from './spells.js';
import { countWords, presentWords } from './standing.js';

export interface Each extends Node {
  readonly kind: 'each';
  readonly each: GroupName;
  readonly atLeast: number;
  readonly rule: Node;
}

export const each = defineNode<Each>({
  kind: 'each',
  comment:
    'Met once its condition holds in so many different days, weeks, months, visits, workouts, sets, exercises, muscles, machines or gyms, each judged by itself. Days and the like in which nobody trained are none.',
  example: {
    kind: 'each',
    each: 'day',
    atLeast: 20,
    rule: { kind: 'target', measure: 'minutes', atLeast: { amount: 30, unit: 'min' } },
  },
  fields: Type.Object({
    each: Type.Enum(groupNames),
    atLeast: Type.Integer({ minimum: 1, maximum: 10_000 }),
    rule: Child,
  }),
  children: ({ rule }) => [['/rule', rule]],
  // A day that passes takes away how far it was.
  monotone: ({ each: by, rule }, isMonotone) => !groupings[by].ends && isMonotone(rule),
  roomWithin: ({ each: by }, room) => groupings[by].room(room),
  weight: ({ each: by }) => (by === 'set' ? 4 : 1),
  check({ each: by, atLeast }, { room, within }) {
    const [, , many] = groupings[by].words;
    if (by !== 'set' && within.includes('each set')) return [{ path: '/each', message: `a set has no ${many}` }];
    const most = isSpan(by) ? room[by] : atLeast;
    return atLeast > most ? [{ path: '/atLeast', message: `there are at most ${most} ${many} in the time` }] : [];
  },
  judge(node, path, court) {
    const { each: by, atLeast } = node;
    const grouping = groupings[by];
    const judge = () => court.judgeOf(node.rule, `${path}/rule`);
    const met = new Set<string | number>();
    const spells = new Spells(judge, ({ name, judge: { met: isMet } }) => isMet && met.add(name));

    return {
      take(workout, tell) {
        const parts = grouping.parts(workout, court.scene);
        if (parts.length === 0)
          tell({ path, amount: 0, dimension: 'count', reason: workout.open ? 'still_open' : 'nothing_of_it' });
        for (const part of parts) {
          if (!grouping.single) {
            spells.take(part.name, part.end, part.workout, tell);
            continue;
          }
          const told: Counted[] = [];
          const spell = spells.take(part.name, part.end, part.workout, (counted) => told.push(counted));
          if (!workout.open) spells.end(spell);
          tellAlone(told, spell.judge.met, workout, tell);
        }
      },
      pass: (at) => spells.pass(at),
      due: () => spells.due(),
      close: () => spells.close(),
      get met() {
        return met.size >= atLeast;
      },
      get fraction() {
        return Math.min((met.size + spells.furthest()) / atLeast, 1);
      },
      progress() {
        const shown = spells.shown();
        return {
          kind: 'each',
          fraction: round(this.fraction),
          met: this.met,
          value: met.size,
          target: atLeast,
          dimension: 'count',
          ...(shown && {
            group: isSpan(by) ? court.scene.calendar.nameOf(by, Number(shown.name)) : String(shown.name),
          }),
          of: [(shown?.judge ?? judge()).progress()],
        };
      },
    };
  },
  stands: ({ each: by }, progress, say) =>
    `${countWords(progress)} ${groupings[by].words[2]}${presentWords(by, progress, say)}`,
  words({ each: by, atLeast, rule }, say) {
    const [preposition, one, many] = groupings[by].words;
    return `${preposition} ${atLeast === 1 ? `one ${one}` : `at least ${atLeast} ${many}`}, ${say.of(rule)}`;
  },
});
