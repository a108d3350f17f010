/** Holds a build's reading back, so that what readers see stays in time. */
import { type Log, messageOf, pause } from '../log.js';
import { Pace } from './pace.js';

const LOOK_MS = 250;

export interface ThrottleOptions {
  /** Records a second at most; Infinity: no bound. */
  readonly rate: number;
  /** Whether live is late now. */
  isLate(): Promise<boolean>;
  readonly log: Log;
}

/** Asks every 250 ms whether live is late, and sets the pace by it. */
export class Throttle {
  readonly #pace: Pace;
  readonly #options: ThrottleOptions;
  readonly #stop = new AbortController();
  #watching: Promise<void> = Promise.resolve();
  /** Who came before goes before: runs of one partition must not pass each other. */
  #queue: Promise<void> = Promise.resolve();
  #isLate = false;

  constructor(options: ThrottleOptions) {
    this.#options = options;
    this.#pace = new Pace(options.rate);
  }

  /** Whether live was late when it was last looked at, and how many records a second may be read (Infinity: no bound). */
  get state(): { readonly isLate: boolean; readonly rate: number } {
    return { isLate: this.#isLate, rate: this.#pace.rate };
  }

  start(): void {
    this.#watching = this.#watch();
  }

  /** Resolves once these records may be folded; at once when stopping. */
  admit(records: number): Promise<void> {
    this.#queue = this.#queue.then(() => this.#pass(records));
    return this.#queue;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }

  async #pass(records: number): Promise<void> {
    const wait = () => (this.#stop.signal.aborted ? 0 : this.#pace.wait(Date.now()));
    // Asked again at every look: a wait that began at a lower rate ends sooner at a higher one, and the other way round.
    for (let left = wait(); left > 0; left = wait()) await pause(Math.min(left, LOOK_MS), this.#stop.signal);
    this.#pace.take(records, Date.now());
  }

  async #watch(): Promise<void> {
    const { isLate, log } = this.#options;
    for (; !this.#stop.signal.aborted; await pause(LOOK_MS, this.#stop.signal)) {
      try {
        this.#isLate = await isLate();
        this.#pace.adjust(this.#isLate, Date.now());
      } catch (error) {
        log.debug({ error: messageOf(error) }, 'whether live is late cannot be told');
      }
    }
  }
}
