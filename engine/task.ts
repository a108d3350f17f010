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

/** Takes a task over: a new epoch fences whoever had it. Returns it with what it left unpublished. */
export async function openTask(
  sql: Sql,
  lineage: Lineage,
  partition: number,
  cacheBytes: number,
): Promise<{ task: Task; unpublished: OutboxEntry[]; missed: string[] }> {
  const [row] = await sql.query<TaskRow>(
    `insert into engine.tasks as t (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick,
       read, folded, repeated, parked, late)
     values ($1, $2, 1, 0, $3, '{}', '{}', '{}', 0, 0, 0, 0, 0, 0)
     on conflict (lineage, partition) do update set epoch = t.epoch + 1, stopped = null
     returning *`,
    [lineage.name, partition, v7()],
  );
  if (!row) throw new Error('a task row was not returned');
  const parked = await sql.query<{ key: string }>(
    `select distinct key from engine.parked where lineage = $1 and partition = $2 and kind = 'key'`,
    [lineage.name, partition],
  );
  const unpublished = await sql.query<OutboxEntry>(
    `select partition, topic, target, number, key, entity, value, $3 as incarnation from engine.outbox
     where lineage = $1 and partition = $2 order by topic, target, number`,
    [lineage.name, partition, row.incarnation],
  );
  const missed = await sql.query<{ id: string }>(
    `select distinct unnest(missed) as id from ${stateTable(lineage.name)} where task = $1 and missed is not null`,
    [partition],
  );
  const timers = new Timers();
  if (lineage.processor.wakeAt) {
    const due = await sql.query<{ key: string; scope: string; wake_at: number }>(
      `select key, scope, wake_at from ${stateTable(lineage.name)} where task = $1 and wake_at is not null`,
      [partition],
    );
    for (const { key, scope, wake_at } of due) timers.set(wake_at, key, scope);
  }
  const positions = new Map(Object.entries(row.positions));
  const task: Task = {
    partition,
    epoch: row.epoch,
    checkpoint: row.checkpoint,
    incarnation: row.incarnation,
    positions,
    fetching: new Map(positions),
    heard: row.producers,
    numbers: row.numbers,
    ledger: { read: row.read, folded: row.folded, repeated: row.repeated, parked: row.parked, late: row.late },
    parkedKeys: new Set(parked.map(({ key }) => key)),
    cache: new Cache(cacheBytes),
    timers,
    tick: row.tick,
    tickWritten: row.tick,
    published: new Map(),
    stopped: null,
    closed: false,
    changed: false,
  };
  return { task, unpublished, missed: missed.map(({ id }) => id) };
}

/** Scopes of these tasks whose `show` looked in vain for one of these table entries (`<table>/<id>`). */
export const scopesThatMissed = (sql: Sql, lineage: Lineage, tasks: readonly number[], ids: readonly string[]) =>
  sql.query<{ key: string; task: number; scope: string }>(
    `select key, task, scope from ${stateTable(lineage.name)} where missed is not null and missed && $1::text[] and task = any($2::int[])`,
    [ids, tasks],
  );
