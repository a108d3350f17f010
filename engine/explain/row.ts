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

/** A condition on rows: a column, as SQL names it, and its value as text; null: it is null. */
export type Condition = readonly [column: string, value: string | null];

/** That the row key is `given`, in the order of the key. */
export const byKey = (view: View, given: readonly string[]): Condition[] =>
  rowKeyOf(view).map((column, i) => [column, given[i] ?? null]);

/** The conditions on a table or view named `t` in SQL, each by its type, so that indexes serve; and their parameters. */
export function metBy(conditions: readonly Condition[], columns: Columns) {
  const declared = new Map(columnsOf({ columns }).map(([name, column]) => [snakeCase(name), column]));
  const sql = conditions.map(([name, value], i) => {
    const column = declared.get(name);
    const cell = `t.${identifier(name)}`;
    return value === null
      ? `${cell} is null and $${i + 1}::text is null`
      : `${cell} = $${i + 1}::${column ? sqlType(column) : 'text'}`;
  });
  return { where: sql.join(' and ') || 'true', parameters: conditions.map(([, value]) => value) };
}

/** The rows that meet the conditions; while a row changes its owner there may be two of one key. */
export function rowsOf(
  sql: Sql,
  { lineage, view }: OwnedView,
  conditions: readonly Condition[],
  most: number,
): Promise<PhysicalRow[]> {
  const columns = columnsOf(view).map(([name]) => `t.${identifier(snakeCase(name))}`);
  const { where, parameters } = metBy(conditions, view.columns);
  return sql.query<PhysicalRow & Record<string, unknown>>(
    `select t.key, t.task, row_to_json(c) as cells from ${viewTable(lineage.name, view)} t
     cross join lateral (select ${columns.join(', ')}) c where ${where} order by t.key, t.task limit ${most}`,
    parameters,
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
