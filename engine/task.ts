/** A task: one processor on one partition, with its epoch, positions and memory. */
import { v7 } from 'uuid';
import { Asked } from './asked.js';
import { Cache } from './cache.js';
import { stateTable } from './ddl.js';
import type { Held } from './held.js';
import type { Mark } from './marks.js';
import type { OutboxEntry } from './outbox.js';
import type { Sql } from './postgres.js';
import type { Inheritance } from './purging/inheritance.js';
import type { Gap, Renewal, Wish } from './restoring/renewal.js';
import type { SharedBytes } from './shared-bytes.js';
import type { TablePositions } from './tables.js';
import { Timers } from './timers.js';
import type { Lineage } from './topology.js';

/** The last number folded of a producing task, per input topic. */
export interface Heard {
  incarnation: string;
  number: number;
  /** A newer incarnation, which tells everything again: until it begins, what is missing of older ones stops nobody. */
  mendedBy?: string;
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
  incarnation: string;
  /** It tells everything again, since its events were lost or its database is older than they are; null: it does not. */
  renewal: Renewal | null;
  /** What it has told since it looked for what older incarnations told (`phantomId`); null: it does not look. */
  told: Set<string> | null;
  /** Next offset to fold, per physical topic. */
  readonly positions: Map<string, number>;
  /** The same as the last written checkpoint has it. */
  written: Readonly<Record<string, number>>;
  /** The states of an earlier build that it began with; null: it began with nothing. */
  readonly inherited: Inheritance | null;
  /** The last record folded, per physical topic. */
  readonly marks: Map<string, Mark>;
  /** Marks that what is fetched next has to be held against. */
  readonly unproven: Map<string, Mark>;
  /** Next offset to fetch, per physical topic: ahead of `positions` by what waits in the mailbox. */
  readonly fetching: Map<string, number>;
  /** Physical topics of which much is still unread. */
  readonly behind: Set<string>;
  /** Last number heard, by physical topic and producing task. */
  readonly heard: Record<string, Record<string, Heard>>;
  /** Last number given out, by physical topic and target partition. */
  numbers: Record<string, Record<string, number>>;
  readonly ledger: Ledger;
  readonly parkedKeys: Set<string>;
  /** Parked keys that are about to be folded again: what comes in of them is held as well. */
  readonly redriven: Map<string, Held>;
  readonly cache: Cache;
  readonly timers: Timers;
  /** The latest tick, ms, that it has seen: what it shows is as of this. */
  tick: number;
  /** The latest tick folded, ms: all that was to be woken by it is shown. */
  tickFolded: number;
  /** The tick of the last checkpoint, ms. */
  tickWritten: number;
  /** Published up to these numbers, not yet deleted from the outbox. */
  readonly published: Map<string, { topic: string; target: number; number: number }>;
  /** A sweep may have scopes of it left to show again. */
  sweeping: boolean;
  /** Why it stopped itself, or null. */
  stopped: string | null;
  /** The gap that it stopped at, or null. */
  gap: Gap | null;
  /** Nobody may write for it any more: it was given away or fenced. */
  closed: boolean;
  changed: boolean;
  /** How far the tables were read that all it shows knows of, by table; null: not known, as in databases of earlier versions. */
  tables: Readonly<Record<string, TablePositions>> | null;
}

/** So many records unread make an input, and its task, behind. */
export const isFarBehind = (unread: number): boolean => unread > 1_000;

interface TaskRow {
  partition: number;
  epoch: number;
  checkpoint: number;
  incarnation: string;
  positions: Record<string, number>;
  marks: Record<string, Mark> | null;
  producers: Task['heard'];
  numbers: Task['numbers'];
  tables: Task['tables'];
  tick: number;
  waking: number | null;
  read: number;
  folded: number;
  repeated: number;
  parked: number;
  late: number;
  renewal: Renewal | null;
  database: string | null;
  wish: Wish | null;
  inherited: Inheritance | null;
}

/** A task as it was taken over, with what it left unpublished. */
export interface Opened {
  readonly task: Task;
  readonly unpublished: readonly OutboxEntry[];
  /** The database that it was last taken over in; null: not written down. */
  readonly database: string | null;
  /** Somebody wants it renewed. */
  readonly wish: Wish | null;
}

/** Takes tasks over: new epochs fence whoever had them. */
export async function openTasks(
  sql: Sql,
  lineage: Lineage,
  partitions: readonly number[],
  cacheBytes: number,
  shared: SharedBytes | null = null,
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
    `select o.partition, topic, target, number, key, entity, value, incarnation, marker as "isMarker"
     from engine.outbox o join engine.tasks using (lineage, partition)
     where lineage = $1 and partition = any($2) order by partition, topic, target, number`,
    [lineage.name, partitions],
  );
  const due = await sql.query<{ task: number; key: string; scope: string; wake_at: number }>(
    `select task, key, scope, wake_at from ${stateTable(lineage.name)} where task = any($1) and wake_at is not null`,
    [partitions],
  );
  const opened = new Map(
    rows.map((row) => [
      row.partition,
      { task: taskOf(row, cacheBytes, shared), unpublished: [], database: row.database, wish: row.wish } as Opening,
    ]),
  );
  for (const { partition, key } of parked) opened.get(partition)?.task.parkedKeys.add(key);
  for (const entry of unpublished) opened.get(entry.partition)?.unpublished.push(entry);
  for (const { task, key, scope, wake_at } of due) opened.get(task)?.task.timers.set(wake_at, key, scope);
  return [...opened.values()];
}

interface Opening extends Opened {
  unpublished: OutboxEntry[];
}

/** A task as its last checkpoint left it, with nothing in memory. */
export function taskOf(row: TaskRow, cacheBytes: number, shared: SharedBytes | null = null): Task {
  const { partition, epoch, checkpoint, incarnation, read, folded, repeated, parked, late } = row;
  const positions = new Map(Object.entries(row.positions));
  return {
    partition,
    epoch,
    checkpoint,
    incarnation,
    renewal: row.renewal ?? null,
    told: null,
    positions,
    written: row.positions,
    inherited: row.inherited ?? null,
    marks: new Map(Object.entries(row.marks ?? {})),
    unproven: new Map(),
    fetching: new Map(positions),
    behind: new Set(),
    heard: row.producers,
    numbers: row.numbers,
    ledger: { read, folded, repeated, parked, late },
    parkedKeys: new Set(),
    redriven: new Map(),
    cache: new Cache(cacheBytes, shared, checkpoint === 0 && positions.size === 0 ? new Asked() : null),
    timers: new Timers(),
    tick: row.waking ?? row.tick,
    tickFolded: row.tick,
    tickWritten: row.tick,
    published: new Map(),
    sweeping: true,
    stopped: null,
    gap: null,
    closed: false,
    changed: false,
    tables: row.tables ?? null,
  };
}

/** A key of a task. */
export interface ReleasedKey {
  readonly task: Task;
  readonly key: string;
}

/** Lets keys go on whose parked events were discarded, and says which. All that these tasks parked must be written. */
export async function releaseDiscarded(
  sql: Sql,
  lineage: Lineage,
  tasks: ReadonlyMap<number, Task>,
): Promise<ReleasedKey[]> {
  const parked = await sql.query<{ partition: number; key: string }>(PARKED_KEYS, [lineage.name, [...tasks.keys()]]);
  const still = new Set(parked.map(({ partition, key }) => `${partition}/${key}`));
  const released = [...tasks.values()].flatMap((task) =>
    [...task.parkedKeys].flatMap((key) => (still.has(`${task.partition}/${key}`) ? [] : [{ task, key }])),
  );
  for (const { task, key } of released) {
    task.parkedKeys.delete(key);
    task.redriven.delete(key);
  }
  return released;
}

const PARKED_KEYS = `select distinct partition, key from engine.parked
  where lineage = $1 and partition = any($2) and kind = 'key' and discarded_at is null`;

/** Scopes of these keys that were not shown while the key was parked, though their wake came. */
export async function scopesThatSlept(
  sql: Sql,
  lineage: Lineage,
  keys: readonly ReleasedKey[],
): Promise<(ReleasedKey & { scope: string })[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<{ i: number; scope: string }>(
    `select d.i, s.scope from unnest($1::text[], $2::int[], $3::bigint[]) with ordinality d(key, task, tick, i)
     join ${stateTable(lineage.name)} s using (key, task) where s.wake_at <= d.tick`,
    [keys.map(({ key }) => key), keys.map(({ task }) => task.partition), keys.map(({ task }) => task.tick)],
  );
  return rows.flatMap(({ i, scope }) => {
    const released = keys[i - 1];
    return released ? [{ task: released.task, key: released.key, scope }] : [];
  });
}
