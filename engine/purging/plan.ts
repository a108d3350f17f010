/** Planning a purge: up to where the beginning of each partition may go, and what else has to be done first. */
import { extents, type Observer } from '../observer.js';
import type { Sql } from '../postgres.js';
import type { Topic } from '../topic.js';
import { type Coverage, coverageOf } from './coverage.js';
import { readHorizons } from './horizons.js';
import { holdsOf, readersOf } from './readers.js';

/** What is to be deleted of a partition. */
export interface PlannedPartition {
  readonly partition: number;
  /** Where the log begins now, and where it ends. */
  readonly low: number;
  readonly high: number;
  /** Where the facts begin by what was purged before; less than this is never kept again. */
  readonly horizon: number;
  /** Where they are to begin. */
  readonly to: number;
  /** Why not later, though more of it is old enough; null: no more is. */
  readonly held: string | null;
}

export interface Plan extends Coverage {
  readonly topic: string;
  /** Records before this are old enough, ms by the broker's time. */
  readonly before: number;
  readonly partitions: readonly PlannedPartition[];
  /** The promoted builds that read it. */
  readonly readers: readonly string[];
}

/** Plans with what stands now. Throws REPSTREAM_PURGE. */
export async function planPurge(
  { topology, admin, database }: Pick<Observer, 'topology' | 'admin' | 'database'>,
  topic: Topic,
  before: number,
): Promise<Plan> {
  const old = await admin.fetchTopicOffsetsByTimestamp(topic.name, before);
  const log = (await extents(admin, [topic.name])).get(topic.name) ?? new Map();
  const wanted = new Map(old.map(({ partition, offset }) => [partition, Number(offset)]));
  return planOn(database, { topology, topic, before, wanted, log });
}

interface Wanted {
  readonly topology: Observer['topology'];
  readonly topic: Topic;
  readonly before: number;
  /** By partition, the first record that is not old enough. */
  readonly wanted: ReadonlyMap<number, number>;
  readonly log: ReadonlyMap<number, { readonly low: number; readonly high: number }>;
}

async function planOn(sql: Sql, { topology, topic, before, wanted, log }: Wanted): Promise<Plan> {
  const readers = await readersOf(sql, topology, topic);
  const holds = await holdsOf(sql, topic.name, readers, [...log.keys()]);
  const horizons = await readHorizons(sql, [topic.name]);
  const partitions = [...log]
    .map(([partition, { low, high }]): PlannedPartition => {
      const horizon = horizons.find((one) => one.partition === partition)?.offset ?? 0;
      const most = wanted.get(partition) ?? 0;
      const [first] = holds.filter((hold) => hold.partition === partition).sort((a, b) => a.offset - b.offset);
      const isHeld = first !== undefined && first.offset < most;
      const to = Math.max(horizon, low, isHeld ? first.offset : most);
      return { partition, low, high, horizon, to, held: isHeld && to < most ? `${first.offset}: ${first.why}` : null };
    })
    .sort((a, b) => a.partition - b.partition);
  const deletions = partitions.filter(({ horizon, low, to }) => to > Math.max(horizon, low));
  const coverage = await coverageOf(sql, topic.name, readers, deletions);
  const promoted = readers.filter((one) => one.promoted).map(({ lineage }) => lineage);
  return { topic: topic.name, before, partitions, readers: promoted, ...coverage };
}

/** How many offsets of a topic a plan deletes. */
export const recordsOf = ({ partitions }: Pick<Plan, 'partitions'>): number =>
  partitions.reduce((sum, { low, to }) => sum + (to - low), 0);

/** What hinders a plan that stood when it was made, once others may have moved on: a partition of which less may be deleted now. Run with what changes lineages held off. */
export async function stillHolds(sql: Sql, topology: Observer['topology'], topic: Topic, plan: Plan): Promise<boolean> {
  const readers = await readersOf(sql, topology, topic);
  const numbers = plan.partitions.map(({ partition }) => partition);
  const holds = await holdsOf(sql, topic.name, readers, numbers);
  const horizons = await readHorizons(sql, [topic.name]);
  return plan.partitions.every(({ partition, to, horizon }) => {
    const known = horizons.find((one) => one.partition === partition)?.offset ?? 0;
    const isNews = to > horizon;
    return known === horizon && (!isNews || holds.every((hold) => hold.partition !== partition || hold.offset >= to));
  });
}
