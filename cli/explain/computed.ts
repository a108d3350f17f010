/** `repstream explain` of a view that Postgres computes when it is read: its rows by their columns, and the rows they are made of with the commands that explain these. */
import { UserError } from '../../deploy/user-error.js';
import { type ComputedRow, type ComputedView, computedViews, explainComputed } from '../../engine/explain/computed.js';
import type { Condition } from '../../engine/explain/row.js';
import { messageOf } from '../../engine/log.js';
import { identifier, type Sql } from '../../engine/postgres.js';
import type { Topology } from '../../engine/topology.js';
import { columnsOf, snakeCase } from '../../engine/view.js';
import { table } from '../table.js';
import { namedConditions } from './find.js';

/** The computed view of that name; undefined: there is none. */
export const computedNamed = (topology: Topology, name: string): ComputedView | undefined =>
  computedViews(topology).find(({ view }) => snakeCase(view.name) === name);

/** What was asked of a row, `column=value` each. Throws a UserError that says how. */
export function columnsAsked({ view }: ComputedView, given: readonly string[]): Condition[] {
  const conditions = namedConditions(view, given);
  if (conditions.length === given.length) return conditions;
  const columns = columnsOf(view).map(([name]) => snakeCase(name));
  throw new UserError(
    `${snakeCase(view.name)} is computed when read, from ${view.reads.join(' and ')}, and has no key: say which row by its columns, such as ${columns[0]}=…; there are ${columns.join(', ')}`,
  );
}

/** The rows that meet the conditions. Throws a UserError when the view does not stand yet, or has none. */
export async function computedRows(
  sql: Sql,
  computed: ComputedView,
  conditions: readonly Condition[],
  most: number,
): Promise<ComputedRow[]> {
  const name = snakeCase(computed.view.name);
  const [found] = await sql.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `models.${identifier(name)}`,
  ]);
  if (!found?.there) throw new UserError(`${name} does not stand yet: start \`repstream process\``);
  const rows = await explainComputed(sql, computed, conditions, most).catch((error: unknown) => {
    // Postgres' codes for values that a type cannot hold.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('22'))) throw error;
    throw new UserError(`a column of ${name} looks otherwise: ${messageOf(error)}`);
  });
  if (rows.length === 0)
    throw new UserError(`${name} has no row of ${conditions.map((pair) => pair.join('=')).join(' ')}`);
  return rows;
}

/** Each row, and behind it the rows that it is made of. */
export function computedTextOf({ view }: ComputedView, rows: readonly ComputedRow[]): string {
  const name = snakeCase(view.name);
  const lines = [
    `${name} has no rows of its own: Postgres computes it from ${view.reads.join(' and ')} when it is read.`,
  ];
  for (const { cells, from } of rows) {
    const shown = Object.entries(cells).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cell : JSON.stringify(cell),
    ]);
    lines.push('', name, ...table(shown, [], '  '));
    for (const { view: read, agreesIn, count, rows } of from) {
      const rowsOf = `${count.toLocaleString('en')} row${count === 1 ? '' : 's'}`;
      const alike =
        agreesIn.length === 0 ? 'the whole view: they have no id or day in common' : `alike in ${agreesIn.join(', ')}`;
      lines.push('', `  from ${read}: ${rowsOf}, ${alike}`);
      for (const row of rows) {
        const named = row.flatMap(([column, value]) => (value === null ? [] : [`${column}=${value}`]));
        lines.push(`    repstream explain ${[read, ...named].map(quoted).join(' ')}`);
      }
      if (count > rows.length) lines.push(`    and ${(count - rows.length).toLocaleString('en')} more: see --limit`);
    }
  }
  return lines.join('\n');
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w.:@%+,/=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
