/** Writing facts to source topics, for whoever is not a device: the API and the command line. */
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
  let counts: Map<string, number> | null = null;
  let connected: Promise<void> | null = null;

  const connect = () => {
    connected ??= producer.connect().catch((error) => {
      connected = null;
      throw error;
    });
    return connected;
  };
  const countOf = async (topic: string): Promise<number> => {
    const known = counts?.get(topic);
    if (known) return known;
    const admin = kafka.admin();
    await admin.connect();
    try {
      const found = await partitionCounts(admin, [topic]);
      counts = new Map([...(counts ?? []), ...found]);
      return found.get(topic) ?? 1;
    } finally {
      await admin.disconnect();
    }
  };

  return {
    async publish(topic, value, options) {
      await connect();
      await schemas.find(topic as Topic);
      const key = topic.key(value);
      const bytes = schemas.encode(topic as Topic, value);
      const partitions = options?.partitions ?? [partitionOf(key, await countOf(topic.name))];
      const written = await producer.send({
        topic: topic.name,
        acks: -1,
        messages: partitions.map((partition) => ({ key, value: bytes, partition })),
      });
      return written.map(({ partition, baseOffset }) => ({ topic: topic.name, partition, offset: Number(baseOffset) }));
    },
    async first(topic, value, place) {
      const known = firsts.get(topic.name) ?? new FirstRecords(kafka, schemas, topic as Topic, log);
      firsts.set(topic.name, known);
      // Records of a topic are values of it.
      return ((await known.at(topic.entity(value), place)) as typeof value | undefined) ?? value;
    },
    close: async () => {
      await Promise.all([...firsts.values()].map((first) => first.close()));
      if (connected) await producer.disconnect();
    },
  };
}
