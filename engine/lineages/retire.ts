/** Retiring: what a build keeps in Postgres and Kafka goes; its line in the catalogue and the history stay. */
import { keptTable, stateTable } from '../ddl.js';
import { RepstreamError } from '../errors.js';
import { deleteTopics } from '../hosting.js';
import type { Admin } from '../kafka.js';
import { type Database, literal, type Sql } from '../postgres.js';
import { heirsOf } from '../purging/former.js';
import { type KnownLineage, livingLineage, lockSchema, readLineages, refused } from './catalogue.js';
import { type Asked, writeHistory } from './history.js';
import { type Blocker, withoutQueueing } from './locking.js';
import { writersOf } from './set.js';

/** What there is of a build, and goes when it is retired. */
export interface Belongings {
  readonly tables: readonly { readonly table: string; readonly bytes: number }[];
  /** Rows in the engine's own tables, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly topics: readonly string[];
  /** Its consumer group in Kafka, or null. */
  readonly group: string | null;
}

export interface RetireRequest extends Asked {
  readonly lineage: string;
  /** Only says what would go. */
  readonly dryRun: boolean;
  readonly onBlocked?: (blocker: Blocker) => void;
}

/** Removes all there is of a build; interrupted, it goes on when run again. Throws REPSTREAM_LINEAGE for one in use, REPSTREAM_RUNNING, REPSTREAM_BLOCKED. */
export async function retire(database: Database, admin: Admin, request: RetireRequest): Promise<Belongings> {
  const { lineage, dryRun, by, reason } = request;
  const known = unused(lineage, await readLineages(database));
  await refuseHeirs(database, known);
  const belongings = await belongingsOf(database, admin, known);
  if (dryRun) {
    if (!known.retiredAt) await refuseRunning(database, known);
    return belongings;
  }
  // First what one transaction can remove: it says what is left to do, should we be interrupted before the topics are gone.
  await withoutQueueing(
    database,
    async (sql) => {
      await lockSchema(sql);
      const now = unused(lineage, await readLineages(sql));
      await refuseHeirs(sql, now);
      if (!now.retiredAt) await refuseRunning(sql, now);
      const { tables, rows } = await storedOf(sql, lineage);
      for (const { table } of tables) await sql.query(`drop table if exists ${table}`);
      for (const table of ROWS_IN) await sql.query(`delete from ${table} where lineage = $1`, [lineage]);
      if (now.retiredAt) return;
      await sql.query('update engine.lineages set retired_at = now() where lineage = $1', [lineage]);
      const details = { tables: tables.map(({ table }) => table), rows, topics: known.topics };
      await writeHistory(sql, { action: 'retire', lineage, former: null, by, reason, details });
    },
    request.onBlocked,
  );
  await deleteTopics(admin, belongings.topics);
  if (belongings.group !== null) await admin.deleteGroups([belongings.group]);
  return belongings;
}

const ROWS_IN = ['tasks', 'sweep', 'outbox', 'parked', 'redrives', 'views', 'sql_views', 'builds'].map(
  (name) => `engine.${name}`,
);
/** A quiet task writes every 30 s. */
const RUNNING_MS = 30_000;

/** The build, retired or not, that readers and other builds do without. Throws REPSTREAM_LINEAGE. */
function unused(name: string, all: readonly KnownLineage[]): KnownLineage {
  const known = all.find(({ lineage }) => lineage === name) ?? livingLineage(all, name);
  if (known.promoted) throw refused(`${name} is promoted: readers see it`);
  const reader = all.find((one) => !one.retiredAt && writersOf(one).includes(name));
  if (reader) throw refused(`${reader.lineage} reads what ${name} writes: retire that first`);
  return known;
}

/** What stood before a purge is kept by builds alone. */
async function refuseHeirs(sql: Sql, { lineage }: KnownLineage): Promise<void> {
  const [heir] = await heirsOf(sql, lineage);
  if (heir) throw refused(`${heir} has still to begin from what ${lineage} keeps: let it run first, or retire it`);
}

const running = (message: string) => new RepstreamError('REPSTREAM_RUNNING', message);

async function refuseRunning(sql: Sql, { lineage }: KnownLineage): Promise<void> {
  const [last] = await sql.query<{ ago: number | null }>(
    `select (extract(epoch from clock_timestamp() - max(updated_at)) * 1000)::bigint as ago from engine.tasks where lineage = $1`,
    [lineage],
  );
  if (last?.ago != null && last.ago < RUNNING_MS)
    throw running(
      `${lineage} wrote ${Math.round(last.ago / 1_000)} s ago, so a process still runs it: stop that, and wait for ${RUNNING_MS / 1_000} s`,
    );
}

async function belongingsOf(sql: Sql, admin: Admin, { lineage, topics }: KnownLineage): Promise<Belongings> {
  const existing = await admin.listTopics();
  const { groups } = await admin.describeGroups([lineage]);
  const group = groups.find(({ groupId, state }) => groupId === lineage && state !== 'Dead');
  if (group && group.members.length > 0)
    throw running(`${group.members.length} processes still run ${lineage}: stop them first`);
  return {
    ...(await storedOf(sql, lineage)),
    topics: topics.filter((topic) => existing.includes(topic)),
    group: group ? lineage : null,
  };
}

async function storedOf(sql: Sql, lineage: string): Promise<Pick<Belongings, 'tables' | 'rows'>> {
  const tables = await sql.query<{ table: string; bytes: number }>(
    `select name as "table", pg_total_relation_size(to_regclass(name)) as bytes
     from (select physical_table as name from engine.views where lineage = $1
           union all values (${literal(stateTable(lineage))}), (${literal(keptTable(lineage))})) t
     where to_regclass(name) is not null order by name`,
    [lineage],
  );
  const counts = await sql.query<{ table: string; rows: number }>(
    ROWS_IN.map((table) => `select '${table}' as "table", count(*) as rows from ${table} where lineage = $1`).join(
      ' union all ',
    ),
    [lineage],
  );
  return { tables, rows: Object.fromEntries(counts.map(({ table, rows }) => [table, rows])) };
}
