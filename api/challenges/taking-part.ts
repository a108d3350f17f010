/** How many members take part in challenges, alone or for a team; who left is not counted. */
import type { Database } from '../database.js';

const taking = (db: Database, challengeIds: readonly string[], ...columns: string[]) => {
  const of = (view: string) =>
    db(view)
      .select(columns)
      .whereRaw('challenge_id = any(?)', [[...challengeIds]]);
  return db.from(of('challenge_progress').unionAll(of('contributions')).as('taking')).groupBy(columns);
};

/** The same challenges with their `members`; asked once for all of them, by indexes alone. */
export async function withMembers<Row extends { readonly challengeId: string }>(db: Database, rows: readonly Row[]) {
  const ids = rows.map(({ challengeId }) => challengeId);
  const counted: { challengeId: string; members: number }[] = await taking(db, ids, 'challenge_id').select(
    'challenge_id',
    db.raw('count(*)::int as members'),
  );
  const members = new Map(counted.map((one) => [one.challengeId, one.members]));
  return rows.map((row) => ({ ...row, members: members.get(row.challengeId) ?? 0 }));
}

/** Of one challenge, by the version by which they are judged. */
export const membersByVersion = (
  db: Database,
  challengeId: string,
): Promise<{ readonly version: number; readonly members: number }[]> =>
  taking(db, [challengeId], 'version').select('version', db.raw('count(*)::int as members')).orderBy('version');
