/** Views as data: columns with units and comments, from which DDL, SQL comments, row types and the data dictionary are made. */

type ColumnKind =
  | 'text'
  | 'uuid'
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'float'
  | 'timestamp'
  | 'date'
  | 'texts'
  | 'uuids'
  | 'integers'
  | 'json';

/** A column: its kind, whether it may be null, its unit and meaning. `Value` is the TypeScript type of a cell. */
export interface Column<Value = unknown> {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  readonly comment: string;
  /** Tells who somebody is, or what is nobody's business but theirs: analysts do not get it. */
  readonly personal?: true;
  /** The column counts people: all whom the row is about, or some of them. */
  readonly people?: 'all' | 'some';
  /** Never set: carries the TypeScript type. */
  readonly value?: Value;
}

const column =
  <Value>(kind: ColumnKind) =>
  (comment: string): Column<Value> => ({ kind, nullable: false, comment });

export const text = column<string>('text');
export const uuid = column<string>('uuid');
export const boolean = column<boolean>('boolean');
/** A 32-bit integer. */
export const integer = column<number>('integer');
/** An integer up to ±(2^53 − 1). */
export const bigint = column<number>('bigint');
/** A float, rounded to 6 significant digits when the row is made. */
export const float = column<number>('float');
/** Milliseconds since the epoch in a fold; timestamptz in SQL. */
export const timestamp = column<number>('timestamp');
/** A calendar day, `YYYY-MM-DD`, of the years 1 to 9999. */
export const date = column<string>('date');
export const texts = column<readonly string[]>('texts');
export const uuids = column<readonly string[]>('uuids');
export const integers = column<readonly number[]>('integers');
export const json = column<object>('json');

/** The same column, but null is a value: nothing is known. */
export const nullable = <Value>(column: Column<Value>): Column<Value | null> =>
  ({ ...column, nullable: true }) as Column<Value | null>;

/** The same column, not for analysts: an id of a person or of what one person did, words, a moment, a figure of somebody's body. */
export const personal = <Value>(column: Column<Value>): Column<Value> => ({ ...column, personal: true });
/** The same column: how many people the row is about. Analysts get no row of too few. */
export const people = <Value>(column: Column<Value>): Column<Value> => ({ ...column, people: 'all' });
/** The same column: how many of these. Analysts get no number that tells of too few, or of all but too few. */
export const somePeople = <Value>(column: Column<Value>): Column<Value> => ({ ...column, people: 'some' });

export type Columns = Readonly<Record<string, Column>>;
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never };

/** A row as a fold shows it. */
export interface Row<Name extends string = string> {
  readonly kind: 'row';
  readonly view: Name;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A Postgres table that exactly one processor writes. Column names are camelCase here and snake_case in SQL. */
// biome-ignore lint/suspicious/noExplicitAny: without a parameter, a view of any columns
export interface View<Name extends string = string, C extends Columns = any> {
  readonly name: Name;
  readonly comment: string;
  /** Columns that tell rows of one key apart; the physical primary key begins with the processor's key and task. */
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  /** Public views have a stable name in schema `models`; private ones are the processor's own. */
  readonly access: 'public' | 'private';
  /** Columns to index besides the primary key, each a list; never a column that moves with every event. */
  readonly indexes: readonly (readonly (keyof C & string)[])[];
  /** Columns that name people, of a processor that is not keyed by them: a row about somebody who was erased is not shown. */
  readonly subjects: readonly (keyof C & string)[];
  /** Analysts read it, without what is personal, in schema `analytics`; left out: they do not. */
  readonly analysts?: true;
  /** How late a row may be, end to end: from the broker's time of a fact until the row shows it, ms. More is a breach. */
  readonly freshWithinMs: number;
  row(values: RowOf<C>): Row<Name>;
}

/** Declares a view; `row` is typed from the columns. */
export function view<Name extends string, C extends Columns>(
  name: Name,
  declared: {
    comment: string;
    key: readonly (keyof C & string)[];
    columns: C;
    freshWithinMs: number;
    access?: 'public' | 'private';
    indexes?: readonly (readonly (keyof C & string)[])[];
    subjects?: readonly (keyof C & string)[];
    analysts?: true;
  },
): View<Name, C> {
  return {
    access: 'public',
    indexes: [],
    subjects: [],
    ...declared,
    name,
    row: (values) => ({ kind: 'row', view: name, values }),
  };
}

/** `startedAt` → `started_at`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of a view, in order. */
export const columnsOf = (view: Pick<View, 'columns'>): [string, Column][] => Object.entries(view.columns as Columns);
