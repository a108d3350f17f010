/** The door to Kafka: clients, the producer, partitions. Members of groups are in kafka-group.ts. */
import { readFileSync } from 'node:fs';
import { type Admin, Kafka, type KafkaMessage, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { Connections } from './connections.js';
import { RepstreamError } from './errors.js';
import type { Log } from './log.js';

export type { Admin, Kafka, KafkaMessage, Producer };

/** A Kafka client whose own log lines are quiet: what matters is said by the callers, once. At level trace it tells of each request. */
export function connectKafka(connections: Connections, clientId: string, log: Log): Kafka {
  return new Kafka({
    clientId,
    brokers: [...connections.kafkaBrokers],
    // kafkajs has one type per SASL mechanism; the settings name the mechanism at run time
    ...(connections.kafkaSasl ? { sasl: connections.kafkaSasl as never } : {}),
    ...(connections.kafkaTls ? { ssl: tlsOf(connections.kafkaTls) } : {}),
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: log.isLevelEnabled('trace') ? logLevel.DEBUG : logLevel.ERROR,
    logCreator:
      () =>
      ({ level, namespace, log: said }) =>
        log[level === logLevel.ERROR ? 'debug' : 'trace']({ kafka: namespace, ...said }, 'kafka client'),
  });
}

const tlsOf = ({ caFile, certFile, keyFile }: NonNullable<Connections['kafkaTls']>) => ({
  ...(caFile ? { ca: [readFileSync(caFile, 'utf8')] } : {}),
  ...(certFile ? { cert: readFileSync(certFile, 'utf8') } : {}),
  ...(keyFile ? { key: readFileSync(keyFile, 'utf8') } : {}),
});

/** A producer that waits for all in-sync replicas. Order and repeats are the numbers' affair, so it needs no transactions. */
export const createProducer = (kafka: Kafka): Producer =>
  kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false });

const murmur2 = Partitioners.DefaultPartitioner();

/** The Java-compatible partition of a key. */
export function partitionOf(key: string, partitions: number): number {
  const partitionMetadata = partitionsOf(partitions);
  return murmur2({ topic: '', partitionMetadata, message: { key, value: null } });
}

const metadata = new Map<number, Parameters<typeof murmur2>[0]['partitionMetadata']>();
function partitionsOf(count: number) {
  let known = metadata.get(count);
  if (!known) {
    known = Array.from({ length: count }, (_, partitionId) => ({
      partitionErrorCode: 0,
      partitionId,
      leader: 0,
      replicas: [],
      isr: [],
      offlineReplicas: [],
    }));
    metadata.set(count, known);
  }
  return known;
}

/** Text of a record's header, or '' when it is missing. */
export const headerOf =
  ({ headers }: KafkaMessage) =>
  (name: string): string => {
    const value = headers?.[name];
    return (Array.isArray(value) ? value[0] : value)?.toString() ?? '';
  };

/** Whether it says that a topic does not exist, or no longer. */
export const isUnknownTopic = (error: unknown): boolean =>
  causesOf(error).some((cause) => 'type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION');

/** An error of the client and what is behind it, outermost first. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** Partition counts of existing topics. Throws REPSTREAM_NO_TOPIC for one that does not exist. */
export async function partitionCounts(admin: Admin, topics: readonly string[]): Promise<Map<string, number>> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length > 0) {
    throw new RepstreamError(
      'REPSTREAM_NO_TOPIC',
      `${missing.join(', ')} do not exist: run \`repstream topics apply\``,
    );
  }
  const { topics: described } = await admin.fetchTopicMetadata({ topics: [...topics] });
  return new Map(described.map(({ name, partitions }) => [name, partitions.length]));
}
