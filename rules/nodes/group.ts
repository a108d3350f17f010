/** What nodes that judge several children at once have in common: each hears everything. */
import type { TrainedWorkout } from '../facts.js';
import { type Court, type Judge, listed, type Node, type Progress, round, type Tell } from '../node.js';

/** Several conditions. */
export interface Group extends Node {
  readonly of: readonly Node[];
}

/** Makes one verdict of several. */
interface Together {
  readonly met: (judges: readonly Judge[]) => boolean;
  readonly fraction: (judges: readonly Judge[]) => number;
}

/** The judge of a group. */
export class GroupJudge implements Judge {
  private readonly kind: string;
  private readonly judges: readonly Judge[];
  private readonly together: Together;

  constructor(node: Group, path: string, court: Court, together: Together) {
    this.kind = node.kind;
    this.judges = listed(node).map(([place, child]) => court.judgeOf(child, path + place));
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
