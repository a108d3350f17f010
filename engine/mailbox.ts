/** Fetched runs waiting to be folded, bounded: who puts into a full one waits, and the fetcher waits with it. */
import type { Intake } from './intake.js';
import type { Run } from './reader.js';
import type { Task } from './task.js';

export interface Parcel {
  readonly task: Task;
  readonly intake: Intake;
  readonly run: Run;
}

/** Whose turn it is, while tasks take turns. */
export interface Serving {
  /** Whether runs of the task may be taken. */
  isServed(task: Task): boolean;
  /** Whether more of the task is fetched: what merely waits for its turn fills nothing, or it would keep out whose turn it is. */
  isRead(task: Task): boolean;
}

const EVERYBODY: Serving = { isServed: () => true, isRead: () => true };

export class Mailbox {
  readonly #parcels: Parcel[] = [];
  readonly #capacity: number;
  readonly #bytes = new Map<Task, number>();
  #serving = EVERYBODY;
  #wake: (() => void) | null = null;
  #room: (() => void)[] = [];

  /** `capacity` in bytes; a single run may go over it. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether nothing can be taken. */
  get isEmpty(): boolean {
    return !this.#parcels.some(({ task }) => this.#serving.isServed(task));
  }

  /** So many bytes of the task wait here. */
  bytesOf(task: Task): number {
    return this.#bytes.get(task) ?? 0;
  }

  /** From now on these are served. */
  serve(serving: Serving): void {
    this.#serving = serving;
    this.#release();
  }

  /** Puts a run in; resolves once there is room for the next. */
  async put(parcel: Parcel): Promise<void> {
    this.#parcels.push(parcel);
    this.#add(parcel, 1);
    this.nudge();
    if (this.#isFull()) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** The first that may be taken. */
  take(): Parcel | undefined {
    const place = this.#parcels.findIndex(({ task }) => this.#serving.isServed(task));
    if (place < 0) return undefined;
    const [parcel] = this.#parcels.splice(place, 1);
    if (parcel) this.#add(parcel, -1);
    this.#release();
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
    this.#bytes.clear();
    this.#release();
  }

  #add({ task, run }: Parcel, sign: 1 | -1): void {
    const bytes = this.bytesOf(task) + sign * run.records.memory.byteLength;
    if (bytes > 0) this.#bytes.set(task, bytes);
    else this.#bytes.delete(task);
  }

  #isFull(): boolean {
    let bytes = 0;
    for (const [task, of] of this.#bytes) if (this.#serving.isServed(task) || this.#serving.isRead(task)) bytes += of;
    return bytes > this.#capacity;
  }

  #release(): void {
    if (this.#room.length === 0 || this.#isFull()) return;
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }
}
