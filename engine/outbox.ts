/** Outgoing events of checkpoints: numbered, committed, then published in order; published again after a crash. */
import type { Producer } from './kafka.js';
import { insist, type Log } from './log.js';

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
  /** It says no more than that a new incarnation begins here. */
  readonly isMarker?: boolean;
}

/** What the headers of a derived record say. */
export interface Origin {
  /** The producing task, `<lineage>/<partition>`. */
  readonly producer: string;
  readonly incarnation: string;
  readonly number: number;
  readonly entity: string;
  /** It is about no entity: the first record of a renewed task. */
  readonly isMarker: boolean;
}

/** Reads them, however the record is held. */
export function originOf(header: (name: string) => string): Origin {
  const number = Number(header('number'));
  return {
    producer: header('task'),
    incarnation: header('incarnation'),
    number,
    entity: header('entity'),
    isMarker: number === 1 && header('marker') !== '',
  };
}

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
        for (const part of parts(entries))
          await insist(this.#log, 'the Kafka broker (publishing)', () => this.#send(part), {
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

  /** Resolves once all that is queued by now is published, or nothing is any more. */
  get published(): Promise<void> {
    return this.#chain;
  }

  /** Waits no longer once `signal` aborts. */
  async settled(ahead: number, signal: AbortSignal): Promise<void> {
    while (this.#waiting > ahead && !signal.aborted) await Promise.race([this.#chain, sleep(5)]);
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
        messages: messages.map(({ partition, target, number, key, entity, value, incarnation, isMarker }) => ({
          partition: target,
          key,
          value,
          headers: {
            ...{ task: `${this.#lineage}/${partition}`, incarnation, number: String(number), entity },
            ...(isMarker ? { marker: '1' } : {}),
          },
        })),
      })),
    });
  }
}

/** The client makes one batch of what goes to a partition, and a broker takes 1 MB (message.max.bytes) at most. */
const MAX_BATCH_BYTES = 512 * 1024;
/** Headers and framing of a record. */
const RECORD_BYTES = 200;

/** The entries in order, in runs that give no partition more than a batch. */
function* parts(entries: readonly OutboxEntry[]): Generator<readonly OutboxEntry[]> {
  let part: OutboxEntry[] = [];
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    const place = `${entry.topic}/${entry.target}`;
    const bytes = RECORD_BYTES + entry.key.length + entry.entity.length + (entry.value?.length ?? 0);
    const size = sizes.get(place) ?? 0;
    if (size > 0 && size + bytes > MAX_BATCH_BYTES) {
      yield part;
      part = [];
      sizes.clear();
    }
    sizes.set(place, (sizes.get(place) ?? 0) + bytes);
    part.push(entry);
  }
  yield part;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
