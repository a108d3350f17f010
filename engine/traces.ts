/** What the database still holds about people: looked for in every table of every build, whoever made it. */
import { keptTable, stateTable } from './ddl.js';
import type { Erasure } from './erasure.js';
import { identifier, literal, type Sql } from './postgres.js';

/** Rows about people in one table. */
export interface Trace {
  /** Quoted, with its schema. */
  readonly table: string;
  readonly lineage: string;
  /** The name of the view; null: a table of the engine. */
  readonly view: string | null;
  readonly rows: number;
}

/** A build that is not retired. */
interface Build {
  readonly lineage: string;
  readonly keyed_by: string | null;
}

/** Counts the rows about people, keyed by one of them or naming one as their subject; tables without one are left out. */
export async function tracesOf(sql: Sql, { keyedBy }: Erasure, people: readonly string[]): Promise<Trace[]> {
  const builds = await sql.query<Build & Record<string, unknown>>(
    'select lineage, keyed_by from engine.lineages where retired_at is null order by lineage',
  );
  const views = await sql.query<{ view: string; lineage: string; table: string; subjects: string[] | null }>(
    `select view_name as view, lineage, physical_table as "table", subjects from engine.views
     where lineage = any($1) order by view_name, lineage`,
    [builds.map(({ lineage }) => lineage)],
  );
  const isPeoples = (lineage: string) =>
    keyedBy.includes(builds.find((one) => one.lineage === lineage)?.keyed_by ?? '');
  const places = [
    ...views.map(({ subjects, lineage, ...place }) => ({
      ...place,
      lineage,
      columns: [...(isPeoples(lineage) ? ['key'] : []), ...(subjects ?? [])],
    })),
    ...builds.flatMap(({ lineage }) =>
      [stateTable(lineage), keptTable(lineage)].map((table) => ({
        ...{ view: null, lineage, table },
        columns: isPeoples(lineage) ? ['key'] : [],
      })),
    ),
  ].filter(({ columns }) => columns.length > 0);
  const traces: Trace[] = [];
  for (const { columns, ...place } of places) {
    const condition = columns.map((column) => `${identifier(column)} = any($1)`).join(' or ');
    const [there] = await sql.query<{ there: boolean }>(
      `select to_regclass(${literal(place.table)}) is not null as there`,
    );
    if (!there?.there) continue;
    const [count] = await sql.query<{ rows: number }>(
      `select count(*) as rows from ${place.table} where ${condition}`,
      [people],
    );
    if (count && count.rows > 0) traces.push({ ...place, rows: count.rows });
  }
  return traces;
}

/** The builds that have still to take back what they show of somebody whose erasure stands at this place of its topic. */
export async function notErasedBy(
  sql: Sql,
  { partition, offset }: { readonly partition: number; readonly offset: number },
): Promise<{ lineage: string; isRunning: boolean }[]> {
  return sql.query(
    `select t.lineage, max(t.updated_at) > now() - interval '45 s' as "isRunning"
     from engine.tasks t join engine.lineages l using (lineage)
     where l.retired_at is null
     group by t.lineage
     having bool_or(coalesce((t.tables -> 'erased' ->> $1)::bigint, 0) <= $2)
       or exists (select from engine.sweeping s where s.lineage = t.lineage)
     order by t.lineage`,
    [String(partition), offset],
  );
}
