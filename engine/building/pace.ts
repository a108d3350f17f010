/** How fast a build may read: no faster than the operator says, and slower while what readers see is late. */

/** Slower than this, records a second, it does not get: else it would never end beside a live system that is always a little late. */
const LEAST = 500;
/** Late: half of what it was. In time: a tenth more, and this. */
const MORE = 500;

/** Pure: told what was read and when. Times in ms. */
export class Pace {
  readonly #most: number;
  #rate: number;
  /** When the next records may come. */
  #free = 0;
  #taken = 0;
  #since: number | null = null;

  /** `most`: records a second; Infinity: as fast as it goes. */
  constructor(most: number) {
    this.#most = most;
    this.#rate = most;
  }

  /** Records a second that may be read now. */
  get rate(): number {
    return this.#rate;
  }

  /** How long so many records have to wait that were read at `now`. */
  take(records: number, now: number): number {
    this.#taken += records;
    this.#since ??= now;
    const start = Math.max(now, this.#free);
    this.#free = start + (records / this.#rate) * 1_000;
    return start - now;
  }

  /** Looked at every now and then: was live late? */
  adjust(isLate: boolean, now: number): void {
    const passed = now - (this.#since ?? now);
    if (isLate) {
      const measured = passed > 0 ? (this.#taken / passed) * 1_000 : this.#rate;
      this.#rate = Math.max(Math.min(LEAST, this.#most), Math.min(this.#rate, Math.max(measured, LEAST)) / 2);
      // What was let through before still waits its turn at the new rate.
      this.#free = Math.max(this.#free, now);
    } else if (this.#rate < this.#most) {
      this.#rate = Math.min(this.#most, this.#rate * 1.1 + MORE);
    }
    this.#taken = 0;
    this.#since = now;
  }
}
