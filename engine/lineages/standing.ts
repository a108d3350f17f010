/** The stable names, in schemas `models` and `analytics`, as they stand, and what is said of them. */
import { isForAnalysts } from '../analysts.js';
import { inSeconds } from '../duration.js';
import { identifier, literal, type Sql } from '../postgres.js';
import type { KnownColumn } from './catalogue.js';

/** What is to stand under a name. */
export interface Wanted {
  readonly view: string;
  readonly comment: string;
  readonly columns: readonly KnownColumn[];
  /** How late a row may be, ms; null: not known. */
  readonly freshWithinMs: number | null;
}

/** One name, and whether a view stands there that may be replaced in place. */
interface Standing {
  readonly view: string;
  readonly kept: boolean;
}

/** How each of these names stands. Postgres replaces a view in place when columns are only added at the end. */
export const standingOf = (sql: Sql, views: readonly Wanted[]) =>
  sql.query<Standing & Record<string, unknown>>(
    `select d.view, c.oid is not null and not exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not exists (
         select from jsonb_array_elements(d.columns) with ordinality w(col, place)
         where w.place = a.attnum and w.col->>'name' = a.attname and (w.col->>'type')::regtype = a.atttypid)) as kept
     from jsonb_to_recordset($1) d(view text, target text, columns jsonb)
     left join pg_class c on c.oid = to_regclass(d.target)`,
    [JSON.stringify(views.map(({ view, columns }) => ({ view, target: stableName(view), columns })))],
  );

/** Where a view stands, quoted: in `models`, or where its name says. */
export function stableName(view: string): string {
  const [schema, name] = view.includes('.') ? view.split('.') : ['models', view];
  return `${schema}.${identifier(name ?? '')}`;
}

export const dropOf = (view: string): string => `drop view if exists ${stableName(view)}`;

// What a reader asks besides is asked of the rows that are shown only: else an error of theirs could tell of one that is not.
const BARRIER = 'with (security_barrier) ';

/** Makes the name, or replaces it in place, with what is said of it and of its columns; `query` gives the columns. */
export function definitionOf({ view, columns, comment, freshWithinMs }: Wanted, query: string): string[] {
  const name = stableName(view);
  const target = freshWithinMs === null ? '' : ` At most ${inSeconds(freshWithinMs)} behind.`;
  return [
    `create or replace view ${name} ${isForAnalysts(view) ? BARRIER : ''}as ${query}`,
    `comment on view ${name} is ${literal(comment + target)}`,
    ...columns.map((column) => `comment on column ${name}.${identifier(column.name)} is ${literal(column.comment)}`),
  ];
}
