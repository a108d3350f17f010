/** Rows of views as statements: one for each view and kind of change, whatever the number of rows. */
import { arrayOf, carrierOf, carrierType, fromCarrier } from './columns.js';
import { viewTable } from './ddl.js';
import { identifier, type Sql } from './postgres.js';
import type { RowChange } from './present.js';
import type { Lineage } from './topology.js';
import { type Columns, columnsOf, snakeCase, type View } from './view.js';

type Change = RowChange & { readonly task: number; readonly key: string };

export class RowWriter {
  readonly #lineage: Lineage;
  readonly #texts = new Map<string, string>();

  constructor(lineage: Lineage) {
    this.#lineage = lineage;
  }

  async upsert(sql: Sql, rows: readonly Change[]): Promise<void> {
    for (const [view, of] of grouped(rows)) await this.#upsertInto(sql, view, of);
  }

  /** Rows that are there no longer are passed over. */
  async delete(sql: Sql, rows: readonly Change[]): Promise<void> {
    for (const [view, of] of grouped(rows)) await this.#deleteFrom(sql, view, of);
  }

  async #upsertInto(sql: Sql, view: View, rows: readonly Change[]): Promise<void> {
    const text = this.#text(`upsert ${view.name}`, () => {
      const columns = columnsOf(view);
      const names = columns.map(([name]) => identifier(snakeCase(name)));
      const key = ['key', 'task', ...view.key.map(snakeCase)].map(identifier).join(', ');
      const carriers = columns.map(([, column], i) => `$${i + 3}::${carrierType(column)}`);
      const cells = columns.map(([, column], i) => fromCarrier(column, `c${i}`));
      return `-- name: upsert_${view.name}
        insert into ${viewTable(this.#lineage.name, view)} (key, task, ${names.join(', ')})
        select key, task, ${cells.join(', ')} from unnest($1::text[], $2::int[], ${carriers.join(', ')}) d(key, task, ${columns.map((_, i) => `c${i}`).join(', ')})
        on conflict (${key}) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
    });
    await sql.query(text, [
      arrayOf(
        rows.map(({ key }) => key),
        true,
      ),
      arrayOf(
        rows.map(({ task }) => task),
        false,
      ),
      ...columnsOf(view).map(([, column], i) =>
        carrierOf(
          column,
          rows.map(({ cells }) => cells[i] ?? null),
        ),
      ),
    ]);
  }

  async #deleteFrom(sql: Sql, view: View, rows: readonly Change[]): Promise<void> {
    const text = this.#text(`delete ${view.name}`, () => {
      const columns = view.key.map((name) => ({
        name: identifier(snakeCase(name)),
        column: (view.columns as Columns)[name],
      }));
      const carriers = columns.map(({ column }, i) => (column ? `$${i + 3}::${carrierType(column)}` : ''));
      const same = columns.map(({ name, column }, i) =>
        column ? `t.${name} = ${fromCarrier(column, `d.c${i}`)}` : '',
      );
      return `-- name: delete_${view.name}
        delete from ${viewTable(this.#lineage.name, view)} t
        using unnest($1::text[], $2::int[]${carriers.map((carrier) => `, ${carrier}`).join('')}) d(key, task${columns.map((_, i) => `, c${i}`).join('')})
        where t.key = d.key and t.task = d.task${same.map((condition) => ` and ${condition}`).join('')}`;
    });
    await sql.query(text, [
      rows.map(({ key }) => key),
      rows.map(({ task }) => task),
      ...view.key.map((_, i) => rows.map(({ cells }) => cells[i] ?? null)),
    ]);
  }

  #text(name: string, make: () => string): string {
    let text = this.#texts.get(name);
    if (!text) {
      text = make();
      this.#texts.set(name, text);
    }
    return text;
  }
}

function grouped<R extends RowChange>(rows: readonly R[]): Map<View, R[]> {
  const groups = new Map<View, R[]>();
  for (const row of rows) {
    const group = groups.get(row.view);
    if (group) group.push(row);
    else groups.set(row.view, [row]);
  }
  return groups;
}
