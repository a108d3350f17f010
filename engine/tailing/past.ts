/** Reads what is no longer in memory: once for all who ask together, since each reading is a consumer of its own. */
import type { Kafka } from '../kafka.js';
import type { Log } from '../log.js';
import { type Range, readRanges } from '../ranges.js';
import { pack, type Records } from '../records.js';
import { Breaks } from './breaks.js';
import { LogRecord } from './log-record.js';
import type { TailOptions } from './tail.js';

/** Why a reader cannot go on from where it was: its tasks broke off what they told, or it missed too much to be told. */
export type Broken = 'broken' | 'behind';

/** Of one key; whoever missed more is better served by the views. */
const MOST_RECORDS = 1_000;

interface Asked {
  readonly range: Range;
  readonly key: string;
  readonly found: LogRecord[];
  broken: Broken | null;
  readonly settle: (result: readonly LogRecord[] | Broken) => void;
  readonly fail: (error: unknown) => void;
}

export class Past {
  readonly #kafka: Kafka;
  readonly #options: TailOptions;
  readonly #log: Log;
  readonly #waiting: Asked[] = [];
  #isReading = false;

  constructor(kafka: Kafka, options: TailOptions, log: Log) {
    this.#kafka = kafka;
    this.#options = options;
    this.#log = log;
  }

  /** Resolves with the records of a key within a range that ends where the log does at most. */
  read(range: Range, key: string): Promise<readonly LogRecord[] | Broken> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ range, key, found: [], broken: null, settle, fail });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0);
      try {
        await this.#readFor(asked);
        for (const one of asked) one.settle(one.broken ?? one.found);
      } catch (error) {
        for (const one of asked) one.fail(error);
      }
    }
    this.#isReading = false;
  }

  async #readFor(asked: readonly Asked[]): Promise<void> {
    const readings = new Map<string, Reading>();
    for (const one of asked) {
      const { topic, partition } = one.range;
      const id = `${topic}/${partition}`;
      const isDerived = this.#options.topics.some(({ physical, isDerived }) => physical === topic && isDerived);
      const reading = readings.get(id) ?? new Reading(topic, partition, isDerived);
      reading.add(one);
      readings.set(id, reading);
    }
    await readRanges(
      this.#kafka,
      [...readings.values()],
      async (reading, messages) => {
        await this.#options.prepare(reading.topic, messages);
        if (messages.length > 0) reading.take(pack(messages));
      },
      this.#log,
    );
  }
}

/** One stretch of a partition, for all who asked for parts of it. */
class Reading implements Range {
  readonly topic: string;
  readonly partition: number;
  from = Number.POSITIVE_INFINITY;
  to = 0;
  readonly #asked: Asked[] = [];
  readonly #byKey = new Map<string, Asked[]>();
  readonly #breaks: Breaks | null;

  constructor(topic: string, partition: number, isDerived: boolean) {
    this.topic = topic;
    this.partition = partition;
    this.#breaks = isDerived ? new Breaks() : null;
  }

  add(one: Asked): void {
    this.from = Math.min(this.from, one.range.from);
    this.to = Math.max(this.to, one.range.to);
    this.#asked.push(one);
    this.#byKey.set(one.key, [...(this.#byKey.get(one.key) ?? []), one]);
  }

  take(records: Records): void {
    for (let i = 0; i < records.count; i++) {
      if (this.#breaks?.isAt(records, i))
        for (const one of this.#asked) if (holds(one, records, i)) one.broken = 'broken';
      for (const one of this.#byKey.get(records.key(i) ?? '') ?? []) {
        if (!holds(one, records, i) || one.broken) continue;
        if (one.found.length >= MOST_RECORDS) one.broken = 'behind';
        else one.found.push(new LogRecord(this.topic, records, i));
      }
    }
  }
}

const holds = ({ range }: Asked, records: Records, i: number) =>
  range.from <= records.offset(i) && records.offset(i) < range.to;
