/** A task: one processor on one partition, with its epoch, positions and memory. */
import { v7 } from 'uuid';
import { Cache } from './cache.js';
import { stateTable } from './ddl.js';
import type { OutboxEntry } from './outbox.js';
import type { Sql } from './postgres.js';
import { Timers } from './timers.js';
import type { Lineage } from './topology.js';

/** The last number folded of a producing task, per input topic. */
export interface Heard {
  incarnation: string;
  number: number;
}

/** What became of the records read: read = folded + repeated + parked. */
export interface Ledger {
  read: number;
  folded: number;
  repeated: number;
  parked: number;
  late: number;
}

export interface Task {
  readonly partition: number;
  readonly epoch: number;
  checkpoint: number;
  readonly incarnation: string;
  /** Next offset to fold, per physical topic. */
  readonly positions: Map<string, number>;
  /** Next offset to fetch, per physical topic: ahead of `positions` by what waits in the mailbox. */
  readonly fetching: Map<string, number>;
  /** Physical topics of which much is still unread. */
  readonly behind: Set<string>;
  /** Last number heard, by physical topic and producing task. */
  readonly heard: Record<string, Record<string, Heard>>;
  /** Last number given out, by physical topic and target partition. */
  readonly numbers: Record<string, Record<string, number>>;
  readonly ledger: Ledger;
  readonly parkedKeys: Set<string>;
  readonly cache: Cache;
  readonly timers: Timers;
  /** The latest tick folded, ms. */
  tick: number;
  /** The tick of the last checkpoint, ms. */
  tickWritten: number;
  /** Published up to these numbers, not yet deleted from the outbox. */
  readonly published: Map<string, { topic: string; target: number; number: number }>;
  /** Why it stopped itself, or null. */
  stopped: string | null;
  /** Nobody may write for it any more: it was given away or fenced. */
  closed: boolean;
  changed: boolean;
}

interface TaskRow {
  partition: number;
  epoch: number;
  checkpoint: number;
  incarnation: string;
  positions: Record<string, number>;
  producers: Task['heard'];
  numbers: Task['numbers'];
  tick: number;
  read: number;
  folded: number;
  repeated: number;
  parked: number;
  late: number;
}

/** A task as it was taken over, with what it left unpublished and the table entries (`<table>/<id>`) that it had looked for in vain. */
export interface Opened {
  readonly task: Task;
  readonly unpublished: readonly OutboxEntry[];
  readonly missed: readonly string[];
}

/** Takes tasks over: new epochs fence whoever had them. */
export async function openTasks(
  sql: Sql,
  lineage: Lineage,
  partitions: readonly number[],
  cacheBytes: number,
): Promise<Opened[]> {
  const rows = await sql.query<TaskRow>(
    `insert into engine.tasks as t (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick,
       read, folded, repeated, parked, late)
     select $1, d.partition, 1, 0, d.incarnation, '{}', '{}', '{}', 0, 0, 0, 0, 0, 0
     from unnest($2::int[], $3::uuid[]) d(partition, incarnation)
     on conflict (lineage, partition) do update set epoch = t.epoch + 1, stopped = null
     returning *`,
    [lineage.name, partitions, partitions.map(() => v7())],
  );
  const parked = await sql.query<{ partition: number; key: string }>(PARKED_KEYS, [lineage.name, partitions]);
  const unpublished = await sql.query<OutboxEntry>(
    `select o.partition, topic, target, number, key, entity, value, incarnation
     from engine.outbox o join engine.tasks using (lineage, partition)
     where lineage = $1 and partition = any($2) order by partition, topic, target, number`,
    [lineage.name, partitions],
  );
  const missed = await sql.query<{ task: number; id: string }>(
    `select distinct task, unnest(missed) as id from ${stateTable(lineage.name)} where task = any($1) and missed is not null`,
    [partitions],
  );
  const due = lineage.processor.wakeAt
    ? await sql.query<{ task: number; key: string; scope: string; wake_at: number }>(
        `select task, key, scope, wake_at from ${stateTable(lineage.name)} where task = any($1) and wake_at is not null`,
        [partitions],
      )
    : [];
  const opened = new Map(
    rows.map((row) => [row.partition, { task: taskOf(row, cacheBytes), unpublished: [], missed: [] } as Opening]),
  );
  for (const { partition, key } of parked) opened.get(partition)?.task.parkedKeys.add(key);
  for (const entry of unpublished) opened.get(entry.partition)?.unpublished.push(entry);
  for (const { task, id } of missed) opened.get(task)?.missed.push(id);
  for (const { task, key, scope, wake_at } of due) opened.get(task)?.task.timers.set(wake_at, key, scope);
  return [...opened.values()];
}

interface Opening {
  task: Task;
  unpublished: OutboxEntry[];
  missed: string[];
}

/** A task as its last checkpoint left it, with nothing in memory. */
export function taskOf(row: TaskRow, cacheBytes: number): Task {
  const { partition, epoch, checkpoint, incarnation, read, folded, repeated, parked, late } = row;
  const positions = new Map(Object.entries(row.positions));
  return {
    partition,
    epoch,
    checkpoint,
    incarnation,
    positions,
    fetching: new Map(positions),
    behind: new Set(),
    heard: row.producers,
    numbers: row.numbers,
    ledger: { read, folded, repeated, parked, late },
    parkedKeys: new Set(),
    cache: new Cache(cacheBytes),
    timers: new Timers(),
    tick: row.tick,
    tickWritten: row.tick,
    published: new Map(),
    stopped: null,
    closed: false,
    changed: false,
  };
}

/** Lets keys go on whose parked events were discarded. All that these tasks parked must be written. */
export async function releaseDiscarded(sql: Sql, lineage: Lineage, tasks: ReadonlyMap<number, Task>): Promise<void> {
  const parked = await sql.query<{ partition: number; key: string }>(PARKED_KEYS, [lineage.name, [...tasks.keys()]]);
  const still = new Set(parked.map(({ partition, key }) => `${partition}/${key}`));
  for (const { partition, parkedKeys } of tasks.values())
    for (const key of parkedKeys) if (!still.has(`${partition}/${key}`)) parkedKeys.delete(key);
}

const PARKED_KEYS = `select distinct partition, key from engine.parked
  where lineage = $1 and partition = any($2) and kind = 'key' and discarded_at is null`;

/** Scopes of these tasks whose `show` looked in vain for one of these table entries (`<table>/<id>`). */
export const scopesThatMissed = (sql: Sql, lineage: Lineage, tasks: readonly number[], ids: readonly string[]) =>
  sql.query<{ key: string; task: number; scope: string }>(
    `select key, task, scope from ${stateTable(lineage.name)} where missed is not null and missed && $1::text[] and task = any($2::int[])`,
    [ids, tasks],
  );
