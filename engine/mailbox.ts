/** Fetched runs waiting to be folded, bounded: who puts into a full one waits, and the fetcher waits with it. */
import type { Intake } from './intake.js';
import type { Run } from './reader.js';
import type { Task } from './task.js';

export interface Parcel {
  readonly task: Task;
  readonly intake: Intake;
  readonly run: Run;
}

export class Mailbox {
  readonly #parcels: Parcel[] = [];
  readonly #capacity: number;
  #bytes = 0;
  #wake: (() => void) | null = null;
  #room: (() => void)[] = [];

  /** `capacity` in bytes; a single run may go over it. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get isEmpty(): boolean {
    return this.#parcels.length === 0;
  }

  /** Puts a run in; resolves once there is room for the next. */
  async put(parcel: Parcel): Promise<void> {
    this.#parcels.push(parcel);
    this.#bytes += parcel.run.records.memory.byteLength;
    this.nudge();
    if (this.#bytes > this.#capacity) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  take(): Parcel | undefined {
    const parcel = this.#parcels.shift();
    if (!parcel) return undefined;
    this.#bytes -= parcel.run.records.memory.byteLength;
    if (this.#bytes <= this.#capacity) this.#release();
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
    this.#bytes = 0;
    this.#release();
  }

  #release(): void {
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }
}
