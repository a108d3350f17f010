/** /v1/users/{id}/body-metrics: what was measured of a member's body, and what follows from it. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, IdInPath } from '../schemas.js';
import { spanOfTime, within } from '../spans.js';
import { bodyMetricsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Measured = Type.Object(
  { ...spanOfTime, ...cursorQuery },
  { additionalProperties: false, description: 'Newest first.' },
);

interface BodyRow extends JsonRow {
  readonly measuredAt: string;
  readonly measurementId: string;
}

export const bodyMetrics: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/body-metrics',
    {
      config: { access: readers, view: 'body_metrics' },
      schema: { params: IdInPath, querystring: Measured, response: { 200: pageOf(rowOf(bodyMetricsView)) } },
    },
    async ({ params, query: { cursor, limit, ...span } }) => {
      const rows: BodyRow[] = await db('body_metrics')
        .where('user_id', params.id)
        .modify(within('measured_at', span))
        .modify((q) => cursor && q.whereRaw('(measured_at, measurement_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy(['measured_at', 'measurement_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1);
      return page(rows, limit, ({ measuredAt, measurementId }) => [measuredAt, measurementId]);
    },
  );
};
