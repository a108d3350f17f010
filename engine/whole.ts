/** Reading whole topics (ticks, tables), as every process does for itself. */
import type { Kafka, KafkaMessage } from './kafka.js';
import { joinGroup } from './kafka-group.js';
import { insist, type Log, type Waiting } from './log.js';

/** Reads whole topics (ticks, tables) outside any lasting group; `from` names where each partition starts. Rejects as `waiting` says, before it reads. */
export async function readWhole(
  kafka: Kafka,
  topics: readonly string[],
  from: (topic: string, partition: number, low: number, high: number) => number,
  onMessages: (
    topic: string,
    partition: number,
    messages: readonly KafkaMessage[],
    nextOffset: number,
  ) => Promise<void>,
  log: Log,
  waiting: Waiting = {},
): Promise<{ stop(): Promise<void> }> {
  const admin = kafka.admin();
  const starts = new Map<string, number>();
  try {
    await insist(log, 'the Kafka broker', () => admin.connect(), waiting);
    for (const topic of topics) {
      const offsets = await insist(log, `topic ${topic}`, () => admin.fetchTopicOffsets(topic), waiting);
      for (const { partition, low, high } of offsets)
        starts.set(`${topic}/${partition}`, from(topic, partition, Number(low), Number(high)));
    }
  } finally {
    await admin.disconnect();
  }

  const positions = new Map(starts);
  const member = await joinGroup(
    kafka,
    `repstream-whole-${process.pid}-${Math.random().toString(36).slice(2)}`,
    topics,
    {
      onAssigned: (_, seek) => {
        for (const [id, offset] of positions) {
          const slash = id.lastIndexOf('/');
          seek(id.slice(0, slash), Number(id.slice(slash + 1)), offset);
        }
      },
      onFetched: async ({ topic, partition, fetchedOffset, messages, nextOffset }, seek) => {
        const id = `${topic}/${partition}`;
        const expected = positions.get(id) ?? 0;
        if (fetchedOffset !== expected) {
          seek(topic, partition, expected);
          return;
        }
        await onMessages(topic, partition, messages, nextOffset);
        positions.set(id, nextOffset);
      },
      onSkipped: (topic, partition, nextOffset) => {
        positions.set(`${topic}/${partition}`, nextOffset);
        void onMessages(topic, partition, [], nextOffset);
      },
    },
    log,
    waiting,
  );
  return { stop: () => member.stop() };
}
