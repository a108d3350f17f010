/** Renewing a task: from a new incarnation on it tells everything again, and what it told before and tells no more is retracted. */
import { RepstreamError } from '../errors.js';
import type { OutboxEntry } from '../outbox.js';
import type { Database, Sql } from '../postgres.js';
import { forceAll } from '../sweeping.js';
import type { Opened, Task } from '../task.js';
import { nextIncarnation } from './incarnation.js';
import type { Renewal } from './renewal.js';

export interface RenewOptions {
  readonly lineage: string;
  readonly reason: string;
  readonly until: Readonly<Record<string, number>>;
  /** The broker's time of the latest tick, ms. */
  readonly tick: number;
  /** Partitions of each topic that the processor writes, by physical name. */
  readonly outputs: ReadonlyMap<string, number>;
  readonly after?: string | undefined;
  /** The database that it was taken over in; null: not known. */
  readonly identity: string | null;
}

/** Renews a task that was just taken over. Throws REPSTREAM_FENCED. */
export async function renew(
  database: Database,
  { task, unpublished, ...rest }: Opened,
  options: RenewOptions,
): Promise<Opened> {
  const { lineage, reason, until, tick, outputs, identity, after = '' } = options;
  const incarnation = nextIncarnation(after > task.incarnation ? after : task.incarnation, tick);
  const entries = renumbered(task, unpublished, incarnation, outputs);
  const numbers: Task['numbers'] = {};
  for (const { topic, target, number } of entries) numbers[topic] = { ...numbers[topic], [target]: number };
  const renewal: Renewal = { reason, since: new Date().toISOString(), until, stage: 'telling' };
  await database.transaction(async (sql) => {
    const renewed = await sql.query(
      `update engine.tasks set incarnation = $4, numbers = $5, renewal = $6, database = $7, wish = null
       where lineage = $1 and partition = $2 and epoch = $3 returning 1`,
      [lineage, task.partition, task.epoch, incarnation, JSON.stringify(numbers), JSON.stringify(renewal), identity],
    );
    if (renewed.length === 0)
      throw new RepstreamError('REPSTREAM_FENCED', `${lineage}: another process took over task ${task.partition}`);
    await sql.query('delete from engine.outbox where lineage = $1 and partition = $2', [lineage, task.partition]);
    await writeOutbox(sql, lineage, entries);
    // Who tells nothing to anybody has nothing to tell again: rows are as old as the positions that they follow from.
    if (outputs.size > 0) await forceAll(sql, lineage, task.partition);
  });
  Object.assign(task, { incarnation, numbers, renewal, sweeping: true });
  return { ...rest, task, unpublished: entries };
}

/** A marker as number 1 of every partition that the task may write to, then what waited, in its order. */
function renumbered(
  { partition }: Task,
  unpublished: readonly OutboxEntry[],
  incarnation: string,
  outputs: ReadonlyMap<string, number>,
): OutboxEntry[] {
  const entries: OutboxEntry[] = [];
  for (const [topic, partitions] of outputs) {
    for (let target = 0; target < partitions; target++) {
      const place = { partition, topic, target, incarnation };
      entries.push({ ...place, number: 1, key: '', entity: '', value: null, isMarker: true });
      const waiting = unpublished.filter(
        (entry) => entry.topic === topic && entry.target === target && !entry.isMarker,
      );
      waiting.forEach((entry, i) => void entries.push({ ...entry, incarnation, number: i + 2 }));
    }
  }
  return entries;
}

const writeOutbox = (sql: Sql, lineage: string, entries: readonly OutboxEntry[]) =>
  sql.query(
    `insert into engine.outbox (lineage, partition, topic, target, number, key, entity, value, marker)
     select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::bytea[], $9::boolean[])`,
    [
      lineage,
      entries.map(({ partition }) => partition),
      entries.map(({ topic }) => topic),
      entries.map(({ target }) => target),
      entries.map(({ number }) => number),
      entries.map(({ key }) => key),
      entries.map(({ entity }) => entity),
      entries.map(({ value }) => value),
      entries.map(({ isMarker = false }) => isMarker),
    ],
  );
