/** /v1/users/{id}/awards and /notices: what a member was given, and told. */
import { Type } from 'typebox';
import { LONGEST_CHAIN } from '../../processors/merges.js';
import type { Access } from '../access.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, IdInPath } from '../schemas.js';
import { awardsView, noticesView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const Listing = Type.Object(cursorQuery, { additionalProperties: false });

const award = {
  ...{ userId: '6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10', awardId: '0b8e7c1d-52b4-5f6a-9d7f-1f6f1f0f8a11' },
  ...{
    challengeId: 'twelve-visits-november',
    challengeName: 'Twelve visits',
    version: 1,
    kind: 'tier',
    name: 'gold',
    earnedAt: '2026-11-05T07:30:00Z',
  },
};
const challengeName = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  description: 'What the challenge is called in this version; null: it is a programme.',
});
/** Under an id that goes on stands what was told to those that were given up for it, and under these nothing: awards are folded so, and notices stay as they were told. */
const TOLD_TO = `not exists (select from merges where user_id = :id) and user_id in (
  with recursive ids(id, hops) as (
    select :id::text, 0 union all
    select m.user_id, hops + 1 from ids join merges m on m.into_user_id = ids.id where hops < ${LONGEST_CHAIN})
  select id from ids)`;

/** Newest first by `at`. */
const listings = [
  {
    view: awardsView,
    reads: ['awards', 'challenges'],
    of: 'user_id = :id',
    at: ['issued_at', 'issuedAt'],
    id: ['award_id', 'awardId'],
    example: { ...award, awardedTo: award.userId, issuedAt: '2026-11-05T07:30:05Z', standing: 'stands', why: null },
  },
  {
    view: noticesView,
    reads: ['notices', 'merges', 'challenges'],
    of: TOLD_TO,
    at: ['told_at', 'toldAt'],
    id: ['notice_id', 'noticeId'],
    example: { ...award, toldAt: '2026-11-05T07:30:05Z', noticeId: '4f1d8f7a-0a2c-5d61-8c43-7d2a5a0e6b52' },
  },
] as const;

export const awards: Routes = async (app, { db }) => {
  for (const { view, reads, of, at, id, example } of listings)
    app.get(
      `/v1/users/:id/${view.name}`,
      {
        config: { access: readers, view: reads },
        schema: {
          params: IdInPath,
          querystring: Listing,
          response: { 200: pageOf(rowOf(view, { challengeName }, example)) },
        },
      },
      async ({ params, query: { cursor, limit } }) => {
        const rows: JsonRow[] = await db(view.name)
          .whereRaw(of, { id: params.id })
          .modify((q) => cursor && q.whereRaw(`(${at[0]}, ${id[0]}) < (?, ?)`, [...placeOf(TimeAndId, cursor)]))
          .orderBy([at, id].map(([column]) => ({ column, order: 'desc' })))
          .limit(limit + 1)
          .select(`${view.name}.*`, nameIn(view.name));
        return page(rows, limit, (row) => [String(row[at[1]]), String(row[id[1]])]);
      },
    );

  const nameIn = (view: string) =>
    db('challenges')
      .whereRaw(`challenges.challenge_id = ${view}.challenge_id and challenges.version = ${view}.version`)
      .limit(1)
      .select('name')
      .as('challenge_name');
};
