/**
 * While something live comes, what else there is to do is done in bites: so much of it goes into a checkpoint as takes a moment, so that who
 * trains now does not wait until 50,000 others are judged anew.
 */

/** A checkpoint takes about so long, besides for what is live. */
const BITE_MS = 150;
/** Something live came so short a time ago that more of it may come at any moment. */
const LIVE_MS = 10_000;
/** Inputs with so few records unread are live: these are taken at once, and first. */
const LITTLE = 10;
/** The least in a bite: each checkpoint has a price of its own. */
const LEAST = 50;
/** How much the latest checkpoint counts in what the next is expected to take. */
const WEIGHT = 0.3;

export const isLittle = (unread: number): boolean => unread <= LITTLE;

/** When something live came to any processor of the process: they share its thread, and what is live goes through several of them. */
export class Live {
  #at = Number.NEGATIVE_INFINITY;

  /** Notes that something live came. */
  note(now = performance.now()): void {
    this.#at = now;
  }

  /** Whether something live may come at any moment. */
  isLive(now = performance.now()): boolean {
    return now - this.#at < LIVE_MS;
  }
}

/** The bites of one processor. */
export class Bites {
  /** What one key, or one change of what is kept, takes. */
  #msEach = 0.1;
  readonly #live: Live;

  constructor(live: Live) {
    this.#live = live;
  }

  noteLive(now = performance.now()): void {
    this.#live.note(now);
  }

  isLive(now = performance.now()): boolean {
    return this.#live.isLive(now);
  }

  /** So many keys, and changes of what is kept, are in a bite; Infinity: nobody waits. */
  size(now = performance.now()): number {
    return this.isLive(now) ? Math.max(LEAST, Math.floor(BITE_MS / this.#msEach)) : Number.POSITIVE_INFINITY;
  }

  /** Notes how long a checkpoint of so many took, ms. */
  measure(load: number, took: number): void {
    // Of a few, most of it is the price of the checkpoint itself.
    if (load >= LEAST) this.#msEach += WEIGHT * (took / load - this.#msEach);
  }
}
