/** What whoever only looks at a dataflow stands on, and the tasks as their last checkpoints left them. */
import type { Admin, Kafka } from './kafka.js';
import type { Log } from './log.js';
import type { Database, Sql } from './postgres.js';
import type { Schemas } from './registry.js';
import type { TablePositions } from './tables.js';
import type { Topology } from './topology.js';

/** Opened by whoever looks, and closed by them. */
export interface Observer {
  readonly topology: Topology;
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly database: Database;
  readonly schemas: Schemas;
  readonly log: Log;
}

/** A task as its last checkpoint left it. */
export interface TaskRecord {
  readonly lineage: string;
  readonly partition: number;
  readonly incarnation: string;
  /** Next offset to fold, by physical topic. */
  readonly positions: Readonly<Record<string, number>>;
  /** Last number given out, by physical topic and target partition. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The latest tick folded, ms; 0: none yet. */
  readonly tick: number;
  readonly read: number;
  readonly folded: number;
  readonly repeated: number;
  readonly parked: number;
  readonly late: number;
  readonly stopped: string | null;
  /** How far the tables are taken in, by table; null: not known. */
  readonly tables: Readonly<Record<string, TablePositions>> | null;
  /** Since the last checkpoint, ms. */
  readonly quietMs: number;
}

/** The tasks of these lineages, by lineage and partition. */
export const taskRecords = (sql: Sql, lineages: readonly string[]): Promise<TaskRecord[]> =>
  sql.query<TaskRecord & Record<string, unknown>>(
    `select lineage, partition, incarnation, positions, numbers, tick, read, folded, repeated, parked, late, stopped, tables,
       (extract(epoch from now() - updated_at) * 1000)::bigint as "quietMs"
     from engine.tasks where lineage = any($1) order by lineage, partition`,
    [lineages],
  );

/** Runs `work` on one snapshot of the database, which it cannot change. */
export const inSnapshot = <T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> =>
  database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    await sql.query(`set local timezone = 'UTC'`);
    return work(sql);
  });

/** Where each partition of these topics begins and ends now, by topic and partition. */
export async function extents(admin: Admin, topics: Iterable<string>): Promise<Extents> {
  const all = new Map<string, ReadonlyMap<number, { low: number; high: number }>>();
  for (const topic of new Set(topics)) {
    const offsets = await admin.fetchTopicOffsets(topic);
    all.set(
      topic,
      new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }])),
    );
  }
  return all;
}

/** First offset and the one after the last, by physical topic and partition. */
export type Extents = ReadonlyMap<string, ReadonlyMap<number, { readonly low: number; readonly high: number }>>;
