/** A condition that counts in a part of the challenge only. */
import { Type } from 'typebox';
import { DAY_MS } from '../calendar.js';
import { Child, type Counted, defineNode, type Judge, type Node, type Progress, round, type Tell } from '../node.js';
import { patterns } from '../patterns.js';
import { daysWithin, type Room } from '../room.js';
import type { Seen } from '../seen.js';

export interface Within extends Node {
  readonly kind: 'within';
  /** First day and last day, YYYY-MM-DD, both included, by the clock of the challenge. */
  readonly from: string;
  readonly to: string;
  readonly rule: Node;
}

const Day = Type.String({ pattern: patterns.day, description: 'YYYY-MM-DD.' });
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const exists = (day: string) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
};

export const within = defineNode<Within>({
  kind: 'within',
  comment: 'Its condition counts workouts that begin on the days from `from` to `to` only.',
  example: {
    kind: 'within',
    from: '2026-11-07',
    to: '2026-11-08',
    rule: { kind: 'target', measure: 'days', atLeast: { amount: 2, unit: '' } },
  },
  fields: Type.Object({ from: Day, to: Day, rule: Child }),
  children: ({ rule }) => [['/rule', rule]],
  monotone: ({ rule }, isMonotone) => isMonotone(rule),
  roomWithin({ from, to }, room) {
    const [first, last] = [numberOf(from), numberOf(to)];
    return { ...daysWithin(room, Math.max(last - first + 1, 1)), first, last };
  },
  check({ from, to }, { room }) {
    const faults = (
      [
        ['/from', from],
        ['/to', to],
      ] as const
    ).flatMap(([path, day]) => (exists(day) ? [] : [{ path, message: `there is no day ${day}` }]));
    if (faults.length === 0 && to < from)
      faults.push({ path: '/to', message: 'the window is empty: it ends before it begins' });
    return faults.length > 0 ? faults : faultsOfPlace(from, to, room);
  },
  judges(node, path, court) {
    const make = court.judgesOf(node.rule, `${path}/rule`);
    const [first, last] = [numberOf(node.from), numberOf(node.to)];
    const window = { first, last, end: court.scene.calendar.endOf('day', last) };
    const outside: Counted = { path, amount: 0, dimension: 'count', reason: 'outside_window' };
    return () => new WithinJudge(window, outside, make());
  },
  stands: (_, __, say) => say.of(0),
  words: ({ from, to, rule }, say) =>
    from === to ? `on ${from}, ${say.of(rule)}` : `from ${from} to ${to}, ${say.of(rule)}`,
});

/** A window must lie in that of the challenge, or in the one it stands in. */
function faultsOfPlace(from: string, to: string, { first, last }: Room) {
  const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
  const message = `the time goes from ${dayOf(first)} to ${dayOf(last)}`;
  return [
    ...(numberOf(from) < first ? [{ path: '/from', message }] : []),
    ...(numberOf(to) > last ? [{ path: '/to', message }] : []),
  ];
}

/** Days by their numbers, both included, and when the last ends. */
interface Window {
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

class WithinJudge implements Judge {
  private readonly window: Window;
  private readonly outside: Counted;
  private readonly judge: Judge;
  private closed = false;

  constructor(window: Window, outside: Counted, judge: Judge) {
    this.window = window;
    this.outside = outside;
    this.judge = judge;
  }

  take(workout: Seen, tell: Tell): void {
    const { day } = workout.day;
    if (this.window.first <= day && day <= this.window.last) this.judge.take(workout, tell);
    else tell(this.outside);
  }

  pass(at: number): void {
    if (this.judge.due() <= at) this.judge.pass(at);
    if (at >= this.window.end) this.close();
  }

  due(): number {
    return Math.min(this.judge.due(), this.closed ? Number.POSITIVE_INFINITY : this.window.end);
  }

  close(): void {
    if (!this.closed) this.judge.close();
    this.closed = true;
  }

  get met(): boolean {
    return this.judge.met;
  }

  get fraction(): number {
    return this.judge.fraction;
  }

  progress(): Progress {
    return { kind: 'within', fraction: round(this.fraction), met: this.met, of: [this.judge.progress()] };
  }
}
