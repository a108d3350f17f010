/** What nodes that judge several children at once have in common: each hears everything. */
import type { TrainedWorkout } from '../facts.js';
import { type Court, type Judge, listed, type Node, type Progress, round, type Tell } from '../node.js';

/** Several conditions. */
export interface Group extends Node {
  readonly of: readonly Node[];
}

/** How several verdicts make one. */
interface Together {
  readonly met: (judges: readonly Judge[]) => boolean;
  readonly fraction: (judges: readonly Judge[]) => number;
}

/** Makes one judge of several. */
export class GroupJudge implements Judge {
  private readonly kind: string;
  private readonly judges: readonly Judge[];
  private readonly together: Together;

  constructor(kind: string, judges: readonly Judge[], together: Together) {
    this.kind = kind;
    this.judges = judges;
    this.together = together;
  }

  take(workout: TrainedWorkout, tell: Tell): void {
    for (const judge of this.judges) judge.take(workout, tell);
  }

  pass(at: number): void {
    for (const judge of this.judges) judge.pass(at);
  }

  due(): number {
    let due = Number.POSITIVE_INFINITY;
    for (const judge of this.judges) due = Math.min(due, judge.due());
    return due;
  }

  close(): void {
    for (const judge of this.judges) judge.close();
  }

  get met(): boolean {
    return this.together.met(this.judges);
  }

  get fraction(): number {
    return this.together.fraction(this.judges);
  }

  progress(): Progress {
    const of = this.judges.map((judge) => judge.progress());
    return { kind: this.kind, fraction: round(this.fraction), met: this.met, of };
  }
}

/** The judges of a list of conditions. */
export const judgesOf = (node: Group, path: string, court: Court): Judge[] =>
  listed(node).map(([place, child]) => court.judgeOf(child, path + place));

/** How far they are on average. */
export const meanFraction = (judges: readonly Judge[]): number =>
  judges.reduce((sum, judge) => sum + judge.fraction, 0) / judges.length;
