/** Fetched runs waiting to be folded, bounded: who puts into a full one waits, and the fetcher waits with it. Inputs of which little is unread go first. */
import { isLittle } from './bites.js';
import type { Intake } from './intake.js';
import type { Run } from './reader.js';
import { Shares } from './shares.js';
import type { Task } from './task.js';

export interface Parcel {
  readonly task: Task;
  readonly intake: Intake;
  readonly run: Run;
}

/** Whose turn it is, while tasks take turns. */
export interface Serving {
  /** Whether runs of this input of the task may be taken. */
  isServed(task: Task, physical: string): boolean;
  /** Whether more of it is fetched: what merely waits for its turn fills nothing, or it would keep out whose turn it is. */
  isRead(task: Task, physical: string): boolean;
}

/** So many records of its input were not folded yet when it was fetched. */
export const unreadOf = ({ task, run }: Parcel): number =>
  run.highWatermark - Math.max(run.fetchedOffset, task.positions.get(run.topic) ?? 0);

const EVERYBODY: Serving = { isServed: () => true, isRead: () => true };

export class Mailbox {
  readonly #parcels: Parcel[] = [];
  readonly #capacity: number;
  readonly #shares: Shares;
  #serving = EVERYBODY;
  #wake: (() => void) | null = null;
  #room: (() => void)[] = [];

  /** `capacity` in bytes; a single run may go over it. */
  constructor(
    capacity: number,
    shares = new Shares(
      () => false,
      () => {},
    ),
  ) {
    this.#capacity = capacity;
    this.#shares = shares;
  }

  /** Whether nothing can be taken. */
  get isEmpty(): boolean {
    return !this.#parcels.some(({ task, run }) => this.#serving.isServed(task, run.topic));
  }

  /** So many bytes of the task wait here. */
  bytesOf(task: Task): number {
    return this.#sum((parcel) => parcel.task === task);
  }

  /** From now on these are served. */
  serve(serving: Serving): void {
    this.#serving = serving;
    this.#release();
  }

  /** Puts a run in; resolves once there is room for the next. */
  async put(parcel: Parcel): Promise<void> {
    this.#parcels.push(parcel);
    this.nudge();
    const { task, run } = parcel;
    if (!isLittle(unreadOf(parcel))) this.#shares.grew(run.topic, task.partition, this.#bytesLike(parcel));
    if (this.#isFull()) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** The next that may be taken: of the input of which least is unread. */
  take(): Parcel | undefined {
    const parcel = this.#next();
    if (!parcel) return undefined;
    this.#parcels.splice(this.#parcels.indexOf(parcel), 1);
    const { task, run } = parcel;
    if (this.#shares.isHeld(run.topic, task.partition))
      this.#shares.shrank(run.topic, task.partition, this.#bytesLike(parcel));
    this.#release();
    return parcel;
  }

  /** Puts back what was not taken whole, before all others. */
  putBack(parcel: Parcel): void {
    this.#parcels.unshift(parcel);
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
    this.#shares.clear();
    this.#release();
  }

  #next(): Parcel | undefined {
    let [next, least]: [Parcel | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
    const seen = new Map<Task, Set<string>>();
    for (const parcel of this.#parcels) {
      const { task, run } = parcel;
      const inputs = seen.get(task) ?? new Set();
      seen.set(task, inputs);
      // Runs of one input are taken in their order.
      if (inputs.has(run.topic)) continue;
      inputs.add(run.topic);
      if (!this.#serving.isServed(task, run.topic) || unreadOf(parcel) >= least) continue;
      [next, least] = [parcel, unreadOf(parcel)];
    }
    return next;
  }

  /** Of the same input. */
  #bytesLike({ task, run }: Parcel): number {
    return this.#sum((other) => other.task.partition === task.partition && other.run.topic === run.topic);
  }

  #sum(isMeant: (parcel: Parcel) => boolean): number {
    let bytes = 0;
    for (const parcel of this.#parcels) if (isMeant(parcel)) bytes += parcel.run.records.memory.byteLength;
    return bytes;
  }

  #isFull(): boolean {
    const isCounted = ({ task, run }: Parcel) =>
      !this.#shares.isHeld(run.topic, task.partition) &&
      (this.#serving.isServed(task, run.topic) || this.#serving.isRead(task, run.topic));
    return this.#sum(isCounted) > this.#capacity;
  }

  #release(): void {
    if (this.#room.length === 0 || this.#isFull()) return;
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }
}
