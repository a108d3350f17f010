/** Having tasks tell everything again, because somebody asks: the wish is written down, and whoever runs the task fulfils it. */
import { stateTable } from '../ddl.js';
import { refused } from '../lineages/catalogue.js';
import type { Sql } from '../postgres.js';
import { wish } from './wish.js';

/** A task that is asked to tell everything again. */
export interface Asked {
  readonly lineage: string;
  readonly partition: number;
  readonly incarnation: string;
  /** What it shows, and shows again. */
  readonly scopes: number;
  /** Its last checkpoint was so long ago that probably no process runs it. */
  readonly isQuiet: boolean;
}

/** How far it has come. */
export interface Republished {
  /** Tasks that have not begun: their owners look at every tick. */
  readonly waiting: number;
  /** Tasks that have begun and are not done. */
  readonly renewing: number;
  /** Scopes still to be shown again. */
  readonly scopes: number;
}

/** A quiet task writes every 30 s. */
const QUIET_S = 45;

/** The tasks of this name: `<lineage>/<partition>`, or all of a lineage. Throws REPSTREAM_LINEAGE. */
export async function tasksNamed(sql: Sql, name: string): Promise<Asked[]> {
  const [lineage = '', partition] = name.split('/');
  const tasks = await sql.query<{ partition: number; incarnation: string; quiet: boolean }>(
    `select partition, incarnation, updated_at < now() - interval '${QUIET_S} s' as quiet
     from engine.tasks where lineage = $1 and ($2::text is null or partition::text = $2) order by partition`,
    [lineage, partition ?? null],
  );
  if (tasks.length === 0)
    throw refused(
      `there is no task ${name}: name one as \`repstream status\` does (sessions-v1-…/3), or a lineage for all of its tasks`,
    );
  const asked: Asked[] = [];
  for (const { partition: of, incarnation, quiet } of tasks)
    asked.push({ lineage, partition: of, incarnation, scopes: await scopesOf(sql, lineage, of), isQuiet: quiet });
  return asked;
}

async function scopesOf(sql: Sql, lineage: string, task: number): Promise<number> {
  const [row] = await sql.query<{ scopes: number }>(
    `select count(*) as scopes from ${stateTable(lineage)} where task = $1`,
    [task],
  );
  return row?.scopes ?? 0;
}

/** Notes the wish. Who asked stands in the reason that logs and status give. */
export async function askToRepublish(sql: Sql, tasks: readonly Asked[], by: string): Promise<void> {
  for (const { lineage, partition } of tasks) await wish(sql, lineage, [partition], { reason: `asked for by ${by}` });
}

/** How far the tasks have come since they were asked. */
export async function republished(sql: Sql, tasks: readonly Asked[]): Promise<Republished> {
  const rows = await sql.query<{
    lineage: string;
    partition: number;
    wished: boolean;
    renewing: boolean;
    scopes: number;
  }>(
    `select lineage, partition, wish is not null as wished, renewal is not null as renewing,
       (select count(*) from engine.sweep s where s.lineage = t.lineage and s.task = t.partition) as scopes
     from engine.tasks t join unnest($1::text[], $2::int[]) d(lineage, partition) using (lineage, partition)`,
    [tasks.map(({ lineage }) => lineage), tasks.map(({ partition }) => partition)],
  );
  return {
    waiting: rows.filter(({ wished }) => wished).length,
    renewing: rows.filter(({ renewing }) => renewing).length,
    scopes: rows.reduce((sum, { scopes }) => sum + scopes, 0),
  };
}
