/** The last version of each programme, by id. */
import { LastId, page, placeOf } from '../cursor.js';
import type { Database } from '../database.js';
import { type ProgrammeRow, withSentences } from './rows.js';

interface Listing {
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of them. */
export async function listProgrammes(db: Database, { cursor, limit }: Listing) {
  const rows: ProgrammeRow[] = await db('programmes')
    .distinctOn('programme_id')
    .modify((q) => cursor && q.where('programme_id', '>', placeOf(LastId, cursor)[0]))
    .orderBy(['programme_id', { column: 'version', order: 'desc' }])
    .limit(limit + 1);
  return page(rows.map(withSentences), limit, ({ programmeId }) => [programmeId]);
}
