/** How fast a build may read: no faster than the operator says, and slower while what readers see is late. */

/** Slower than this, records a second, it does not get: else it would never end beside a live system that is always a little late. */
const LEAST = 500;
/** In time: a tenth more, and this. */
const MORE = 500;
/** What was read in the last second counts most. */
const MEMORY_MS = 1_000;

/** Pure: told what was read and when. Times in ms. */
export class Pace {
  readonly #most: number;
  #rate: number;
  /** Records that were let through and that the rate has not allowed for yet. */
  #debt = 0;
  /** Records a second that really came of late; null: not looked at yet. */
  #came: number | null = null;
  #taken = 0;
  #paidAt: number | null = null;
  #adjustedAt: number | null = null;

  /** `most`: records a second; Infinity: as fast as it goes. */
  constructor(most: number) {
    this.#most = most;
    this.#rate = most;
  }

  /** Records a second that may be read now. */
  get rate(): number {
    return this.#rate;
  }

  /** How long the next records would have to wait, whatever their number, if the rate stayed as it is. */
  wait(now: number): number {
    this.#pay(now);
    return (this.#debt / this.#rate) * 1_000;
  }

  /** These records were let through. */
  take(records: number, now: number): void {
    this.#pay(now);
    this.#adjustedAt ??= now;
    this.#debt += records;
    this.#taken += records;
  }

  /** Looked at every now and then: was live late? */
  adjust(isLate: boolean, now: number): void {
    this.#pay(now);
    this.#measure(now);
    if (isLate) {
      // The bound may lie far above what comes: half of that would slow nothing down.
      const real = Math.max(this.#came ?? this.#rate, LEAST);
      this.#rate = Math.max(Math.min(LEAST, this.#most), Math.min(this.#rate, real) / 2);
    } else if (this.#rate < this.#most) {
      this.#rate = Math.min(this.#most, this.#rate * 1.1 + MORE);
    }
  }

  #measure(now: number): void {
    const passed = now - (this.#adjustedAt ?? now);
    if (passed > 0) {
      const current = (this.#taken / passed) * 1_000;
      this.#came =
        this.#came === null ? current : this.#came + (current - this.#came) * Math.min(1, passed / MEMORY_MS);
      this.#taken = 0;
    }
    this.#adjustedAt = now;
  }

  /** Nothing is saved up while nothing comes. */
  #pay(now: number): void {
    const passed = now - (this.#paidAt ?? now);
    this.#debt = this.#rate === Number.POSITIVE_INFINITY ? 0 : Math.max(0, this.#debt - (this.#rate * passed) / 1_000);
    this.#paidAt = now;
  }
}
