/** How the cells of a view are checked, written and typed in SQL. */
import { inspect } from 'node:util';
import { RepstreamError } from './errors.js';
import { type Column, columnsOf, snakeCase, type View } from './view.js';

interface Kind {
  /** Type in SQL. */
  sql: string;
  /** Type of the array parameter that carries the column's cells, and how one cell becomes the column. */
  carrier: string;
  from: (cell: string) => string;
  /** The parameter for one cell, or undefined when the column cannot hold it. */
  encode: (value: unknown) => string | number | boolean | undefined;
}

const EARLIEST_MS = Date.UTC(-4711, 0, 1);
/** An escape in JSON that jsonb refuses: NUL, or half of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
const INT_MAX = 2_147_483_647;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const same = (cell: string) => cell;
const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');
const isInteger = (value: unknown, bound: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= bound;

/** JavaScript would take the 30th of February for the 2nd of March. */
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^(?!0000)\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00Z`).getUTCDate() === Number(value.slice(8));

const listOf =
  (accepts: (item: unknown) => boolean) =>
  (value: unknown): string | undefined =>
    Array.isArray(value) && value.every(accepts)
      ? `{${value.map((item) => (typeof item === 'string' ? `"${item.replace(/["\\]/g, '\\$&')}"` : item)).join(',')}}`
      : undefined;

/** Six significant digits: neither order of summing nor engine version shows. */
const rounded = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(6)) : undefined;

const kinds: Record<Column['kind'], Kind> = {
  text: { sql: 'text', carrier: 'text', from: same, encode: (v) => (isText(v) ? v : undefined) },
  uuid: { sql: 'uuid', carrier: 'uuid', from: same, encode: (v) => (isText(v) && UUID.test(v) ? v : undefined) },
  boolean: { sql: 'boolean', carrier: 'boolean', from: same, encode: (v) => (typeof v === 'boolean' ? v : undefined) },
  integer: { sql: 'integer', carrier: 'integer', from: same, encode: (v) => (isInteger(v, INT_MAX) ? v : undefined) },
  bigint: {
    sql: 'bigint',
    carrier: 'bigint',
    from: same,
    encode: (v) => (isInteger(v, Number.MAX_SAFE_INTEGER) ? v : undefined),
  },
  float: { sql: 'double precision', carrier: 'double precision', from: same, encode: rounded },
  timestamp: {
    sql: 'timestamptz',
    carrier: 'double precision',
    from: (cell) => `to_timestamp(${cell} / 1000)`,
    // Postgres' own range ends in the year 294276, ours at what a Date holds; both begin in 4713 BC.
    encode: (v) => (isInteger(v, 8.64e15) && v >= EARLIEST_MS ? v : undefined),
  },
  date: { sql: 'date', carrier: 'date', from: same, encode: (v) => (isDay(v) ? v : undefined) },
  texts: { sql: 'text[]', carrier: 'text', from: (cell) => `${cell}::text[]`, encode: listOf(isText) },
  uuids: {
    sql: 'uuid[]',
    carrier: 'text',
    from: (cell) => `${cell}::uuid[]`,
    encode: listOf((v) => isText(v) && UUID.test(v)),
  },
  integers: {
    sql: 'integer[]',
    carrier: 'text',
    from: (cell) => `${cell}::integer[]`,
    encode: listOf((v) => isInteger(v, INT_MAX)),
  },
  json: {
    sql: 'jsonb',
    carrier: 'text',
    from: (cell) => `${cell}::jsonb`,
    encode: (v) => {
      const text = typeof v === 'object' && v !== null ? JSON.stringify(v) : undefined;
      return text !== undefined && UNSTORABLE.test(text) ? undefined : text;
    },
  },
};

export const sqlType = (column: Column): string => kinds[column.kind].sql;
export const carrierType = (column: Column): string => `${kinds[column.kind].carrier}[]`;
export const fromCarrier = (column: Column, cell: string): string => kinds[column.kind].from(cell);

const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;

/** An array as Postgres reads it, of texts or of what needs no quotes: the driver's own way costs several times as much. */
export function arrayOf(cells: readonly Cell[], isText: boolean): string {
  let array = '{';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as Cell;
    if (i > 0) array += ',';
    if (cell === null) array += 'NULL';
    else if (!isText) array += cell;
    else if (SPECIAL.test(cell as string)) array += `"${(cell as string).replace(ALL_SPECIAL, '\\$&')}"`;
    else array += `"${cell}"`;
  }
  return `${array}}`;
}

/** Texts as one parameter. */
export const texts = (values: readonly (string | null)[]): string => arrayOf(values, true);
/** Numbers, or truths, as one parameter. */
export const numbers = (values: readonly (number | boolean | null)[]): string => arrayOf(values, false);
/** One parameter for many JSON texts: they hold no control character, so that nothing needs escaping as in an array literal. */
export const joined = (texts: readonly string[]): string => texts.join('\x01');

/** The parameter that carries the cells of a column. */
export const carrierOf = (column: Column, cells: readonly Cell[]): string =>
  arrayOf(cells, kinds[column.kind].carrier === 'text');

export type Cell = string | number | boolean | null;

const known = new WeakMap<View, { name: string; column: Column; encode: Kind['encode'] }[]>();

function encoders(view: View) {
  let all = known.get(view);
  if (!all) {
    all = columnsOf(view).map(([name, column]) => ({ name, column, encode: kinds[column.kind].encode }));
    known.set(view, all);
  }
  return all;
}

/** The cells of a row in the order of the view's columns. Throws REPSTREAM_ROW naming the column that cannot hold its value. */
export function cellsOf(view: View, values: Readonly<Record<string, unknown>>): Cell[] {
  return encoders(view).map(({ name, column, encode }) => {
    const value = values[name];
    if (value === null && column.nullable) return null;
    const cell = encode(value);
    if (cell !== undefined) return cell;
    throw new RepstreamError(
      'REPSTREAM_ROW',
      `${view.name}.${snakeCase(name)} (${column.kind}) cannot hold ${inspect(value).slice(0, 100)}`,
    );
  });
}
