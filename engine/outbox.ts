/** Outgoing events of checkpoints: numbered, committed, then published in order; published again after a crash. */
import type { Producer } from './kafka.js';
import { insist, type Log } from './log.js';
import type { Records } from './records.js';

/** One outgoing event as it stands in the outbox. */
export interface OutboxEntry {
  readonly partition: number;
  readonly topic: string;
  readonly target: number;
  /** 1, 2, 3 … per task, topic and target partition. */
  readonly number: number;
  readonly key: string;
  readonly entity: string;
  /** Null: the entity is retracted at this key. */
  readonly value: Buffer | null;
  readonly incarnation: string;
}

/** What the headers of a derived record say. */
export interface Origin {
  /** The producing task, `<lineage>/<partition>`. */
  readonly producer: string;
  readonly incarnation: string;
  readonly number: number;
  readonly entity: string;
}

export const originOf = (records: Records, i: number): Origin => ({
  producer: records.header(i, 'task'),
  incarnation: records.header(i, 'incarnation'),
  number: Number(records.header(i, 'number')),
  entity: records.header(i, 'entity'),
});

/** Publishes batches one after the other; `settled` resolves when at most `ahead` of them are still on their way. */
export class Outbox {
  readonly #producer: Producer;
  readonly #lineage: string;
  readonly #log: Log;
  readonly #abort = new AbortController();
  #waiting = 0;
  #chain: Promise<void> = Promise.resolve();

  constructor(producer: Producer, lineage: string, log: Log) {
    this.#producer = producer;
    this.#lineage = lineage;
    this.#log = log;
  }

  /** Queues committed entries; `onPublished` runs once the broker has them. */
  publish(entries: readonly OutboxEntry[], onPublished: () => void): void {
    if (entries.length === 0) return;
    this.#waiting++;
    this.#chain = this.#chain.then(async () => {
      try {
        await insist(this.#log, 'the Kafka broker (publishing)', () => this.#send(entries), {
          signal: this.#abort.signal,
        });
        onPublished();
      } catch {
        // Stopping: what is not published stays in the outbox and goes out at the next start.
      } finally {
        this.#waiting--;
      }
    });
  }

  async settled(ahead: number): Promise<void> {
    while (this.#waiting > ahead && !this.#abort.signal.aborted) await Promise.race([this.#chain, sleep(5)]);
  }

  /** Waits up to `ms` for what is queued, then gives up. */
  async close(ms: number): Promise<void> {
    await Promise.race([this.#chain, sleep(ms)]);
    this.#abort.abort();
    await this.#chain;
  }

  async #send(entries: readonly OutboxEntry[]): Promise<void> {
    const byTopic = new Map<string, OutboxEntry[]>();
    for (const entry of entries) {
      const same = byTopic.get(entry.topic);
      if (same) same.push(entry);
      else byTopic.set(entry.topic, [entry]);
    }
    await this.#producer.sendBatch({
      acks: -1,
      topicMessages: [...byTopic].map(([topic, messages]) => ({
        topic,
        messages: messages.map(({ partition, target, number, key, entity, value, incarnation }) => ({
          partition: target,
          key,
          value,
          headers: { task: `${this.#lineage}/${partition}`, incarnation, number: String(number), entity },
        })),
      })),
    });
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
