/** Schema `analytics` as Parquet files: all tables as of one moment, each whole or not there. */
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../deploy/user-error.js';
import { type Database, identifier, type Sql } from '../../engine/postgres.js';
import { type ExportedColumn, openParquet, selected } from './parquet.js';

/** A file that was written. */
interface ExportedTable {
  readonly table: string;
  readonly file: string;
  readonly rows: number;
}

export interface Exported {
  /** The latest tick that all that is in it has seen. */
  readonly asOf: string;
  readonly tables: readonly ExportedTable[];
}

/** Rows in memory at a time; each such lot is a row group of the file. */
const ROWS_AT_A_TIME = 10_000;

interface Table {
  readonly table: string;
  readonly comment: string | null;
  readonly columns: readonly ExportedColumn[];
}

/** Writes every table of `analytics` to `folder`. Throws a UserError when that cannot be; then no file has its final name. */
export async function exportAnalytics(
  database: Database,
  folder: string,
  onTable: (table: string) => void = () => {},
): Promise<Exported> {
  prepare(folder);
  const parts: { readonly part: string; readonly file: string }[] = [];
  try {
    const exported = await database.session((session) =>
      session.transaction(async (sql) => {
        await sql.query('set transaction isolation level repeatable read, read only');
        const asOf = await asOfAll(sql);
        const tables: ExportedTable[] = [];
        for (const table of await tablesOf(sql)) {
          onTable(table.table);
          const file = join(folder, `${table.table}.${asOf.replaceAll(':', '')}.parquet`);
          const part = `${file}.part`;
          parts.push({ part, file });
          tables.push({ table: table.table, file, rows: await write(sql, table, part, asOf) });
        }
        return { asOf, tables };
      }),
    );
    for (const { part, file } of parts) renameSync(part, file);
    return exported;
  } catch (error) {
    for (const { part } of parts) rmSync(part, { force: true });
    throw isOfFile(error)
      ? new UserError(`the files cannot be written to ${folder}: ${error.message}`, { cause: error })
      : error;
  }
}

function prepare(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UserError(`${folder} is no folder that can be written to: ${(error as Error).message}`, { cause: error });
  }
}

/** Of the file system: those of Postgres have codes of their own, and of a socket other calls. */
const isOfFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && ['open', 'write', 'rename', 'mkdir'].includes(String(error.syscall));

async function asOfAll(sql: Sql): Promise<string> {
  const [known] = await sql.query<{ at: Date | null; waiting: number }>(
    'select min(tick) as at, count(*) filter (where tick is null) as waiting from models.processor_tasks where promoted',
  );
  if (known?.at && known.waiting === 0) return known.at.toISOString();
  throw new UserError('nobody knows yet as of when the views are: wait until every task has folded its first tick');
}

const tablesOf = (sql: Sql) =>
  sql.query<Table & Record<string, unknown>>(
    `select c.relname as "table", obj_description(c.oid) as comment,
       jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'comment', col_description(c.oid, a.attnum))
         order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'analytics'::regnamespace and c.relkind = 'v' group by c.oid, c.relname order by c.relname`,
  );

async function write(sql: Sql, { table, comment, columns }: Table, path: string, asOf: string): Promise<number> {
  await sql.query(
    `declare exported no scroll cursor for select ${selected(columns)} from analytics.${identifier(table)}`,
  );
  const comments = Object.fromEntries(columns.map(({ name, comment }) => [`comment.${name}`, comment ?? '']));
  const file = openParquet(path, columns, {
    'as-of': asOf,
    table: `analytics.${table}`,
    comment: comment ?? '',
    ...comments,
  });
  let count = 0;
  for (;;) {
    const rows = await sql.query(`fetch ${ROWS_AT_A_TIME} from exported`);
    if (rows.length === 0) break;
    await file.write(rows);
    count += rows.length;
  }
  await file.finish();
  await sql.query('close exported');
  return count;
}
