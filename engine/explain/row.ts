/** Rows of public views as they physically stand: with the key and the task that wrote them. */
import { sqlType } from '../columns.js';
import { viewTable } from '../ddl.js';
import { identifier, type Sql } from '../postgres.js';
import { type Lineage, type Topology, viewsOf } from '../topology.js';
import { type Columns, columnsOf, snakeCase, type View } from '../view.js';

/** A row, and whose it is. */
export interface PhysicalRow {
  /** What its processor folds by. */
  readonly key: string;
  readonly task: number;
  /** Cells by column, in the view's order, as JSON has them. */
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A view and the build that writes it. */
export interface OwnedView {
  readonly lineage: Lineage;
  readonly view: View;
}

/** Every public view. */
export const publicViews = ({ lineages }: Topology): OwnedView[] =>
  lineages.flatMap((lineage) =>
    Object.values(viewsOf(lineage.processor))
      .filter(({ access }) => access === 'public')
      .map((view) => ({ lineage, view })),
  );

/** The columns that tell rows apart, in SQL; of a view with one row per key, that key itself. */
export const rowKeyOf = (view: View): string[] => (view.key.length > 0 ? view.key.map(snakeCase) : ['key']);

/** The lineage that readers of this processor's views see, or null. */
export async function promotedOf(sql: Sql, processor: string): Promise<string | null> {
  const [row] = await sql.query<{ lineage: string }>(
    'select lineage from engine.lineages where processor = $1 and promoted',
    [processor],
  );
  return row?.lineage ?? null;
}

/** The rows whose row key is `given`, written as text in the order of the key; while a row changes its owner there may be two. */
export function rowsOf(sql: Sql, { lineage, view }: OwnedView, given: readonly string[]): Promise<PhysicalRow[]> {
  const names = rowKeyOf(view);
  const types = view.key.map((name) => (view.columns as Columns)[name]);
  const columns = columnsOf(view).map(([name]) => `t.${identifier(snakeCase(name))}`);
  const conditions = names.map(
    (name, i) => `t.${identifier(name)} = $${i + 1}::${types[i] ? sqlType(types[i]) : 'text'}`,
  );
  return sql.query<PhysicalRow & Record<string, unknown>>(
    `select t.key, t.task, row_to_json(c) as cells from ${viewTable(lineage.name, view)} t
     cross join lateral (select ${columns.join(', ')}) c where ${conditions.join(' and ')} order by t.key, t.task`,
    given,
  );
}

/** The row keys of a few rows, to show what they look like. */
export async function someRowKeys(sql: Sql, { lineage, view }: OwnedView, most: number): Promise<string[]> {
  const names = rowKeyOf(view).map((name) => `${identifier(name)}::text`);
  const rows = await sql.query<{ keys: string[] }>(
    `select array[${names.join(', ')}] as keys from ${viewTable(lineage.name, view)} limit ${most}`,
  );
  return rows.map(({ keys }) => keys.join(' '));
}
