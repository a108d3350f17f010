/** What stands first under an identity, where several write at once: only the log knows. */
import type { Kafka } from './kafka.js';
import { insist, type Log } from './log.js';
import type { Schemas } from './registry.js';
import { decoded, learnSchemas } from './source-event.js';
import type { Topic } from './topic.js';
import { readWhole } from './whole.js';

/** The first record of each entity of a small topic, which is read whole and from then on. */
export class FirstRecords {
  readonly #first = new Map<string, object>();
  /** The next offset to read, by partition. */
  readonly #next = new Map<number, number>();
  readonly #waiting = new Set<() => void>();
  readonly #reader: Promise<{ stop(): Promise<void> }>;
  #isOpen = false;

  constructor(kafka: Kafka, schemas: Schemas, topic: Topic, log: Log) {
    const decoder = schemas.decoder(topic);
    this.#reader = readWhole(
      kafka,
      [topic.name],
      (_, partition, low) => {
        this.#next.set(partition, low);
        return low;
      },
      async (_, partition, messages, nextOffset) => {
        await insist(log, 'the schema registry', () => learnSchemas(decoder, messages));
        for (const { value } of messages) {
          const record = value && decoded(decoder, value);
          if (record && !this.#first.has(topic.entity(record))) this.#first.set(topic.entity(record), record);
        }
        this.#next.set(partition, nextOffset);
        for (const look of this.#waiting) look();
      },
      log,
    );
    this.#reader.then(
      () => {
        this.#isOpen = true;
      },
      () => {},
    );
  }

  /** The first record of an entity, once all up to this place is read; undefined: none can be read. */
  async at(entity: string, { partition, offset }: { partition: number; offset: number }): Promise<object | undefined> {
    await this.#reader;
    await new Promise<void>((resolve) => {
      const look = () => {
        if ((this.#next.get(partition) ?? 0) <= offset) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
    return this.#first.get(entity);
  }

  /** Reads no further. A broker that never answered is not waited for. */
  async close(): Promise<void> {
    const stopped = this.#reader.then((reader) => reader.stop()).catch(() => {});
    if (this.#isOpen) await stopped;
  }
}
