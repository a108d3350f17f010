/** Follows the ends of topics for whoever asks, by key: one consumer for all readers of a process. */
import { RepstreamError } from '../errors.js';
import type { Admin, Kafka, KafkaMessage } from '../kafka.js';
import { type Fetched, type GroupMember, joinGroup, type Only, type Seek } from '../kafka-group.js';
import { insist, type Log } from '../log.js';
import { type Bounds, FollowedPartition, type TailTopic } from './followed.js';

export interface TailOptions {
  /** Partitioned alike: a partition is followed in all of them. */
  readonly topics: readonly TailTopic[];
  /** Called before records are given out. */
  readonly prepare: (physical: string, messages: readonly KafkaMessage[]) => Promise<void>;
  /** Of the latest records of a partition of a topic, kept for those who come back. */
  readonly windowBytes?: number;
  /** So many records before its end is a partition read from, for those who come back to another process. */
  readonly startBack?: number;
}

const WINDOW_BYTES = 256 * 1024;
const START_BACK = 500;

export class Tail {
  readonly options: TailOptions;
  readonly partitions: number;
  readonly #kafka: Kafka;
  readonly #admin: Admin;
  readonly #log: Log;
  readonly #followed = new Map<number, FollowedPartition>();
  /** Partitions that are followed, or about to be. */
  readonly #begun = new Map<number, Promise<FollowedPartition>>();
  /** How many need each partition. */
  readonly #needs = new Map<number, number>();
  #member: GroupMember | null = null;
  #seek: Seek = () => {};
  #only: Only = () => {};
  #asking: Promise<ReadonlyMap<string, readonly Bounds[]>> | null = null;
  /** Where an unexpected fetch began, by topic and partition: twice the same is what the log has. */
  readonly #elsewhere = new Map<string, number>();

  private constructor(kafka: Kafka, admin: Admin, options: TailOptions, partitions: number, log: Log) {
    this.#kafka = kafka;
    this.#admin = admin;
    this.options = options;
    this.partitions = partitions;
    this.#log = log;
  }

  /** Connects; reads nothing before a partition is followed. Rejects when the broker is away. */
  static async open(kafka: Kafka, options: TailOptions, log: Log): Promise<Tail> {
    const admin = kafka.admin();
    await admin.connect();
    try {
      const names = options.topics.map(({ physical }) => physical);
      const counts = await Promise.all(names.map(async (name) => (await admin.fetchTopicOffsets(name)).length));
      const [partitions = 0] = counts;
      if (counts.some((count) => count !== partitions))
        throw new RepstreamError('REPSTREAM_PARTITIONS', `${names.join(', ')} have ${counts.join(', ')} partitions`);
      const tail = new Tail(kafka, admin, options, partitions, log);
      await tail.#join();
      return tail;
    } catch (error) {
      await admin.disconnect().catch(() => {});
      throw error;
    }
  }

  /** Partitions that are followed. */
  get following(): readonly number[] {
    return [...this.#followed.keys()];
  }

  /** Resolves once a partition is read up to where it ended when this was called first; it is read until `unfollow`. Rejects when the broker is away. */
  async follow(partition: number): Promise<FollowedPartition> {
    this.#needs.set(partition, (this.#needs.get(partition) ?? 0) + 1);
    let begun = this.#begun.get(partition);
    if (!begun) {
      begun = this.#begin(partition);
      this.#begun.set(partition, begun);
    }
    try {
      const followed = await begun;
      await followed.ready;
      return followed;
    } catch (error) {
      if (this.#begun.get(partition) === begun) this.#begun.delete(partition);
      this.unfollow(partition);
      throw error;
    }
  }

  /** One less needs the partition. */
  unfollow(partition: number): void {
    this.#needs.set(partition, (this.#needs.get(partition) ?? 1) - 1);
  }

  /** Reads partitions no longer that nobody needs: not at once, since whoever left often comes back. */
  releaseIdle(): void {
    const idle = this.following.filter((partition) => (this.#needs.get(partition) ?? 0) === 0);
    for (const partition of idle) {
      this.#followed.delete(partition);
      this.#begun.delete(partition);
      this.#needs.delete(partition);
    }
    if (idle.length > 0) this.#only(this.following);
  }

  /** Resolves with where each topic begins and ends in a partition. */
  async bounds(partition: number): Promise<Map<string, Bounds>> {
    // Whoever asks while others ask is answered with them.
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    const all = await this.#asking;
    return new Map([...all].map(([physical, bounds]) => [physical, bounds[partition] ?? { low: 0, high: 0 }]));
  }

  /** Resolves with the offset of the first record of a partition that is not older than `at` (ms, the broker's time), by topic. */
  async since(partition: number, at: number): Promise<Map<string, number>> {
    const offsets = new Map<string, number>();
    for (const { physical } of this.options.topics) {
      const all = await this.#admin.fetchTopicOffsetsByTimestamp(physical, at);
      offsets.set(physical, Number(all.find((one) => one.partition === partition)?.offset ?? 0));
    }
    return offsets;
  }

  async stop(): Promise<void> {
    await Promise.allSettled([this.#member?.stop(), this.#admin.disconnect()]);
  }

  async #ask(): Promise<Map<string, Bounds[]>> {
    const all = new Map<string, Bounds[]>();
    for (const { physical } of this.options.topics) {
      const bounds: Bounds[] = [];
      for (const { partition, low, high } of await this.#admin.fetchTopicOffsets(physical))
        bounds[partition] = { low: Number(low), high: Number(high) };
      all.set(physical, bounds);
    }
    return all;
  }

  async #begin(partition: number): Promise<FollowedPartition> {
    const { topics, windowBytes = WINDOW_BYTES, startBack = START_BACK } = this.options;
    const bounds = await this.bounds(partition);
    const followed = new FollowedPartition(topics, bounds, { windowBytes, startBack });
    this.#followed.set(partition, followed);
    for (const [physical, position] of followed.positions) this.#seek(physical, partition, position);
    this.#only(this.following);
    return followed;
  }

  async #join(): Promise<void> {
    this.#member = await joinGroup(
      this.#kafka,
      `repstream-tail-${process.pid}-${Math.random().toString(36).slice(2)}`,
      this.options.topics.map(({ physical }) => physical),
      {
        onAssigned: (_, seek, __, only) => {
          this.#seek = seek;
          this.#only = only;
          only(this.following);
          for (const [partition, { positions }] of this.#followed)
            for (const [physical, position] of positions) seek(physical, partition, position);
        },
        onFetched: (fetched) => this.#take(fetched),
        onSkipped: (topic, partition, nextOffset, firstOffset) => {
          const followed = this.#followed.get(partition);
          const { position = 0 } = followed?.window(topic) ?? {};
          if (firstOffset <= position && nextOffset > position) followed?.take(topic, [], nextOffset);
        },
      },
      this.#log,
    );
  }

  async #take({ topic, partition, fetchedOffset, messages, nextOffset }: Fetched): Promise<void> {
    const followed = this.#followed.get(partition);
    if (!followed || !this.#isExpected(followed, topic, partition, fetchedOffset)) return;
    await insist(this.#log, 'the schema registry', () => this.options.prepare(topic, messages));
    // It may have been released meanwhile, and even begun again.
    if (this.#followed.get(partition) === followed && followed.window(topic)?.position === fetchedOffset)
      followed.take(topic, messages, nextOffset);
  }

  /** Whether a fetch goes on where the partition was left; if not, it is fetched from there again, or begun where the log begins now. */
  #isExpected(followed: FollowedPartition, topic: string, partition: number, offset: number): boolean {
    const id = `${topic}/${partition}`;
    const position = followed.window(topic)?.position ?? offset;
    const isThere = offset === position;
    const isAgain = offset > position && this.#elsewhere.get(id) === offset;
    if (isThere || isAgain) this.#elsewhere.delete(id);
    if (isThere) return true;
    if (isAgain) {
      this.#log.warn({ topic, partition, from: position, to: offset }, 'records are gone before they were read');
      followed.restart(topic, offset);
      return true;
    }
    this.#elsewhere.set(id, offset);
    this.#seek(topic, partition, position);
    return false;
  }
}
