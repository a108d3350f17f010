/** Ladders of conditions with points: of each the highest step that is met counts. */
import type { Court, Judge, Node, Progress, Tell } from '../node.js';
import type { Seen } from '../seen.js';
import { Times } from './times.js';

/** Steps, each with what it is worth. */
export type Ladder = readonly { readonly points: number; readonly rule: Node }[];

/** Steps at work. */
type Rungs = readonly { readonly points: number; readonly judge: Judge }[];

/** Makes judges of ladders. */
export function laddersOf(ladders: readonly Ladder[], path: string, court: Court): () => LadderJudge {
  const makers = ladders.map((ladder, i) =>
    ladder.map(({ points, rule }, j) => ({ points, make: court.judgesOf(rule, `${path}/${i}/${j}/rule`) })),
  );
  return () => new LadderJudge(makers.map((ladder) => ladder.map(({ points, make }) => ({ points, judge: make() }))));
}

/** Judges ladders in one span of the calendar. */
export class LadderJudge implements Judge {
  private readonly ladders: readonly Rungs[];
  private readonly judges: readonly Judge[];
  private readonly times: Times;

  constructor(ladders: readonly Rungs[]) {
    this.ladders = ladders;
    this.judges = ladders.flatMap((ladder) => ladder.map(({ judge }) => judge));
    this.times = new Times(this.judges);
  }

  get timeless(): true | undefined {
    return this.times.timeless;
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
