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
export function groupJudge(node: Group, path: string, court: Court, together: Together): Judge {
  const judges = listed(node).map(([place, child]) => court.judgeOf(child, path + place));
  return {
    take(workout: TrainedWorkout, tell: Tell) {
      for (const judge of judges) judge.take(workout, tell);
    },
    pass(at) {
      for (const judge of judges) judge.pass(at);
    },
    due: () => Math.min(...judges.map((judge) => judge.due())),
    close() {
      for (const judge of judges) judge.close();
    },
    get met() {
      return together.met(judges);
    },
    get fraction() {
      return together.fraction(judges);
    },
    progress(): Progress {
      const of = judges.map((judge) => judge.progress());
      return { kind: node.kind, fraction: round(this.fraction), met: this.met, of };
    },
  };
}
