/** A firmware gateway's own Kafka client: kafkajs, avsc and HTTP to the schema registry; nothing of the engine. */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ICustomPartitioner,
  Kafka,
  type KafkaConfig,
  type KafkaJSProtocolError,
  logLevel,
  type Message,
  Partitioners,
  type Producer,
} from 'kafkajs';
import { type Encoder, encoder, latestSchema } from './registry.js';

const RETRY_MS = 1_000;
/** A produce request stays under these, so that no record batch exceeds a broker's default limit of 1 MB. */
const BATCH_BYTES = 900_000;
/** kafkajs groups a request's messages by partition in quadratic time: more in a request are slower, not faster. */
const BATCH_MESSAGES = 3_000;
const REMEMBERED_KEYS = 100_000;

/** Writes to Kafka as devices do: at least once, in the order of the calls. */
export interface GatewayClient {
  /** Encodes and sends; resolves once all are acknowledged by all in-sync replicas. Waits while the broker is away. */
  send(topic: string, events: readonly { key: string; value: object }[]): Promise<void>;
  /** Sends bytes as they are, well-formed or not; `partition` overrides the partitioner. */
  sendRaw(
    topic: string,
    records: readonly { key: string | null | Buffer; value: Buffer | null }[],
    partition?: number,
  ): Promise<void>;
  /** The value in the Confluent wire format under the topic's latest registered schema; throws naming the wrong field. */
  encode(topic: string, value: object): Buffer;
  /** Sends what is still under way (unless the broker is away) and disconnects. */
  close(): Promise<void>;
}

/** Where to connect. `say` hears, once each, what is waited for and that it is back (default: standard error). */
export interface GatewaySettings {
  readonly kafkaBrokers: readonly string[];
  readonly schemaRegistryUrl: string;
  /** Topics to be written: each must have a schema in the registry. */
  readonly topics: readonly string[];
  /** Credentials and encryption, as kafkajs takes them. */
  readonly kafka?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  readonly say?: (line: string) => void;
  /** Gives up waiting and connecting when aborted. */
  readonly signal?: AbortSignal;
}

/** Connects; waits for registry, schemas and broker, saying so once. Rejects with an AbortError when `signal` aborts. */
export async function connectGateway(settings: GatewaySettings): Promise<GatewayClient> {
  const say = settings.say ?? ((line: string) => console.error(line));
  const encoders = new Map<string, Encoder>();
  for (const topic of settings.topics) encoders.set(topic, await waitForSchema(settings, topic, say));
  const kafka = kafkaOf(settings);
  const producer = kafka.producer({
    createPartitioner: rememberingPartitioner,
    allowAutoTopicCreation: false,
  });
  const patient = new PatientProducer(producer, settings.kafkaBrokers.join(','), say, settings.signal);
  await patient.connect();
  return gateway(patient, encoders);
}

/** The Kafka of the settings: quiet, as what it has to say is said once by us. */
export const kafkaOf = (settings: Pick<GatewaySettings, 'kafkaBrokers' | 'kafka'>): Kafka =>
  new Kafka({
    clientId: 'repstream-gateway',
    brokers: [...settings.kafkaBrokers],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    ...settings.kafka,
  });

/** Java's murmur2 partitioner, asked once per key: kafkajs' 64-bit arithmetic costs more than the rest of a send. */
const rememberingPartitioner: ICustomPartitioner = () => {
  const ask = Partitioners.DefaultPartitioner();
  const known = new Map<string, number>();
  let partitions = 0;
  return (args) => {
    const { key, partition } = args.message;
    if (typeof key !== 'string' || partition !== undefined) return ask(args);
    if (partitions !== args.partitionMetadata.length || known.size > REMEMBERED_KEYS) known.clear();
    partitions = args.partitionMetadata.length;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const asked = ask(args);
    known.set(key, asked);
    return asked;
  };
};

async function waitForSchema(settings: GatewaySettings, topic: string, say: (line: string) => void): Promise<Encoder> {
  let said = '';
  for (;;) {
    settings.signal?.throwIfAborted();
    const answer = await latestSchema(settings.schemaRegistryUrl, topic);
    if (answer.found) return encoder(topic, answer.id, answer.schema);
    if (answer.why !== said) say(`waiting: ${answer.why}`);
    said = answer.why;
    await delay(RETRY_MS, undefined, settings.signal ? { signal: settings.signal } : {});
  }
}

function gateway(producer: PatientProducer, encoders: ReadonlyMap<string, Encoder>): GatewayClient {
  const encode = (topic: string, value: object) => {
    const known = encoders.get(topic);
    if (!known) throw new Error(`this client was not connected for the topic ${topic}`);
    return known.encode(value);
  };
  return {
    encode,
    send: (topic, events) =>
      producer.send(
        topic,
        events.map(({ key, value }) => ({ key, value: encode(topic, value) })),
      ),
    sendRaw: (topic, records, partition) =>
      producer.send(
        topic,
        records.map((record) => (partition === undefined ? record : { ...record, partition })),
      ),
    close: () => producer.close(),
  };
}

/** One request at a time, tried again until the broker takes it: so records of one key keep their order. */
class PatientProducer {
  #queue: Promise<void> = Promise.resolve();
  #waiting = false;
  #closing = false;
  readonly #producer: Producer;
  readonly #brokers: string;
  readonly #say: (line: string) => void;
  readonly #signal: AbortSignal | undefined;

  constructor(producer: Producer, brokers: string, say: (line: string) => void, signal: AbortSignal | undefined) {
    this.#producer = producer;
    this.#brokers = brokers;
    this.#say = say;
    this.#signal = signal;
  }

  connect(): Promise<void> {
    return this.#insist(() => this.#producer.connect());
  }

  send(topic: string, messages: Message[]): Promise<void> {
    const sent = this.#queue.then(async () => {
      for (const batch of inBatches(messages)) {
        await this.#insist(() => this.#producer.send({ topic, messages: batch, acks: -1 }));
      }
    });
    // A failed call is its caller's to handle; the next call goes on.
    this.#queue = sent.catch(() => {});
    return sent;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue;
    await this.#producer.disconnect();
  }

  async #insist(request: () => Promise<unknown>): Promise<void> {
    for (;;) {
      this.#signal?.throwIfAborted();
      try {
        await request();
        if (this.#waiting) this.#say(`the broker at ${this.#brokers} is back`);
        this.#waiting = false;
        return;
      } catch (error) {
        if (!passes(error)) throw error;
        if (this.#closing) throw new Error(`closed while the broker at ${this.#brokers} was away`, { cause: error });
        if (!this.#waiting)
          this.#say(`waiting: the broker at ${this.#brokers} does not take it yet (${reason(error)})`);
        this.#waiting = true;
        await delay(RETRY_MS, undefined, this.#signal ? { signal: this.#signal } : {});
      }
    }
  }
}

/** Whether trying again can help: everything but what the broker has judged for good. */
function passes(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'KafkaJSProtocolError' && !(cause as KafkaJSProtocolError).retriable) return false;
  }
  return true;
}

function reason(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? cause.message : String(cause);
}

function* inBatches(messages: Message[]): Generator<Message[]> {
  let from = 0;
  let bytes = 0;
  for (let to = 0; to < messages.length; to++) {
    const { key, value } = messages[to] ?? { value: null };
    const size = (key?.length ?? 0) + (value?.length ?? 0) + 20;
    if (to > from && (bytes + size > BATCH_BYTES || to - from >= BATCH_MESSAGES)) {
      yield messages.slice(from, to);
      from = to;
      bytes = 0;
    }
    bytes += size;
  }
  if (from < messages.length) yield messages.slice(from);
}
