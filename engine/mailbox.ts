/** Fetched runs waiting to be folded, bounded: who puts into a full one waits, and the fetcher waits with it. */
import type { Intake } from './intake.js';
import type { Fetched } from './kafka.js';
import type { Task } from './task.js';

interface Parcel {
  readonly task: Task;
  readonly intake: Intake;
  readonly fetched: Fetched;
}

export class Mailbox {
  readonly #parcels: Parcel[] = [];
  readonly #capacity: number;
  #messages = 0;
  #wake: (() => void) | null = null;
  #room: (() => void)[] = [];

  /** `capacity` in messages; a single run may go over it. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get isEmpty(): boolean {
    return this.#parcels.length === 0;
  }

  /** Puts a run in; resolves once there is room for the next. */
  async put(parcel: Parcel): Promise<void> {
    this.#parcels.push(parcel);
    this.#messages += parcel.fetched.messages.length;
    this.nudge();
    if (this.#messages > this.#capacity) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  take(): Parcel | undefined {
    const parcel = this.#parcels.shift();
    if (!parcel) return undefined;
    this.#messages -= parcel.fetched.messages.length;
    if (this.#messages <= this.#capacity) this.#release();
    return parcel;
  }

  /** Resolves at the next `put` or `nudge`, or after `ms`. */
  async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
    });
  }

  nudge(): void {
    this.#wake?.();
  }

  /** Drops what waits: its tasks are read again from their positions. */
  clear(): void {
    this.#parcels.length = 0;
    this.#messages = 0;
    this.#release();
  }

  #release(): void {
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }
}
