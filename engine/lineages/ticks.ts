/** How far tasks have come, by the ticks that they have folded. */
import { pause } from '../log.js';
import type { Sql } from '../postgres.js';

/** A task as its last checkpoint left it. */
export interface TaskState {
  readonly lineage: string;
  readonly partition: number;
  /** The tick folded, ms; 0: none yet. */
  readonly tick: number;
  readonly stopped: string | null;
}

/** The tasks of these lineages; null: of all that are promoted. */
export const ticksOf = (sql: Sql, lineages: readonly string[] | null) =>
  sql.query<TaskState & Record<string, unknown>>(
    `select t.lineage, t.partition, t.tick, t.stopped from engine.tasks t join engine.lineages l using (lineage)
     where case when $1::text[] is null then l.promoted else t.lineage = any($1) end order by t.lineage, t.partition`,
    [lineages],
  ) as Promise<TaskState[]>;

const LOOK_MS = 500;

/** Resolves once every task of these lineages has folded a later tick than this one: to null, or after `patienceMs` to why not. */
export async function foldedAfter(
  sql: Sql,
  lineages: readonly string[],
  tick: number,
  patienceMs: number,
): Promise<string | null> {
  for (const deadline = Date.now() + patienceMs; ; await pause(LOOK_MS)) {
    const tasks = await ticksOf(sql, lineages);
    const stopped = tasks.find((task) => task.stopped !== null);
    if (stopped) return `task ${stopped.lineage}/${stopped.partition} stopped itself`;
    const waiting = tasks.filter((task) => task.tick <= tick);
    if (waiting.length === 0) return null;
    if (Date.now() >= deadline)
      return `in ${patienceMs / 1_000} s ${waiting.length} of ${tasks.length} tasks have not folded a later tick, ${waiting[0]?.lineage}/${waiting[0]?.partition} among them`;
  }
}
