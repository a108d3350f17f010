/** `repstream explain` of a view that Postgres computes when it is read: its rows by their columns, and the rows they are made of with the commands that explain these. */
import { UserError } from '../../deploy/user-error.js';
import {
  type ComputedRow,
  type ComputedView,
  type Condition,
  computedViews,
  explainComputed,
} from '../../engine/explain/computed.js';
import { messageOf } from '../../engine/log.js';
import { identifier, type Sql } from '../../engine/postgres.js';
import type { Topology } from '../../engine/topology.js';
import { columnsOf, snakeCase } from '../../engine/view.js';
import { table } from '../table.js';

/** The computed view of that name; undefined: there is none. */
export const computedNamed = (topology: Topology, name: string): ComputedView | undefined =>
  computedViews(topology).find(({ view }) => snakeCase(view.name) === name);

/** What was asked of a row, `column=value` each. Throws a UserError that says how. */
export function conditionsOf({ view }: ComputedView, given: readonly string[]): Condition[] {
  const columns = columnsOf(view).map(([name]) => snakeCase(name));
  return given.map((part) => {
    const [, column = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (columns.includes(column)) return [column, value];
    const name = snakeCase(view.name);
    throw new UserError(
      `${name} is computed when read, from ${view.reads.join(' and ')}, and has no key: say which row by its columns, such as ${columns[0]}=…; there are ${columns.join(', ')}`,
    );
  });
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
    for (const { view: read, agreesIn, count, keys } of from) {
      const rowsOf = `${count.toLocaleString('en')} row${count === 1 ? '' : 's'}`;
      const alike =
        agreesIn.length === 0 ? 'the whole view: they have no id or day in common' : `alike in ${agreesIn.join(', ')}`;
      lines.push('', `  from ${read}: ${rowsOf}, ${alike}`);
      lines.push(...keys.map((key) => `    repstream explain ${[read, ...key].map(quoted).join(' ')}`));
      if (count > keys.length) lines.push(`    and ${(count - keys.length).toLocaleString('en')} more: see --limit`);
    }
  }
  return lines.join('\n');
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w.:@%+,/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
