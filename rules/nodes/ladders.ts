/** Ladders of conditions with points: of each the highest step that is met counts. */
import type { TrainedWorkout } from '../facts.js';
import type { Court, Judge, Node, Progress, Tell } from '../node.js';

/** Steps, each with what it is worth. */
export type Ladder = readonly { readonly points: number; readonly rule: Node }[];

/** Judges ladders in one span of the calendar. */
export class LadderJudge implements Judge {
  private readonly ladders: readonly (readonly { readonly points: number; readonly judge: Judge }[])[];
  private readonly judges: readonly Judge[];

  constructor(ladders: readonly Ladder[], path: string, court: Court) {
    this.ladders = ladders.map((ladder, i) =>
      ladder.map(({ points, rule }, j) => ({ points, judge: court.judgeOf(rule, `${path}/${i}/${j}/rule`) })),
    );
    this.judges = this.ladders.flatMap((ladder) => ladder.map(({ judge }) => judge));
  }

  /** The points of all ladders, before any cap. */
  get points(): number {
    let sum = 0;
    for (const ladder of this.ladders) {
      let best = 0;
      for (const { points, judge } of ladder) if (points > best && judge.met) best = points;
      sum += best;
    }
    return sum;
  }

  take(workout: TrainedWorkout, tell: Tell): void {
    for (const judge of this.judges) judge.take(workout, tell);
  }

  pass(at: number): void {
    for (const judge of this.judges) judge.pass(at);
  }

  due(): number {
    return Math.min(...this.judges.map((judge) => judge.due()));
  }

  close(): void {
    for (const judge of this.judges) judge.close();
  }

  get met(): boolean {
    return this.judges.every((judge) => judge.met);
  }

  get fraction(): number {
    return this.judges.reduce((sum, judge) => sum + judge.fraction, 0) / this.judges.length;
  }

  progress(): Progress {
    return { kind: 'ladders', fraction: this.fraction, met: this.met, of: this.progressOfRungs() };
  }

  /** Step by step, ladder by ladder. */
  progressOfRungs(): Progress[] {
    return this.judges.map((judge) => judge.progress());
  }
}
