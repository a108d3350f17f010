/** Rows of views that Postgres computes when they are read, and the rows of what they are computed from that agree with them. */
import { identifier, type Sql } from '../postgres.js';
import type { SqlView } from '../sql-view.js';
import { type Lineage, sqlViewsOf, type Topology } from '../topology.js';
import { type Columns, columnsOf, snakeCase, type View } from '../view.js';
import { type Condition, metBy, type OwnedView, publicViews } from './row.js';

/** Such a view, the build that declares it, and what it reads. */
export interface ComputedView {
  readonly lineage: Lineage;
  readonly view: SqlView;
  readonly reads: readonly OwnedView[];
}

/** The rows of a view that agree with a computed row in some columns: what it is made of stands among them. */
export interface Agreeing {
  readonly view: string;
  readonly agreesIn: readonly string[];
  readonly count: number;
  /** What names the first of them, for `explain`. */
  readonly rows: readonly (readonly Condition[])[];
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
  const { where, parameters } = metBy(conditions, view.columns);
  const found = await sql.query<{ cells: Readonly<Record<string, unknown>>; texts: Record<string, string | null> }>(
    `select row_to_json(t) as cells, (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as texts
     from models.${identifier(snakeCase(view.name))} t where ${where} limit ${most}`,
    parameters,
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
  const names = namesOf(read.view);
  const look = async (by: readonly Condition[]): Promise<Agreeing> => {
    const { where, parameters } = metBy(by, read.view.columns);
    const found = await sql.query<{ cells: (string | null)[]; count: number }>(
      `select array[${names.map((column) => `t.${identifier(column)}::text`).join(', ')}] as cells, count(*) over () as count
       from models.${identifier(name)} t where ${where} order by 1 limit ${most}`,
      parameters,
    );
    return {
      view: name,
      agreesIn: by.map(([column]) => column),
      count: Number(found[0]?.count ?? 0),
      rows: found.map(({ cells }) => names.map((column, i): Condition => [column, cells[i] ?? null])),
    };
  };
  const exact = await look(conditions);
  const narrow = conditions.filter(([, value]) => value !== '');
  return exact.count > 0 || narrow.length === conditions.length ? exact : look(narrow);
}

/** What names a row: its key, and in views of processors that are keyed by members, whose it is. */
const namesOf = ({ key, columns }: View): string[] =>
  [...('userId' in columns && !key.includes('userId') ? ['userId'] : []), ...key].map(snakeCase);
