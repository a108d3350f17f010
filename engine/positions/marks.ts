/** Tasks as reads that wait for positions see them: fetched anew only where a checkpoint was written since. */
import type { Sql } from '../postgres.js';
import type { TablePositions } from '../tables.js';
import type { Heard } from '../task.js';

/** A task as one of its checkpoints left it. All of it is of that one checkpoint, however old it is. */
export interface TaskMarks {
  readonly lineage: string;
  readonly partition: number;
  readonly checkpoint: number;
  readonly incarnation: string;
  /** Next offset to fold, by physical topic. */
  readonly positions: Readonly<Record<string, number>>;
  /** Last number folded, by physical topic and producing task. */
  readonly heard: Readonly<Record<string, Readonly<Record<string, Heard>>>>;
  /** Last number given out, by physical topic and target partition. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How far the tables are taken in, by table; null: not known. */
  readonly tables: Readonly<Record<string, TablePositions>> | null;
  /** It tells everything again. */
  readonly renewing: boolean;
  /** Since when scopes wait to be shown again, ms by Postgres' clock; null: none does. */
  readonly sweepingSince: number | null;
  /** When this was read, ms by the same clock. */
  readonly readAt: number;
}

/** Tasks by `markId`. */
export type Marks = ReadonlyMap<string, TaskMarks>;

/** The id of a task: as others name it that heard of it. */
export const markId = (lineage: string, partition: number | string): string => `${lineage}/${partition}`;

/** Reads into `known` what these builds' tasks have written since, in one look at the database. */
export async function refresh(sql: Sql, lineages: readonly string[], known: Map<string, TaskMarks>): Promise<void> {
  const wanted = new Set(lineages);
  const ours = [...known.values()].filter(({ lineage }) => wanted.has(lineage));
  const rows = await sql.query<TaskMarks & Record<string, unknown>>(
    `-- name: positions
     select p.lineage, p.partition, p.checkpoint, p.incarnation, p.positions, p.heard, p.numbers, p.tables, p.renewing,
       (extract(epoch from p.sweeping_since) * 1000)::float8 as "sweepingSince", (extract(epoch from now()) * 1000)::float8 as "readAt"
     from models.task_positions p
     left join unnest($2::text[], $3::int[], $4::bigint[], $5::uuid[]) k(lineage, partition, checkpoint, incarnation)
       on k.lineage = p.lineage and k.partition = p.partition
     where p.lineage = any($1) and (k.checkpoint is distinct from p.checkpoint or k.incarnation is distinct from p.incarnation)`,
    [
      lineages,
      ours.map(({ lineage }) => lineage),
      ours.map(({ partition }) => partition),
      ours.map(({ checkpoint }) => checkpoint),
      ours.map(({ incarnation }) => incarnation),
    ],
  );
  for (const row of rows) known.set(markId(row.lineage, row.partition), row);
}
