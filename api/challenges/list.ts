/** The last version of each challenge: what members can still train for first, by its end; then what is over or withdrawn, newest first. */
import { ChallengePlace, page, placeOf } from '../cursor.js';
import type { Database } from '../database.js';
import { type ChallengeRow, withSentence } from './rows.js';
import { withMembers } from './taking-part.js';

interface Listing {
  readonly at?: string;
  readonly gym?: string;
  readonly cursor?: string;
  readonly limit: number;
}

interface Placed extends ChallengeRow {
  readonly isOver: boolean;
  readonly place: number;
}

/** A page of them; pages of one list are as of one time, though challenges end meanwhile. */
export async function listChallenges(db: Database, { at, gym, cursor, limit }: Listing) {
  const [now, ...after] = cursor ? placeOf(ChallengePlace, cursor) : [new Date().toISOString()];
  const last = db('challenges')
    .distinctOn('challenge_id')
    .orderBy(['challenge_id', { column: 'version', order: 'desc' }])
    .as('last');
  const judged = db
    .from(last)
    .select('last.*', db.raw('withdrawn or ends_at <= ? as is_over', [now]))
    .as('judged');
  const placed = db
    .from(judged)
    .select(
      'judged.*',
      db.raw('(case when is_over then -1 else 1 end * extract(epoch from ends_at) * 1000)::bigint as place'),
    )
    .as('placed');
  const rows: Placed[] = await db
    .from(placed)
    .modify((q) => at && q.where('starts_at', '<=', at).where('ends_at', '>', at))
    .modify((q) => gym && q.whereRaw(`(gyms = '{}' or ? = any(gyms))`, [gym]))
    .modify((q) => cursor && q.whereRaw('(is_over, place, challenge_id) > (?, ?, ?)', [...after]))
    .orderBy(['is_over', 'place', 'challenge_id'])
    .limit(limit + 1);
  const { items, next } = page(rows, limit, ({ isOver, place, challengeId }) => [now, isOver, place, challengeId]);
  return { items: (await withMembers(db, items)).map(withSentence), next };
}
