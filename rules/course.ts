/** The course of time before a judge: workouts by their ends, and what ends between them. */
import type { Judge, Tell } from './node.js';
import type { Seen } from './seen.js';
import type { Steps } from './steps.js';

export class Course {
  /** When the judge was first met, ms; null: not yet. */
  metAt: number | null = null;
  readonly steps: Steps;
  private readonly judge: Judge;
  /** The end of the last workout: what is decided later was not known before. */
  private known = Number.NEGATIVE_INFINITY;

  constructor(judge: Judge, steps: Steps) {
    this.judge = judge;
    this.steps = steps;
  }

  take(workout: Seen, tell: Tell): void {
    this.judge.take(workout, tell);
    this.note(workout.endedAt);
  }

  /** Lets time pass step by step, so that what an end decides is decided at that time. */
  passUntil(at: number): void {
    let due = this.judge.due();
    while (due < at) {
      this.judge.pass(due);
      this.note(due);
      // What says to be due again at once would never end.
      due = Math.max(this.judge.due(), due + 1);
    }
    // At first even what asks for nothing to be done is as far as it is.
    if (due > at && this.known !== Number.NEGATIVE_INFINITY) return;
    this.judge.pass(at);
    this.note(at);
  }

  /** The time of the challenge is over. */
  close(at: number): void {
    this.judge.close();
    this.note(at);
  }

  private note(at: number): void {
    this.known = Math.max(this.known, at);
    if (this.metAt === null && this.judge.met) this.metAt = this.known;
    this.steps.note(this.known);
  }
}
