/** How columns of Postgres stand in Parquet, and files of them. */
import { type ColumnSource, fileWriter, ParquetWriter } from 'hyparquet-writer';
import { identifier } from '../../engine/postgres.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** A column of a view, as Postgres names it and its type. */
export interface ExportedColumn {
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
}

interface Kind {
  /** The leaf of the column; its repetition is given with its place. */
  readonly leaf: Omit<SchemaElement, 'name' | 'repetition_type'>;
  readonly list?: true;
  /** The cell as it is asked for. */
  readonly select: (cell: string) => string;
  /** What came of it, as the file holds it; nulls are not asked about. */
  readonly from: (cell: never) => unknown;
}

const same = (cell: unknown) => cell;
const asIs = (cell: string) => cell;
const text: SchemaElement = { name: '', type: 'BYTE_ARRAY', converted_type: 'UTF8' };

/** By type in SQL; numbers that no double holds travel as text. */
const kinds: Readonly<Record<string, Kind>> = {
  text: { leaf: text, select: asIs, from: same },
  uuid: { leaf: text, select: (cell) => `${cell}::text`, from: same },
  boolean: { leaf: { type: 'BOOLEAN' }, select: asIs, from: same },
  integer: { leaf: { type: 'INT32' }, select: asIs, from: same },
  bigint: { leaf: { type: 'INT64' }, select: (cell) => `${cell}::text`, from: (cell: string) => BigInt(cell) },
  'double precision': { leaf: { type: 'DOUBLE' }, select: asIs, from: same },
  'timestamp with time zone': {
    leaf: {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MICROS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
    },
    select: (cell) => `(extract(epoch from ${cell}) * 1000000)::bigint::text`,
    from: (cell: string) => BigInt(cell),
  },
  date: {
    leaf: { type: 'INT32', converted_type: 'DATE' },
    select: (cell) => `${cell} - date '1970-01-01'`,
    from: same,
  },
  jsonb: { leaf: { type: 'BYTE_ARRAY', converted_type: 'JSON' }, select: asIs, from: same },
  'text[]': { leaf: text, list: true, select: asIs, from: same },
  'uuid[]': { leaf: text, list: true, select: (cell) => `${cell}::text[]`, from: same },
  'integer[]': { leaf: { type: 'INT32' }, list: true, select: asIs, from: same },
};

function kindOf({ name, type }: ExportedColumn): Kind {
  const kind = kinds[type];
  if (!kind) throw new Error(`${name} is ${type}, which no Parquet file of ours holds`);
  return kind;
}

/** What is asked for: every column by its own name. */
export const selected = (columns: readonly ExportedColumn[]): string =>
  columns.map((column) => `${kindOf(column).select(identifier(column.name))} as ${identifier(column.name)}`).join(', ');

/** Every column may be null: views do not say which may not. */
const elementsOf = (column: ExportedColumn): SchemaElement[] => {
  const { leaf, list } = kindOf(column);
  if (!list) return [{ ...leaf, name: column.name, repetition_type: 'OPTIONAL' }];
  return [
    { name: column.name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { ...leaf, name: 'element', repetition_type: 'OPTIONAL' },
  ];
};

/** A file that is being written; rows go out as they come. */
interface ParquetFile {
  write(rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  finish(): Promise<void>;
}

/** Opens a file of these columns; `about` stands in its metadata. */
export function openParquet(
  path: string,
  columns: readonly ExportedColumn[],
  about: Readonly<Record<string, string>>,
): ParquetFile {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'repstream',
  });
  return {
    async write(rows) {
      const columnData: ColumnSource[] = columns.map((column) => {
        const from = kindOf(column).from as (cell: unknown) => unknown;
        return { name: column.name, data: rows.map(({ [column.name]: cell }) => (cell === null ? null : from(cell))) };
      });
      await writer.write({ columnData, rowGroupSize: rows.length });
    },
    finish: async () => writer.finish(),
  };
}
