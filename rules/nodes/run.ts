/** Consecutive spans of the calendar in which something held, by their numbers. */
export class Run {
  /** In which it held, rising. */
  private readonly held: number[] = [];
  private readonly count: number;
  private readonly grace: number;
  /** The span that is going on. */
  now = Number.NEGATIVE_INFINITY;
  private complete = false;
  private counted: number | null = null;

  /** Of `count` in a row, `grace` may be missed. */
  constructor(count: number, grace: number) {
    this.count = count;
    this.grace = grace;
  }

  /** Whether there ever was such a run; that stays. */
  get isComplete(): boolean {
    return this.complete;
  }

  /** Whether something is lost if nothing more is done. */
  get mayBreak(): boolean {
    return !this.complete && this.length > 0;
  }

  /** Time has come to this span: those before are over. */
  comesTo(span: number): void {
    if (span <= this.now) return;
    this.now = span;
    this.counted = null;
  }

  /** It held in this span. */
  add(span: number): void {
    if (this.complete) return;
    let place = this.held.length;
    while (place > 0 && (this.held[place - 1] ?? 0) > span) place -= 1;
    if (this.held[place - 1] === span) return;
    this.held.splice(place, 0, span);
    this.counted = null;
    const needed = this.count - this.grace;
    // So many that held, near enough to each other, one of them this one.
    for (let first = Math.max(place - needed + 1, 0); first <= place; first += 1) {
      const [from, to] = [this.held[first], this.held[first + needed - 1]];
      if (from !== undefined && to !== undefined && to - from < this.count) this.complete = true;
    }
  }

  /** How many held of those that can still become a run: once more are missed than allowed it begins anew. */
  get length(): number {
    this.counted ??= this.heldOfRun();
    return this.counted;
  }

  private heldOfRun(): number {
    let length = 0;
    let missed = 0;
    const first = this.held[0] ?? this.now;
    for (let span = this.now; span > this.now - this.count && span >= first; span -= 1) {
      if (this.held.includes(span)) length += 1;
      // The span that is going on is not missed yet.
      else if (span < this.now) missed += 1;
      if (missed > this.grace) break;
    }
    return length;
  }
}
