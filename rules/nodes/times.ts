/** When those of several judges are due that time changes at all, so that it passes for no others. */
import type { Judge } from '../node.js';

export class Times {
  /** The earliest, ms; infinite: never. */
  due = Number.POSITIVE_INFINITY;
  private readonly judges: readonly Judge[];

  constructor(judges: readonly Judge[]) {
    this.judges = judges.filter(({ timeless }) => !timeless);
    this.look();
  }

  get timeless(): true | undefined {
    return this.judges.length === 0 ? true : undefined;
  }

  /** Something happened to them. */
  look(): void {
    let due = Number.POSITIVE_INFINITY;
    for (const judge of this.judges) due = Math.min(due, judge.due());
    this.due = due;
  }

  pass(at: number): void {
    if (this.due > at) return;
    for (const judge of this.judges) if (judge.due() <= at) judge.pass(at);
    this.look();
  }
}
