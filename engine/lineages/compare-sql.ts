/** The statements of a compare. Postgres merges the two tables in the order of their primary keys; what it finds, it counts. */
import { identifier, literal, type Sql } from '../postgres.js';
import { cellOf, changed, differs, meets, type Pairing } from './pairing.js';

/** What became of the rows of a view. */
export interface Counts {
  readonly equal: number;
  readonly changed: number;
  readonly onlyOld: number;
  readonly onlyNew: number;
  /** Changed rows by column. */
  readonly columns: Readonly<Record<string, number>>;
}

/** A row that differs. */
export interface Sample {
  /** The key that the processor folds by. */
  readonly key: string;
  /** The view's own key. */
  readonly row: Readonly<Record<string, unknown>>;
  /** By column, of a changed one: [old, new]. */
  readonly columns: Readonly<Record<string, readonly [unknown, unknown]>>;
}

export type Samples = Readonly<Record<'changed' | 'onlyOld' | 'onlyNew', readonly Sample[]>>;

/** What differs is looked at again, up to so many rows of a view. */
const MAX_AGAIN = 100_000;
const MAX_SAMPLES = 5;

/** Keys that one of them set aside: what the other made of them says nothing. Gives their number. */
export async function leaveParkedOut(sql: Sql, lineages: readonly string[]): Promise<number> {
  await sql.query(
    `drop table if exists left_out;
     create temporary table left_out as select distinct key collate "C" as key, partition as task from engine.parked
       where kind = 'key' and key is not null and lineage in (${lineages.map(literal).join(', ')});
     analyze left_out`,
  );
  const [row] = await sql.query<{ keys: number }>('select count(*) as keys from left_out');
  return row?.keys ?? 0;
}

/** Counts all rows of both, in one pass that holds none of them. */
export async function countAll(sql: Sql, pairing: Pairing): Promise<Counts> {
  const { oldTable, newTable, rekeyed } = pairing;
  const rowsOf = (table: string) =>
    `(select count(*) from ${table} t where (t.key, t.task) not in (select key, task from left_out))`;
  // A hashed join would hold one of the tables.
  await sql.query('set local enable_hashjoin = off');
  const text = rekeyed
    ? `select ${rowsOf(oldTable)} as only_old, ${rowsOf(newTable)} as only_new`
    : `select ${countsOf(pairing)} ${joined(pairing)}`;
  return counted(pairing, await sql.query(text));
}

/** Notes in a temporary table which rows differ, up to the limit; gives their number. */
export async function noteDiffering(sql: Sql, pairing: Pairing): Promise<number> {
  const keys = pairing.rowKey.map((column, i) => `coalesce(${cellOf('o', column)}, ${cellOf('n', column)}) as k${i}`);
  await sql.query(
    `create temporary table ${noted(pairing)} as
     select ${[KEY, ...keys].join(', ')} ${joined(pairing)} and (o.key is null or n.key is null or ${changed(pairing)}) limit ${MAX_AGAIN}`,
  );
  await sql.query(`analyze ${noted(pairing)}`);
  const [row] = await sql.query<{ rows: number }>(`select count(*) as rows from ${noted(pairing)}`);
  return row?.rows ?? 0;
}

/** Counts the noted rows as they are now, and forgets those that no longer differ. */
export async function recount(sql: Sql, pairing: Pairing): Promise<Counts> {
  const counts = counted(pairing, await sql.query(`select ${countsOf(pairing)} ${joinedNoted(pairing)}`));
  await sql.query(
    `create temporary table still as select d.* ${joinedNoted(pairing)} and (o.key is null or n.key is null or ${changed(pairing)});
     drop table ${noted(pairing)};
     alter table still rename to ${noted(pairing)};
     analyze ${noted(pairing)}`,
  );
  return counts;
}

/** A few of the noted rows that differ now, of each class. */
export async function sampleNoted(sql: Sql, pairing: Pairing): Promise<Samples> {
  const some = (condition: string) =>
    sql.query<Sample & Record<string, unknown>>(
      `select coalesce(o.key, n.key) as key, ${objectOf(pairing.rowKey.map(({ name }, i) => [name, `d.k${i}`]))} as row,
         ${changesOf(pairing)} as columns
       ${joinedNoted(pairing)} and ${condition} order by 1, 2 limit ${MAX_SAMPLES}`,
    );
  return {
    changed: await some(`${BOTH} and (${changed(pairing)})`),
    onlyOld: await some(ONLY_OLD),
    onlyNew: await some(ONLY_NEW),
  };
}

const KEY = 'coalesce(o.key, n.key) as key, coalesce(o.task, n.task) as task';
const BOTH = 'o.key is not null and n.key is not null';
const ONLY_OLD = 'o.key is not null and n.key is null';
const ONLY_NEW = 'n.key is not null and o.key is null';
const NOT_LEFT_OUT = '(coalesce(o.key, n.key), coalesce(o.task, n.task)) not in (select key, task from left_out)';

const noted = ({ view }: Pairing): string => identifier(`differing_${view}`.slice(0, 63));

const joined = (pairing: Pairing): string =>
  `from ${pairing.oldTable} o full join ${pairing.newTable} n on ${meets(pairing)} where ${NOT_LEFT_OUT}`;

function joinedNoted(pairing: Pairing): string {
  const on = (side: 'o' | 'n') =>
    [
      `${side}.key = d.key and ${side}.task = d.task`,
      ...pairing.rowKey.map((column, i) => `${cellOf(side, column)} = d.k${i}`),
    ].join(' and ');
  return `from ${noted(pairing)} d left join ${pairing.oldTable} o on ${on('o')} left join ${pairing.newTable} n on ${on('n')}
    where (o.key is not null or n.key is not null) and ${NOT_LEFT_OUT}`;
}

const countsOf = (pairing: Pairing): string =>
  [
    `count(*) filter (where ${BOTH} and not (${changed(pairing)})) as equal`,
    `count(*) filter (where ${BOTH} and (${changed(pairing)})) as changed`,
    `count(*) filter (where ${ONLY_OLD}) as only_old`,
    `count(*) filter (where ${ONLY_NEW}) as only_new`,
    ...pairing.columns.map((column, i) => `count(*) filter (where ${BOTH} and ${differs(column)}) as c${i}`),
  ].join(', ');

function counted({ columns }: Pairing, [row = {}]: readonly Record<string, unknown>[]): Counts {
  const of = (name: string) => Number(row[name] ?? 0);
  return {
    equal: of('equal'),
    changed: of('changed'),
    onlyOld: of('only_old'),
    onlyNew: of('only_new'),
    columns: Object.fromEntries(
      columns.map(({ name }, i): [string, number] => [name, of(`c${i}`)]).filter(([, n]) => n > 0),
    ),
  };
}

/** The columns that differ, each as {column: [old, new]}. */
const changesOf = ({ columns }: Pairing): string =>
  columns
    .map((column) => {
      const cells = `to_jsonb(${cellOf('o', column)}), to_jsonb(${cellOf('n', column)})`;
      return `case when ${BOTH} and ${differs(column)} then jsonb_build_object(${literal(column.name)}, jsonb_build_array(${cells})) else '{}' end`;
    })
    .join(' || ') || `'{}'::jsonb`;

const objectOf = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([name, value]) => `jsonb_build_object(${literal(name)}, ${value})`).join(' || ') || `'{}'::jsonb`;
