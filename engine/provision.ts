/** Creates topics and registers schemas; doing it again changes nothing. */
import type { Connections } from './connections.js';
import { RepstreamError } from './errors.js';
import { createTopics } from './hosting.js';
import { type Admin, connectKafka } from './kafka.js';
import { insist, type Log, type Waiting } from './log.js';
import type { AnyProcessor } from './processor.js';
import { Schemas } from './registry.js';
import type { Topic } from './topic.js';
import { topologyOf } from './topology.js';

export interface Provisioned {
  readonly topic: string;
  readonly partitions: number;
  readonly schemaId: number;
  readonly created: boolean;
}

const WEEK_MS = 7 * 86_400_000;

/** A compacted topic keeps the last 7 days whole, so that a snapshot as old can still be verified. */
const settingsOf = (topic: Topic): Record<string, string> => ({
  'retention.ms': '-1',
  'retention.bytes': '-1',
  ...(topic.role === 'source' ? { 'message.timestamp.type': 'LogAppendTime' } : {}),
  ...(topic.keeps === 'latest' ? { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': String(WEEK_MS) } : {}),
});

/**
 * Registers every schema, then creates every topic: source topics and those the processors write. Throws REPSTREAM_SCHEMA for an
 * incompatible schema (nothing is created then) and REPSTREAM_PARTITIONS for a topic with another number of partitions. Rejects as
 * `waiting` says, while it waits for broker and registry.
 */
export async function applyTopics(
  topics: readonly Topic[],
  processors: readonly AnyProcessor[],
  connections: Connections,
  log: Log,
  waiting: Waiting = {},
): Promise<Provisioned[]> {
  const topology = topologyOf(processors);
  const ours = (error: unknown) => error instanceof RepstreamError;
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const ids = new Map<string, number>();
  for (const topic of topics) {
    ids.set(
      topic.name,
      await insist(log, 'the schema registry', () => schemas.register(topic), { ...waiting, giveUp: ours }),
    );
  }

  const admin = connectKafka(connections, 'repstream-topics', log).admin();
  await insist(log, 'the Kafka broker', () => admin.connect(), waiting);
  try {
    const existing = new Set(await insist(log, 'the Kafka broker', () => admin.listTopics(), waiting));
    const wanted = topics
      .filter((topic) => topic.role === 'source' || topology.writerOf(topic))
      .map((topic) => ({
        topic,
        physical: topology.physical(topic),
        partitions: topic.partitions === 'one' ? 1 : connections.partitions,
      }));
    await checkPartitions(
      admin,
      wanted.filter(({ physical }) => existing.has(physical)),
    );
    const missing = wanted.filter(({ physical }) => !existing.has(physical));
    if (missing.length > 0) {
      await createTopics(
        admin,
        missing.map(({ topic, physical, partitions }) => ({
          topic: physical,
          numPartitions: partitions,
          configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
        })),
      );
    }
    return wanted.map(({ topic, physical, partitions }) => ({
      topic: physical,
      partitions,
      schemaId: ids.get(topic.name) ?? 0,
      created: !existing.has(physical),
    }));
  } finally {
    await admin.disconnect();
  }
}

async function checkPartitions(
  admin: Admin,
  wanted: readonly { physical: string; partitions: number }[],
): Promise<void> {
  if (wanted.length === 0) return;
  const { topics } = await admin.fetchTopicMetadata({ topics: wanted.map(({ physical }) => physical) });
  for (const { name, partitions } of topics) {
    const declared = wanted.find(({ physical }) => physical === name)?.partitions;
    if (declared === undefined || declared === partitions.length) continue;
    throw new RepstreamError(
      'REPSTREAM_PARTITIONS',
      `${name} has ${partitions.length} partitions and REPSTREAM_PARTITIONS asks for ${declared}: keys would move, so this is a migration, never done in place`,
    );
  }
}
