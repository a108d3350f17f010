/** What the caches of one process may hold together: tasks that are at work use what others leave, and none is driven below its share. */

/** How much that is, and how much is held. */
export class SharedBytes {
  readonly #most: number;
  #held = 0;
  #caches = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether a cache that holds so many bytes has to let go of some. */
  isTooMuch(own: number): boolean {
    return this.#held > this.#most && own > this.#most / this.#caches;
  }

  join(): void {
    this.#caches++;
  }

  /** A cache that held so many bytes is gone. */
  leave(bytes: number): void {
    this.#caches--;
    this.#held -= bytes;
  }

  add(bytes: number): void {
    this.#held += bytes;
  }
}
