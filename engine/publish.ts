/** Writing facts to source topics, for whoever is not a device: the API and the command line. */
import { Batching } from './batching.js';
import type { Connections } from './connections.js';
import { FirstRecords } from './firsts.js';
import { connectKafka, createProducer, partitionCounts, partitionOf } from './kafka.js';
import { createLog } from './log.js';
import { Schemas } from './registry.js';
import type { Topic } from './topic.js';

/** Where a fact stands in the log. */
export interface SourcePosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export interface Publisher {
  /** Appends the value, to the partition of its key or to each of `partitions`; resolves when the log has it. */
  publish<V>(
    topic: Topic<string, V>,
    value: V,
    options?: { partitions?: readonly number[] },
  ): Promise<SourcePosition[]>;
  /** What stands first under the entity of a value that was written at this place: something else, where that was written before. */
  first<V>(topic: Topic<string, V>, value: V, place: SourcePosition): Promise<V>;
  close(): Promise<void>;
}

/** A publisher that connects at the first use. Rejects when broker or registry are away; nothing is queued. */
export function openPublisher(connections: Connections, log = createLog('publisher', 'warn')): Publisher {
  const kafka = connectKafka(connections, 'repstream-publisher', log);
  const producer = createProducer(kafka);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const firsts = new Map<string, FirstRecords>();
  /** Partitions of topics whose schema is known, too; asked once, however many publish at the same time. */
  const counts = new Map<string, Promise<number>>();
  let connected: Promise<void> | null = null;

  const connect = () => {
    connected ??= producer.connect().catch((error) => {
      connected = null;
      throw error;
    });
    return connected;
  };
  const ask = async (topic: Topic): Promise<number> => {
    await schemas.find(topic);
    const admin = kafka.admin();
    await admin.connect();
    try {
      return (await partitionCounts(admin, [topic.name])).get(topic.name) ?? 1;
    } finally {
      await admin.disconnect();
    }
  };
  const countOf = (topic: Topic): Promise<number> => {
    let known = counts.get(topic.name);
    if (!known) {
      known = ask(topic);
      counts.set(topic.name, known);
      known.catch(() => counts.delete(topic.name));
    }
    return known;
  };

  const batchings = new Map<string, Batching>();
  const batchingOf = (topic: string): Batching => {
    let batching = batchings.get(topic);
    if (!batching) {
      batching = new Batching(async (messages) => {
        const written = await producer.send({ topic, acks: -1, messages: [...messages] });
        return new Map(written.map(({ partition, baseOffset }) => [partition, Number(baseOffset)]));
      });
      batchings.set(topic, batching);
    }
    return batching;
  };

  return {
    async publish(topic, value, options) {
      await connect();
      const count = await countOf(topic as Topic);
      const key = topic.key(value);
      const bytes = schemas.encode(topic as Topic, value);
      const partitions = options?.partitions ?? [partitionOf(key, count)];
      const batching = batchingOf(topic.name);
      return Promise.all(
        partitions.map(async (partition) => ({
          topic: topic.name,
          partition,
          offset: await batching.add({ key, value: bytes, partition }),
        })),
      );
    },
    async first(topic, value, place) {
      const known = firsts.get(topic.name) ?? new FirstRecords(kafka, schemas, topic as Topic, log);
      firsts.set(topic.name, known);
      try {
        // Records of a topic are values of it.
        return ((await known.at(topic.entity(value), place)) as typeof value | undefined) ?? value;
      } catch (error) {
        // A reader that could not begin never will: the next who asks begins another.
        firsts.delete(topic.name);
        throw error;
      }
    },
    close: async () => {
      await Promise.all([...firsts.values()].map((first) => first.close()));
      if (connected) await producer.disconnect();
    },
  };
}
