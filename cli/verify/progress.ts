/** How far a verify has read, for people who watch. */
import { showProgress } from '../progress.js';
import { textOf } from '../views/build.js';

const EVERY_MS = 200;

export class ProgressLine {
  #since: { readonly at: number; readonly done: number } | null = null;
  #shown = 0;

  /** `now`: ms. */
  show(done: number, all: number, now: number): void {
    if (!this.#since || done < this.#since.done) this.#since = { at: now, done };
    if (now - this.#shown < EVERY_MS && done < all) return;
    this.#shown = now;
    const seconds = (now - this.#since.at) / 1_000;
    const rate = seconds > 0 ? Math.round((done - this.#since.done) / seconds) : 0;
    const etaS = rate > 0 ? Math.ceil((all - done) / rate) : null;
    showProgress(textOf({ done, all, rate, etaS }));
  }
}
