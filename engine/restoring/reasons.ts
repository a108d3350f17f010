/** Which tasks have to be renewed as they are taken over, and why. */
import type { Admin } from '../kafka.js';
import type { Log } from '../log.js';
import type { Sql } from '../postgres.js';
import type { Opened, Task } from '../task.js';
import { databaseIdentity, whyOlder } from './identity.js';

/** What is known as tasks are taken over. */
export interface Judged {
  /** Why tasks have to be renewed, by partition. */
  readonly reasons: ReadonlyMap<number, string>;
  /** The database that they are taken over in; null: we may not know. */
  readonly identity: string | null;
}

/** Looks at the tasks, their database, and what their group committed to Kafka. */
export async function reasonsToRenew(
  sql: Sql,
  admin: Pick<Admin, 'fetchOffsets'>,
  lineage: string,
  topics: readonly string[],
  opened: readonly Opened[],
): Promise<Judged> {
  const identity = await databaseIdentity(sql);
  const committed = new Map(
    (await admin.fetchOffsets({ groupId: lineage, topics: [...topics] })).map(({ topic, partitions }) => [
      topic,
      new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)])),
    ]),
  );
  const seemOlder = opened.flatMap(({ task, database }) => {
    const why = whyOlder({ ...task, database, until: task.renewal?.until ?? {} }, identity, committed);
    return why === null ? [] : [{ task, why: `the database is older than what was done with it: ${why}` }];
  });
  const ours = seemOlder.length > 0 ? await stillOurs(sql, lineage, opened) : new Set();
  const older = seemOlder.flatMap(({ task, why }) => (ours.has(task) ? [[task.partition, why] as const] : []));
  const reasons = new Map<number, string>();
  for (const { task, wish } of opened) if (wish) reasons.set(task.partition, wish.reason);
  // Where one task is older than it was, all of its lineage are.
  if (older.length > 0) for (const { task } of opened) reasons.set(task.partition, older[0]?.[1] ?? '');
  for (const [partition, why] of older) reasons.set(partition, why);
  return { reasons, identity };
}

/** Those that nobody else has taken over since: who did may have committed more than we knew of. */
async function stillOurs(sql: Sql, lineage: string, opened: readonly Opened[]): Promise<ReadonlySet<Task>> {
  const rows = await sql.query<{ partition: number; epoch: number }>(
    'select partition, epoch from engine.tasks where lineage = $1 and partition = any($2::int[])',
    [lineage, opened.map(({ task }) => task.partition)],
  );
  const epochs = new Map(rows.map(({ partition, epoch }) => [partition, epoch]));
  return new Set(opened.flatMap(({ task }) => (epochs.get(task.partition) === task.epoch ? [task] : [])));
}

/** Notes in which database tasks were taken over, once those that had to be are renewed. */
export const noteDatabase = (sql: Sql, lineage: string, opened: readonly Opened[], identity: string | null) =>
  sql.query(
    `update engine.tasks set database = $3
     where lineage = $1 and partition = any($2::int[]) and database is distinct from $3`,
    [lineage, opened.map(({ task }) => task.partition), identity],
  );

/** Says once what is renewed, and why. */
export function sayRenewed(log: Log, lineage: string, reasons: ReadonlyMap<number, string>): void {
  const [reason] = reasons.values();
  if (reason === undefined) return;
  log.warn(
    { tasks: [...reasons.keys()].map((partition) => `${lineage}/${partition}`) },
    `tasks tell everything again: ${reason}`,
  );
}
