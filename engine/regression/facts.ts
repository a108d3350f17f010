/** Records as the facts of a case: readable where anything can read them. */
import { headerOf, type KafkaMessage } from '../kafka.js';
import { originOf } from '../outbox.js';
import type { Delivered } from '../processor.js';
import { type Decoder, type Schemas, Undecodable } from '../registry.js';
import { decoded, judgeSource, learnSchemas } from '../source-event.js';
import type { Topic } from '../topic.js';
import type { CaseFact, Writer } from './case.js';

/** A record, what the case says of it, and the event that a fold gets; Undecodable: it parks. */
export interface ReadFact {
  readonly fact: CaseFact;
  readonly event: object;
}

/** Makes facts of the records of one topic. */
export class FactReader {
  readonly #topic: Topic;
  readonly #schemas: Schemas;
  readonly #decoder: Decoder;

  constructor(topic: Topic, schemas: Schemas, decoder: Decoder) {
    this.#topic = topic;
    this.#schemas = schemas;
    this.#decoder = decoder;
  }

  /** Opens a topic. Throws REPSTREAM_SCHEMA when it is not registered. */
  static async of(topic: Topic, schemas: Schemas): Promise<FactReader> {
    await schemas.find(topic);
    return new FactReader(topic, schemas, schemas.decoder(topic));
  }

  async read(message: KafkaMessage, partition: number): Promise<ReadFact> {
    const topic = this.#topic;
    await learnSchemas(this.#decoder, [message]);
    const place = {
      topic: topic.name,
      partition,
      offset: Number(message.offset),
      receivedAt: new Date(Number(message.timestamp)).toISOString(),
    };
    const value = message.value && decoded(this.#decoder, message.value);
    const key = message.key?.toString() ?? null;
    // What no text stands for is kept as it is.
    const isText = key !== null && message.key !== null && Buffer.from(key).equals(message.key);
    const origin = topic.role === 'derived' ? originOf(headerOf(message)) : null;
    const told = origin && { entity: origin.entity, producer: origin.producer };
    const isReadable = isText && (value !== null || (message.value === null && origin !== null));
    const content = isReadable ? { value } : { bytes: message.value, ...(await this.#writerOf(message)) };
    const fact = { ...place, key: isText ? key : message.key, ...told, ...content };
    return { fact, event: this.#eventOf(message, value, told) };
  }

  #eventOf(message: KafkaMessage, value: object | null, told: { entity: string; producer: string } | null): object {
    if (!told) return judgeSource(this.#topic, this.#decoder, message);
    if (message.value && !value) return new Undecodable('bad_avro', 'it cannot be decoded');
    return { ...told, value } satisfies Delivered<object>;
  }

  async #writerOf({ value }: KafkaMessage): Promise<{ writer?: Writer }> {
    if (!value || value.length < 5 || value[0] !== 0) return {};
    const id = value.readInt32BE(1);
    const schema = id > 0 ? await this.#schemas.schemaOf(id) : null;
    return schema ? { writer: { id, schema } } : {};
  }
}
