/** /v1/users/{id}/awards and /notices: what a member was given, and told. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, IdInPath } from '../schemas.js';
import { awardsView, noticesView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const Listing = Type.Object(cursorQuery, { additionalProperties: false });

interface Award extends JsonRow {
  readonly awardId: string;
  readonly issuedAt: string;
}
interface Notice extends JsonRow {
  readonly noticeId: string;
  readonly toldAt: string;
}

export const awards: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/awards',
    {
      config: { access: readers, view: 'awards' },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(rowOf(awardsView)) } },
    },
    async ({ params, query: { cursor, limit } }) => {
      const rows: Award[] = await db('awards')
        .where('user_id', params.id)
        .modify((q) => cursor && q.whereRaw('(issued_at, award_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'issued_at', order: 'desc' },
          { column: 'award_id', order: 'desc' },
        ])
        .limit(limit + 1);
      return page(rows, limit, ({ issuedAt, awardId }) => [issuedAt, awardId]);
    },
  );

  app.get(
    '/v1/users/:id/notices',
    {
      config: { access: readers, view: 'notices' },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(rowOf(noticesView)) } },
    },
    async ({ params, query: { cursor, limit } }) => {
      const rows: Notice[] = await db('notices')
        .where('user_id', params.id)
        .modify((q) => cursor && q.whereRaw('(told_at, notice_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'told_at', order: 'desc' },
          { column: 'notice_id', order: 'desc' },
        ])
        .limit(limit + 1);
      return page(rows, limit, ({ toldAt, noticeId }) => [toldAt, noticeId]);
    },
  );
};
