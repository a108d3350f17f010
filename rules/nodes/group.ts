/** What nodes that judge several children at once have in common: each hears everything. */
import { type Court, type Judge, listed, type MakeJudge, type Node, type Progress, round, type Tell } from '../node.js';
import type { Seen } from '../seen.js';
import { Times } from './times.js';

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
  private readonly times: Times;

  constructor(kind: string, judges: readonly Judge[], together: Together) {
    this.kind = kind;
    this.judges = judges;
    this.together = together;
    this.times = new Times(judges);
  }

  get timeless(): true | undefined {
    return this.times.timeless;
  }

  take(workout: Seen, tell: Tell): void {
    for (const judge of this.judges) judge.take(workout, tell);
    this.times.look();
  }

  pass(at: number): void {
    this.times.pass(at);
  }

  due(): number {
    return this.times.due;
  }

  close(): void {
    for (const judge of this.judges) judge.close();
    this.times.look();
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

/** Makes judges of a list of conditions. */
export function groupOf(node: Group, path: string, court: Court, together: Together): MakeJudge {
  const makers = listed(node).map(([place, child]) => court.judgesOf(child, path + place));
  return () =>
    new GroupJudge(
      node.kind,
      makers.map((make) => make()),
      together,
    );
}

/** How far they are on average. */
export function meanFraction(judges: readonly Judge[]): number {
  let sum = 0;
  for (const judge of judges) sum += judge.fraction;
  return sum / judges.length;
}
