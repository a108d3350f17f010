/** Entries of the catalogue: the views have one row per id, the entry that is valid last. */
import { LastId, page, placeOf } from './cursor.js';
import type { Database } from './database.js';
import { Problem } from './problem.js';
import type { JsonRow } from './row-schema.js';

interface Paging {
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of entries by id, narrowed by columns. */
export async function listEntries(
  db: Database,
  view: string,
  id: string,
  { cursor, limit }: Paging,
  where: Readonly<Record<string, string>> = {},
) {
  const rows: JsonRow[] = await db(view)
    .where(where)
    .modify((q) => cursor && q.where(id, '>', ...placeOf(LastId, cursor)))
    .orderBy(id)
    .limit(limit + 1);
  const name = id.replace('_id', 'Id');
  return page(rows, limit, (last) => [String(last[name])]);
}

/** The entry of one id; throws a 404 when there is none. */
export async function findEntry(db: Database, view: string, id: string, value: string): Promise<JsonRow> {
  const row = await db(view).where(id, value).first<JsonRow | undefined>();
  if (!row) throw new Problem('not-found', `There is no ${view} entry of this id.`);
  return row;
}
