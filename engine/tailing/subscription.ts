/** One reader of a key: on from where it was, through the log and what is in memory, to what comes in; without a gap or a repeat. */
import type { FollowedPartition, Listener } from './followed.js';
import { LogRecord } from './log-record.js';
import type { Broken, Past } from './past.js';
import type { Tail } from './tail.js';

/** The next offset to read of each topic. */
export type Places = ReadonlyMap<string, number>;

/** Who reads. */
export interface Reader {
  onRecord(record: LogRecord): void;
  /** What was told cannot be relied on any more: the views must be read anew, and what comes from here on continues them. */
  onBreak(): void;
  /** Resolves once what it was given is sent, or false when it is not to be given more. */
  ready(): Promise<boolean>;
}

/** More than this has to be read again for nobody. */
const MOST_BEHIND = 50_000;
/** Each finds less to be read than the one before, unless more comes in than can be read. */
const MOST_ROUNDS = 5;

export class Subscription {
  readonly #tail: Tail;
  readonly #partition: number;
  readonly #key: string;
  readonly #reader: Reader;
  readonly #places: Map<string, number>;
  readonly #listener: Listener;
  #followed: FollowedPartition | null = null;

  /** Begins at these places; without any at the present ends. */
  constructor(tail: Tail, partition: number, key: string, reader: Reader, places: Places = new Map()) {
    this.#tail = tail;
    this.#partition = partition;
    this.#key = key;
    this.#reader = reader;
    this.#places = new Map(places);
    this.#listener = {
      onRecord: (record) => {
        // Another process, where it was, had read further than this one has yet.
        if (record.offset >= (this.#places.get(record.topic) ?? 0)) reader.onRecord(record);
      },
      onBreak: () => reader.onBreak(),
    };
  }

  /** The next offset of a topic that its reader was not given. */
  place(physical: string): number {
    return Math.max(this.#places.get(physical) ?? 0, this.#followed?.window(physical)?.position ?? 0);
  }

  /**
   * Gives what was missed, then all that comes in; or says why that cannot be, and then gives only what comes in from now on. Whoever awaited this
   * stops it. Rejects when the broker is away.
   */
  async start(past: Past): Promise<'joined' | Broken | 'gone'> {
    const followed = await this.#tail.follow(this.#partition);
    try {
      const refusal = this.#places.size === 0 ? null : await this.#catchUp(followed, past);
      if (refusal) this.#places.clear();
      if (!this.#followed) this.#join(followed);
      return refusal ?? 'joined';
    } catch (error) {
      this.#tail.unfollow(this.#partition);
      throw error;
    }
  }

  /** Once only, and after `start` was awaited. */
  stop(): void {
    this.#followed?.unlisten(this.#key, this.#listener);
    if (this.#followed) this.#tail.unfollow(this.#partition);
    this.#followed = null;
  }

  /** Reads what memory no longer holds, and joins; or says why it cannot. */
  async #catchUp(followed: FollowedPartition, past: Past): Promise<Broken | 'gone' | null> {
    if (await this.#isGone()) return 'gone';
    for (let round = 0; ; round++) {
      const missed = [...this.#places].flatMap(([topic, from]) => {
        const to = followed.window(topic)?.low ?? from;
        return from < to ? [{ topic, partition: this.#partition, from, to }] : [];
      });
      if (missed.length === 0) {
        if (this.#isBroken(followed)) return 'broken';
        // In the same breath: memory may have let go of the next record a moment later.
        this.#join(followed);
        return null;
      }
      if (round === MOST_ROUNDS || missed.some(({ from, to }) => to - from > MOST_BEHIND)) return 'behind';
      const read = await Promise.all(missed.map((range) => past.read(range, this.#key)));
      for (const [i, { topic, to }] of missed.entries()) {
        const found = read[i] ?? 'behind';
        if (typeof found === 'string') return found;
        for (const record of found) {
          this.#places.set(topic, record.offset + 1);
          this.#reader.onRecord(record);
        }
        this.#places.set(topic, to);
      }
      if (!(await this.#reader.ready())) return null;
    }
  }

  /** Whether the log does not have the places. One beyond its end is asked again: the answer to a question of others may be older than the place. */
  async #isGone(): Promise<boolean> {
    for (let isAgain = false; ; isAgain = true) {
      const bounds = await this.#tail.bounds(this.#partition);
      const places = [...this.#places].map(([topic, next]) => ({
        next,
        ...(bounds.get(topic) ?? { low: 0, high: 0 }),
      }));
      if (places.some(({ next, low }) => next < low)) return true;
      const isBeyond = places.some(({ next, high }) => next > high);
      if (isAgain || !isBeyond) return isBeyond;
    }
  }

  #isBroken(followed: FollowedPartition): boolean {
    return [...this.#places].some(([topic, next]) => followed.window(topic)?.isUnbrokenFrom(next) === false);
  }

  /** At one stroke: whoever listens has got all before, and gets all from here on. */
  #join(followed: FollowedPartition): void {
    for (const [topic, next] of this.#places)
      for (const { records, i } of followed.window(topic)?.of(this.#key, next) ?? []) {
        this.#places.set(topic, records.offset(i) + 1);
        this.#reader.onRecord(new LogRecord(topic, records, i));
      }
    this.#followed = followed;
    followed.listen(this.#key, this.#listener);
  }
}
