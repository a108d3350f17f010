/** The names in schema `models` as they stand, and what is said of them. */
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
     from jsonb_to_recordset($1) d(view text, columns jsonb)
     left join pg_class c on c.relnamespace = 'models'::regnamespace and c.relname = d.view`,
    [JSON.stringify(views.map(({ view, columns }) => ({ view, columns })))],
  );

export const modelName = (view: string): string => `models.${identifier(view)}`;

export const dropOf = (view: string): string => `drop view if exists ${modelName(view)}`;

/** Makes the name, or replaces it in place, with what is said of it and of its columns; `query` gives the columns. */
export function definitionOf({ view, columns, comment, freshWithinMs }: Wanted, query: string): string[] {
  const name = modelName(view);
  const target = freshWithinMs === null ? '' : ` At most ${inSeconds(freshWithinMs)} behind.`;
  return [
    `create or replace view ${name} as ${query}`,
    `comment on view ${name} is ${literal(comment + target)}`,
    ...columns.map((column) => `comment on column ${name}.${identifier(column.name)} is ${literal(column.comment)}`),
  ];
}
