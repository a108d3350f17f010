/** Digests of what stands in a table: equal digests mean equal rows, whatever their order. */
import { identifier, type Sql } from '../postgres.js';

/** What is digested: a table, or a query in parentheses, with `key`, `task` and these columns. */
export interface Content {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface Digest {
  readonly rows: number;
  /** 32 hex digits. */
  readonly digest: string;
}

/** The keys that are left out must stand in the temporary table `left_out` (key, task). */
export const NOT_LEFT_OUT = '(t.key, t.task) not in (select key, task from left_out)';

/** What makes the text of a cell the same whoever asks; to be said in the transaction that digests. */
export const SAME_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1`;

/**
 * Each row's text is hashed to 128 bits (MD5), and the halves are summed modulo 2⁶⁴: no order, no memory. Two contents that differ by chance
 * have one digest once in 2¹²⁸; against somebody who means to deceive it is no proof.
 */
export async function digestOf(sql: Sql, { table, columns }: Content, tasks: readonly number[]): Promise<Digest> {
  const cells = ['key', 'task', ...columns].map((column) => `t.${identifier(column)}`).join(', ');
  const [row] = await sql.query<{ rows: number; high: string | null; low: string | null }>(
    `select count(*) as rows, sum(('x' || left(hash, 16))::bit(64)::bigint)::text as high,
       sum(('x' || right(hash, 16))::bit(64)::bigint)::text as low
     from (select md5(row(${cells})::text) as hash from ${table} t where t.task = any($1) and ${NOT_LEFT_OUT}) hashed`,
    [tasks],
  );
  const half = (sum: string | null | undefined) =>
    BigInt.asUintN(64, BigInt(sum ?? 0))
      .toString(16)
      .padStart(16, '0');
  return { rows: row?.rows ?? 0, digest: half(row?.high) + half(row?.low) };
}
