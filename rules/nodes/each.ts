/** A condition that has to hold in so many days, weeks, visits, workouts, sets, exercises … */
import { Type } from 'typebox';
import { Child, defineNode, type Judge, type Node, round } from '../node.js';
import { groupings, isSpan, partsOf, VISIT_GAP_MS } from './groups.js';

export interface Each extends Node {
  readonly kind: 'each';
  readonly each: string;
  readonly atLeast: number;
  readonly rule: Node;
}

interface Group {
  readonly judge: Judge;
  /** When it ends by itself, ms. */
  end: number;
  open: boolean;
}

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, visit: 1, workout: 1, set: 1 };
const words: Readonly<Record<string, string>> = { visit: 'visits', set: 'sets', machine: 'machines' };
const plural = (each: string) => words[each] ?? `${each}s`;

export const each = defineNode<Each>({
  kind: 'each',
  comment:
    'Met once its condition holds in so many different days, weeks, months, visits, workouts, sets, exercises, muscles, machines or gyms, each judged by itself. Days and the like in which nobody trained are none.',
  fields: Type.Object({
    each: Type.Enum(groupings),
    atLeast: Type.Integer({ minimum: 1, maximum: 10_000 }),
    rule: Child,
  }),
  children: ({ rule }) => [['/rule', rule]],
  // A day that passes takes away how far it was.
  monotone: ({ each: by }) => !isSpan(by) && !['visit', 'workout', 'set'].includes(by),
  daysWithin: ({ each: by }, days) => Math.min(days, daysOf[by] ?? days),
  check({ each: by, atLeast }, { days, within }) {
    const most =
      by === 'day'
        ? days
        : by === 'week'
          ? Math.ceil(days / 7) + 1
          : by === 'month'
            ? Math.ceil(days / 28) + 1
            : atLeast;
    const faults =
      atLeast > most ? [{ path: '/atLeast', message: `there are at most ${most} ${plural(by)} in the time` }] : [];
    if (by !== 'set' && within.includes('each set'))
      faults.push({ path: '/each', message: `a set has no ${plural(by)}` });
    return faults;
  },
  judge(node, path, court) {
    const { each: by, atLeast } = node;
    const { calendar } = court.scene;
    const groups = new Map<string, Group>();
    let visit = 0;
    let visited: { gymId: string; until: number } | null = null;

    const endOf = (group: string) => (isSpan(by) ? calendar.endOf(by, Number(group)) : Number.POSITIVE_INFINITY);
    function groupOf(name: string): Group {
      const known = groups.get(name);
      if (known) return known;
      const made = { judge: court.judgeOf(node.rule, `${path}/rule`), end: endOf(name), open: true };
      groups.set(name, made);
      return made;
    }
    function close(group: Group): void {
      group.judge.close();
      group.open = false;
    }
    const metCount = () => {
      let met = 0;
      for (const group of groups.values()) if (group.judge.met) met += 1;
      return met;
    };

    return {
      take(workout, tell) {
        if (by === 'visit') {
          if (!visited || visited.gymId !== workout.gymId || workout.startedAt >= visited.until) visit += 1;
          visited = { gymId: workout.gymId, until: Math.max(visited?.until ?? 0, workout.endedAt + VISIT_GAP_MS) };
          const group = groupOf(String(visit));
          group.judge.take(workout, tell);
          group.end = visited.until;
          return;
        }
        const parts = partsOf(by, workout, court.scene);
        if (parts.length === 0) tell({ path, amount: 0, dimension: 'count', reason: 'nothing_of_it' });
        for (const part of parts) {
          const group = groupOf(part.group);
          group.judge.take(part.workout, tell);
          if ((by === 'workout' || by === 'set') && !workout.open) close(group);
        }
      },
      pass(at) {
        for (const group of groups.values()) {
          if (!group.open) continue;
          group.judge.pass(at);
          if (group.end <= at) close(group);
        }
      },
      due() {
        let due = Number.POSITIVE_INFINITY;
        for (const { open, end, judge } of groups.values()) if (open) due = Math.min(due, end, judge.due());
        return due;
      },
      close() {
        for (const group of groups.values()) if (group.open) close(group);
      },
      get met() {
        return metCount() >= atLeast;
      },
      get fraction() {
        let furthest = 0;
        for (const { open, judge } of groups.values())
          if (open && !judge.met) furthest = Math.max(furthest, judge.fraction);
        return Math.min((metCount() + furthest) / atLeast, 1);
      },
      progress() {
        const last = [...groups.values()].at(-1);
        return {
          kind: 'each',
          fraction: round(this.fraction),
          met: this.met,
          value: metCount(),
          target: atLeast,
          dimension: 'count',
          ...(last && { of: [last.judge.progress()] }),
        };
      },
    };
  },
  words: ({ each: by, atLeast, rule }, wordsOf) =>
    atLeast === 1 ? `in one ${by}: ${wordsOf(rule)}` : `in at least ${atLeast} ${plural(by)}: ${wordsOf(rule)}`,
});
