/** Members of consumer groups: the surprises of kafkajs kept in one place. */
import type { Batch, Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { causesOf } from './kafka.js';
import { coPartitioned } from './kafka-assigner.js';
import { insist, type Log, messageOf, pause, sayWaiting, type Waiting } from './log.js';

/** A run of records of one partition, as fetched. */
export interface Fetched {
  readonly topic: string;
  readonly partition: number;
  /** The offset that was asked for: what continuity is judged by, since offsets have holes. */
  readonly fetchedOffset: number;
  /** The offset after the last record, control records included. */
  readonly nextOffset: number;
  /** Where the partition ended when this was fetched. */
  readonly highWatermark: number;
  readonly messages: readonly KafkaMessage[];
}

/** Has the next fetch of a partition start at `offset`. Like all that directs a member: nothing while its client has crashed, since it is assigned anew. */
export type Seek = (topic: string, partition: number, offset: number) => void;
/** From now on fetches from this partition alone. */
export type Focus = (topic: string, partition: number) => void;
/** From now on fetches from these partitions of all topics alone. */
export type Only = (partitions: readonly number[]) => void;
/** Partitions by topic. */
export type Partitions = Readonly<Record<string, readonly number[]>>;
/** From now on fetches from all partitions but these; after every rebalance from all. */
export type HoldBack = (held: Partitions) => void;

/** How a group member reads: every fetched run goes to `onFetched`. */
export interface GroupHandlers {
  onAssigned(partitions: readonly number[], seek: Seek, focus: Focus, only: Only): void;
  /** Resolves once there is room for more: the fetcher waits for it. What is not wanted is read again from where `seek` says. */
  onFetched(fetched: Fetched, seek: Seek): Promise<void>;
  /** Records that are none of ours (control records, aborted ones) were passed over; `firstOffset`: of the first of them. */
  onSkipped(topic: string, partition: number, nextOffset: number, firstOffset: number): void;
}

/** A member of a consumer group that never commits by itself and survives every crash of the client. */
export interface GroupMember {
  readonly seek: Seek;
  readonly holdBack: HoldBack;
  /** Tells the broker where the group stands: a hint for tools, never read back as truth. */
  commitHint(offsets: readonly { topic: string; partition: number; offset: number }[]): Promise<void>;
  stop(): Promise<void>;
}

const HEARTBEAT_WHILE_WAITING_MS = 1_500;
/** Before a client that gave up for good is started again. */
const RESTART_MS = 1_000;

/** Joins group `groupId` on `topics`, co-partitioned. Rejects as `waiting` says, while it waits for broker and topics. */
export async function joinGroup(
  kafka: Kafka,
  groupId: string,
  topics: readonly string[],
  handlers: GroupHandlers,
  log: Log,
  waiting: Waiting = {},
): Promise<GroupMember> {
  const left = new AbortController();
  const signal = waiting.signal ? AbortSignal.any([left.signal, waiting.signal]) : left.signal;
  const consumer: Consumer = kafka.consumer({
    groupId,
    partitionAssigners: [coPartitioned],
    // The least that brokers allow: so long the tasks of a process that was killed stand still.
    sessionTimeout: 6_000,
    heartbeatInterval: 1_500,
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: 500,
    // Small fetches: what waits to be folded is copied by every collection of young objects.
    maxBytesPerPartition: 262_144,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: async () => !signal.aborted },
  });

  const { seek, focus, only, holdBack } = directionsOf(consumer, topics);
  let joined: ((answers: boolean) => void) | null = null;
  let restarting: Promise<void> = Promise.resolve();
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    joined?.(true);
    joined = null;
    // A client that crashed has forgotten it, one that was merely given other partitions has not.
    holdBack({});
    const assigned = new Set<number>(Object.values(payload.memberAssignment).flat());
    handlers.onAssigned(
      [...assigned].sort((a, b) => a - b),
      seek,
      focus,
      only,
    );
  });
  consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => {
    const { topic, partition, batchSize, firstOffset, lastOffset } = payload;
    const nextOffset = Number(lastOffset) + 1;
    if (batchSize === 0) handlers.onSkipped(topic, partition, nextOffset, Number(firstOffset ?? nextOffset));
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (signal.aborted) return;
    // It gives up every few seconds while the broker is away: one outage, told of once.
    if (passes(payload.error)) joined ??= sayWaiting(log, 'the Kafka broker', payload.error);
    else log.warn({ groupId, error: messageOf(payload.error) }, 'the Kafka client crashed and starts again');
    // At what it takes for a mistake, which does not pass, it gives up for good.
    if (!payload.restart) restarting = pause(RESTART_MS, signal).then(start).catch(sayUnlessLeft);
  });

  const start = async (): Promise<void> => {
    if (signal.aborted) return;
    await insist(log, 'the Kafka broker', () => consumer.connect(), { ...waiting, signal });
    const subscribe = () => consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await insist(log, `topics ${topics.join(', ')}`, subscribe, { ...waiting, signal });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 256,
      eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning }) => {
        if (!isRunning()) return;
        const beat = setInterval(() => void heartbeat().catch(() => {}), HEARTBEAT_WHILE_WAITING_MS);
        try {
          await handlers.onFetched(fetchedOf(batch), seek);
          // A seek meanwhile takes precedence over this at the next fetch.
          resolveOffset(batch.lastOffset());
        } finally {
          clearInterval(beat);
        }
        await heartbeat();
      },
    });
  };
  const sayUnlessLeft = (error: unknown) => {
    if (!signal.aborted) log.error({ groupId, error: messageOf(error) }, 'the Kafka client does not start again');
  };
  try {
    await start();
    waiting.signal?.throwIfAborted();
  } catch (error) {
    await consumer.disconnect().catch(() => {});
    throw error;
  }

  return {
    seek,
    holdBack,
    commitHint: (offsets) =>
      consumer.commitOffsets(
        offsets.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })),
      ),
    stop: async () => {
      left.abort();
      joined?.(false);
      await restarting;
      await consumer.disconnect();
    },
  };
}

/** What directs a client while it is in its group: between a crash and the next join it has none, and would throw. */
function directionsOf(consumer: Consumer, topics: readonly string[]) {
  let isInGroup = false;
  consumer.on(consumer.events.GROUP_JOIN, () => {
    isInGroup = true;
  });
  consumer.on(consumer.events.STOP, () => {
    isInGroup = false;
  });
  const all = topics.map((topic) => ({ topic }));
  const seek: Seek = (topic, partition, offset) => {
    if (isInGroup) consumer.seek({ topic, partition, offset: String(offset) });
  };
  const focus: Focus = (topic, partition) => {
    if (!isInGroup) return;
    // Pausing a topic without naming partitions forgets which of them were resumed before.
    consumer.pause(all);
    consumer.resume([{ topic, partitions: [partition] }]);
  };
  const only: Only = (partitions) => {
    if (!isInGroup) return;
    consumer.pause(all);
    consumer.resume(topics.map((topic) => ({ topic, partitions: [...partitions] })));
  };
  const holdBack: HoldBack = (held) => {
    if (!isInGroup) return;
    // Resuming a topic without naming partitions forgets which of them were paused before.
    consumer.resume(all);
    consumer.pause(Object.entries(held).map(([topic, partitions]) => ({ topic, partitions: [...partitions] })));
  };
  return { seek, focus, only, holdBack };
}

/** Whether a broker that comes back is all it takes. */
const passes = (error: unknown): boolean =>
  causesOf(error).some((cause) => 'retriable' in cause && cause.retriable === true);

const fetchedOf = (batch: Batch): Fetched => ({
  topic: batch.topic,
  partition: batch.partition,
  fetchedOffset: Number((batch as Batch & { fetchedOffset: string }).fetchedOffset),
  nextOffset: Number(batch.lastOffset()) + 1,
  highWatermark: Number(batch.highWatermark),
  messages: batch.messages,
});
