/** What builds have written, as Postgres counts it. */
import type pg from 'pg';
import { keptTable, stateTable, viewTable } from '../../engine/ddl.js';
import { inputsOf, type Lineage, viewsOf } from '../../engine/topology.js';

/** A table of a build: a view, its states, or its kept inputs. */
export interface Table {
  readonly name: string;
  readonly table: string;
}

export interface Written extends Table {
  readonly rows: number;
  /** Inserted, updated and deleted so far. */
  readonly writes: number;
  /** With its indexes. */
  readonly bytes: number;
}

/** All tables of a build. */
export const tablesOfBuild = ({ name, processor }: Lineage): Table[] => [
  ...Object.values(viewsOf(processor)).map((view) => ({ name: view.name, table: viewTable(name, view) })),
  { name: 'states', table: stateTable(name) },
  ...(Object.values(inputsOf(processor)).some((input) => 'kept' in input)
    ? [{ name: 'kept inputs', table: keptTable(name) }]
    : []),
];

/** How much of it is written. */
export async function writtenTo(db: pg.Client, { name, table }: Table): Promise<Written> {
  const { rows } = await db.query(
    `select (n_tup_ins - n_tup_del)::float8 as rows, (n_tup_ins + n_tup_upd + n_tup_del)::float8 as writes,
       pg_total_relation_size(relid)::float8 as bytes
     from pg_stat_user_tables where relid = $1::regclass`,
    [table],
  );
  return { name, table, ...rows[0] };
}

/** Up to now; what is written later is newer. */
export async function now(db: pg.Client): Promise<string> {
  const { rows } = await db.query('select pg_current_xact_id()::text as id');
  return rows[0].id;
}

/** Rows of the table that were written since, by key. */
export async function writtenSince(db: pg.Client, { table }: Table, since: string): Promise<Map<string, number>> {
  const { rows } = await db.query(
    `select key, count(*)::int as rows from ${table} where xmin::text::bigint > mod($1::numeric, 4294967296) group by key`,
    [since],
  );
  return new Map(rows.map(({ key, rows }) => [key, rows]));
}
