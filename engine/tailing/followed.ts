/** One partition of topics that are partitioned alike, as it is followed: what came last, and who listens. */
import type { KafkaMessage } from '../kafka.js';
import { pack } from '../records.js';
import { Breaks } from './breaks.js';
import { LogRecord } from './log-record.js';
import { Window } from './window.js';

/** A topic by its name in Kafka. */
export interface TailTopic {
  readonly physical: string;
  readonly isDerived: boolean;
}

/** Where a partition of a topic begins, and its next offset. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Who follows a key. */
export interface Listener {
  onRecord(record: LogRecord): void;
  /** What the tasks of this partition told cannot be relied on any more, or they tell it anew. */
  onBreak(): void;
}

interface FollowedTopic {
  readonly window: Window;
  /** Null: records of this topic have no numbers. */
  readonly breaks: Breaks | null;
  /** Where it ended when it was begun. */
  readonly end: number;
}

export class FollowedPartition {
  readonly #topics = new Map<string, FollowedTopic>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** Resolves once all is read up to where it ended at the beginning. */
  readonly ready: Promise<void>;
  #onReady = () => {};

  /** Read from `startBack` records before the ends. */
  constructor(
    topics: readonly TailTopic[],
    bounds: ReadonlyMap<string, Bounds>,
    { startBack, windowBytes }: { readonly startBack: number; readonly windowBytes: number },
  ) {
    for (const { physical, isDerived } of topics) {
      const { low, high } = bounds.get(physical) ?? { low: 0, high: 0 };
      const window = new Window(Math.max(low, high - startBack), windowBytes);
      this.#topics.set(physical, { window, end: high, breaks: isDerived ? new Breaks() : null });
    }
    this.ready = new Promise((resolve) => {
      this.#onReady = resolve;
    });
    this.#tellIfReady();
  }

  /** The next offset to read of each topic. */
  get positions(): [physical: string, position: number][] {
    return [...this.#topics].map(([physical, { window }]) => [physical, window.position]);
  }

  window(physical: string): Window | undefined {
    return this.#topics.get(physical)?.window;
  }

  /** Gives a listener what comes in of a key. */
  listen(key: string, listener: Listener): void {
    const same = this.#listeners.get(key);
    if (same) same.add(listener);
    else this.#listeners.set(key, new Set([listener]));
  }

  unlisten(key: string, listener: Listener): void {
    const same = this.#listeners.get(key);
    if (same?.delete(listener) && same.size === 0) this.#listeners.delete(key);
  }

  /** Gives out what comes next of a topic, and keeps it. */
  take(physical: string, messages: readonly KafkaMessage[], nextOffset: number): void {
    const followed = this.#topics.get(physical);
    if (!followed) return;
    if (messages.length > 0) this.#give(physical, followed, messages);
    followed.window.position = nextOffset;
    this.#tellIfReady();
  }

  /** Goes on at an offset, since what lies before it is gone from the log. */
  restart(physical: string, offset: number): void {
    this.window(physical)?.restart(offset);
    this.#tellBreak();
  }

  #give(physical: string, { window, breaks }: FollowedTopic, messages: readonly KafkaMessage[]): void {
    const records = pack(messages);
    const from = window.position;
    for (let i = 0; i < records.count; i++) {
      const offset = records.offset(i);
      // Before it is given out: whoever gets it is past it.
      window.position = offset + 1;
      if (breaks?.isAt(records, i)) {
        window.break(offset);
        this.#tellBreak();
      }
      const same = this.#listeners.size > 0 ? this.#listeners.get(records.key(i) ?? '') : undefined;
      if (!same) continue;
      const record = new LogRecord(physical, records, i);
      for (const listener of [...same]) listener.onRecord(record);
    }
    window.keep(records, from);
  }

  #tellBreak(): void {
    for (const listener of [...this.#listeners.values()].flatMap((same) => [...same])) listener.onBreak();
  }

  #tellIfReady(): void {
    if ([...this.#topics.values()].every(({ window, end }) => window.position >= end)) this.#onReady();
  }
}
