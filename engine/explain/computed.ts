/** Rows of views that Postgres computes when they are read, and the rows of what they are computed from that agree with them. */
import { sqlType } from '../columns.js';
import { identifier, type Sql } from '../postgres.js';
import type { SqlView } from '../sql-view.js';
import { type Lineage, sqlViewsOf, type Topology } from '../topology.js';
import { type Columns, columnsOf, snakeCase } from '../view.js';
import { type OwnedView, publicViews, rowKeyOf } from './row.js';

/** Such a view, the build that declares it, and what it reads. */
export interface ComputedView {
  readonly lineage: Lineage;
  readonly view: SqlView;
  readonly reads: readonly OwnedView[];
}

/** A condition on a row: a column, as SQL names it, and its value as text; null: it is null. */
export type Condition = readonly [column: string, value: string | null];

/** The rows of a view that agree with a computed row in some columns: what it is made of stands among them. */
export interface Agreeing {
  readonly view: string;
  readonly agreesIn: readonly string[];
  readonly count: number;
  /** Keys of the first of them, for `explain`. */
  readonly keys: readonly (readonly string[])[];
}

export interface ComputedRow {
  /** Cells by column, in the view's order, as JSON has them. */
  readonly cells: Readonly<Record<string, unknown>>;
  readonly from: readonly Agreeing[];
}

/** Every view that is computed when read. */
export const computedViews = (topology: Topology): ComputedView[] =>
  topology.lineages.flatMap((lineage) =>
    Object.values(sqlViewsOf(lineage.processor)).map((view) => ({
      lineage,
      view,
      reads: publicViews(topology).filter((owned) => view.reads.includes(snakeCase(owned.view.name))),
    })),
  );

/** The rows that meet these conditions, `most` at most, and the keys of as many of each view behind them; looked up by the stable names. */
export async function explainComputed(
  sql: Sql,
  { view, reads }: ComputedView,
  conditions: readonly Condition[],
  most: number,
): Promise<ComputedRow[]> {
  const found = await sql.query<{ cells: Readonly<Record<string, unknown>>; texts: Record<string, string | null> }>(
    `select row_to_json(t) as cells, (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as texts
     from models.${identifier(snakeCase(view.name))} t where ${metBy(conditions, view.columns)} limit ${most}`,
    valuesOf(conditions),
  );
  const rows: ComputedRow[] = [];
  for (const { cells, texts } of found) {
    const from: Agreeing[] = [];
    for (const read of reads) from.push(await agreeing(sql, read, shared(read, view, texts), most));
    rows.push({ cells, from });
  }
  return rows;
}

/** What tells a row from others: ids, days, and whatever is part of the key of what is read. Figures are computed, and agree by chance. */
function shared({ view: read }: OwnedView, view: SqlView, texts: Readonly<Record<string, string | null>>): Condition[] {
  const kinds = read.columns as Columns;
  return columnsOf(view).flatMap(([name]): Condition[] => {
    const column = kinds[name];
    const value = texts[snakeCase(name)];
    if (!column || value === undefined) return [];
    const tells = name.endsWith('Id') || column.kind === 'date' || read.key.includes(name);
    return tells ? [[snakeCase(name), value]] : [];
  });
}

/** Where none agrees, '' may say that the row is of all of them together, and is left out. */
async function agreeing(sql: Sql, read: OwnedView, conditions: readonly Condition[], most: number): Promise<Agreeing> {
  const name = snakeCase(read.view.name);
  const keys = rowKeyOf(read.view).map((column) => `t.${identifier(column)}::text`);
  const look = async (by: readonly Condition[]): Promise<Agreeing> => {
    const rows = await sql.query<{ keys: string[]; count: number }>(
      `select array[${keys.join(', ')}] as keys, count(*) over () as count from models.${identifier(name)} t
       where ${metBy(by, read.view.columns)} order by 1 limit ${most}`,
      valuesOf(by),
    );
    const agreesIn = by.map(([column]) => column);
    return { view: name, agreesIn, count: Number(rows[0]?.count ?? 0), keys: rows.map((row) => row.keys) };
  };
  const exact = await look(conditions);
  const narrow = conditions.filter(([, value]) => value !== '');
  return exact.count > 0 || narrow.length === conditions.length ? exact : look(narrow);
}

/** Each by its type, so that indexes serve. */
const metBy = (conditions: readonly Condition[], columns: Columns): string =>
  conditions
    .map(([name, value], i) => {
      const type = columnsOf({ columns }).find(([column]) => snakeCase(column) === name)?.[1];
      const cell = `t.${identifier(name)}`;
      return value === null
        ? `${cell} is null and $${i + 1}::text is null`
        : `${cell} = $${i + 1}::${type ? sqlType(type) : 'text'}`;
    })
    .join(' and ') || 'true';
const valuesOf = (conditions: readonly Condition[]) => conditions.map(([, value]) => value);
