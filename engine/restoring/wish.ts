/** Wishes that tasks be renewed: written into their rows, noticed by their owners at the next tick. */
import type { Sql } from '../postgres.js';
import type { Wish } from './renewal.js';

/** Notes a wish for these tasks. */
export const wish = (sql: Sql, lineage: string, partitions: readonly number[], of: Wish) =>
  sql.query('update engine.tasks set wish = $3 where lineage = $1 and partition = any($2::int[])', [
    lineage,
    partitions,
    JSON.stringify(of),
  ]);

/** Whether one of these tasks is wished for. */
export async function isWishedFor(sql: Sql, lineage: string, partitions: readonly number[]): Promise<boolean> {
  const rows = await sql.query(
    'select 1 from engine.tasks where lineage = $1 and partition = any($2::int[]) and wish is not null limit 1',
    [lineage, partitions],
  );
  return rows.length > 0;
}
