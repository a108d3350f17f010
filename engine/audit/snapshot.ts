/** What the database says, at one moment. */
import { inSnapshot, type TaskRecord, taskRecords } from '../observer.js';
import type { Database } from '../postgres.js';

/** What waits in the outbox of a task for one partition of a topic. */
export interface Waiting {
  readonly lineage: string;
  readonly partition: number;
  readonly topic: string;
  readonly target: number;
  readonly events: number;
  readonly first: number;
  readonly last: number;
}

/** Events of a task that were set aside: they stand parked or were given up. */
export interface SetAside {
  readonly lineage: string;
  readonly partition: number;
  readonly events: number;
}

export interface Snapshot {
  readonly setAside: readonly SetAside[];
  readonly tasks: readonly TaskRecord[];
  readonly outbox: readonly Waiting[];
}

/** Tasks, outboxes and what was set aside of these lineages in one repeatable-read snapshot. */
export const takeSnapshot = (database: Database, lineages: readonly string[]): Promise<Snapshot> =>
  inSnapshot(database, async (sql) => ({
    tasks: await taskRecords(sql, lineages),
    setAside: await sql.query<SetAside & Record<string, unknown>>(
      `select lineage, partition, sum(events) as events from engine.parked where lineage = any($1) group by lineage, partition`,
      [lineages],
    ),
    outbox: await sql.query<Waiting & Record<string, unknown>>(
      `select lineage, partition, topic, target, count(*) as events, min(number) as first, max(number) as last
       from engine.outbox where lineage = any($1) group by lineage, partition, topic, target order by 1, 2, 3, 4`,
      [lineages],
    ),
  }));
