/** A condition that has to hold in so many days, weeks, visits, workouts, sets, exercises … */

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
import type { Scene } from '../scene.js';
import type { Part, Seen } from '../seen.js';
import { tellAlone } from './alone.js';
import { type GroupName, groupings, groupNames, isSpan, partsOf } from './groups.js';
import { type Hears, SPELL_WORK, type Spell, Spells } from './spells.js';
import { countWords, presentWords } from './standing.js';

export interface Each extends Node {
  readonly kind: 'each';
  readonly each: GroupName;
  readonly atLeast: number;
  readonly rule: Node;
}

/** A workout has about so many of these, each of which is judged by itself; of all others it has one. */
const PARTS: Readonly<Partial<Record<Each['each'], number>>> = { set: 4, muscle: 1.5, exercise: 1.5, machine: 1.5 };

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
  work: ({ each: by }, within) => SPELL_WORK + within * (PARTS[by] ?? 1),
  check({ each: by, atLeast }, { room, within }) {
    const [, , many] = groupings[by].words;
    if (by !== 'set' && within.includes('each set')) return [{ path: '/each', message: `a set has no ${many}` }];
    const most = isSpan(by) ? room[by] : atLeast;
    return atLeast > most ? [{ path: '/atLeast', message: `there are at most ${most} ${many} in the time` }] : [];
  },
  judges(node, path, court) {
    const make = court.judgesOf(node.rule, `${path}/rule`);
    return () => new EachJudge(node, path, court.scene, make);
  },
  stands: ({ each: by }, progress, say) =>
    `${countWords(progress)} ${groupings[by].words[2]}${presentWords(by, progress, say)}`,
  words({ each: by, atLeast, rule }, say) {
    const [preposition, one, many] = groupings[by].words;
    return `${preposition} ${atLeast === 1 ? `one ${one}` : `at least ${atLeast} ${many}`}, ${say.of(rule)}`;
  },
});

class EachJudge implements Judge, Hears {
  private readonly node: Each;
  private readonly path: string;
  private readonly scene: Scene;
  private readonly make: MakeJudge;
  private readonly spells: Spells;
  private readonly metIn = new Set<string | number>();

  constructor(node: Each, path: string, scene: Scene, make: MakeJudge) {
    this.node = node;
    this.path = path;
    this.scene = scene;
    this.make = make;
    this.spells = new Spells(make, this);
  }

  changed({ name, judge }: Spell): void {
    if (judge.met) this.metIn.add(name);
  }

  take(workout: Seen, tell: Tell): void {
    const { each: by } = this.node;
    const parts = partsOf(by, workout, this.scene);
    if (parts.length === 0)
      tell({ path: this.path, amount: 0, dimension: 'count', reason: workout.open ? 'still_open' : 'nothing_of_it' });
    else if (groupings[by].single) for (const part of parts) this.takeAlone(part, tell);
    else for (const part of parts) this.spells.take(part.name, part.end, part.workout, tell);
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
    return this.metIn.size >= this.node.atLeast;
  }

  get fraction(): number {
    return Math.min((this.metIn.size + this.spells.furthest()) / this.node.atLeast, 1);
  }

  progress(): Progress {
    const { each: by, atLeast } = this.node;
    const shown = this.spells.shown();
    return {
      kind: 'each',
      fraction: round(this.fraction),
      met: this.met,
      value: this.metIn.size,
      target: atLeast,
      dimension: 'count',
      ...(shown && {
        group: isSpan(by) ? this.scene.calendar.nameOf(by, Number(shown.name)) : String(shown.name),
      }),
      of: [(shown?.judge ?? this.make()).progress()],
    };
  }

  /** What is a group by itself is over at once, unless it goes on. */
  private takeAlone({ name, end, workout }: Part, tell: Tell): void {
    const told: Counted[] = [];
    const hear: Tell = (counted) => {
      told.push(counted);
    };
    if (workout.open) {
      const { judge } = this.spells.take(name, end, workout, hear);
      tellAlone(told, judge.met, workout, tell);
      return;
    }
    const judge = this.make();
    judge.take(workout, hear);
    judge.close();
    const { met } = judge;
    if (met) this.metIn.add(name);
    tellAlone(told, met, workout, tell);
  }
}
