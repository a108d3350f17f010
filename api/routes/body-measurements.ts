/** /v1/users/{id}/body-measurements: what was measured of a body, entered and put right. */
import { Type } from 'typebox';
import { type Access, callerOf, STAFF } from '../access.js';
import { accepted } from '../commands/commands.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { whereOf } from '../places.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, IdInPath, Key, nullableInteger, Timestamp, Uuid } from '../schemas.js';
import { bodyMeasurementsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };
const measurers: Access = { roles: ['staff', 'admin'], own: { as: ['self'], of: userInPath } };

const figures = {
  weightGrams: Type.Optional(nullableInteger(2_000, 700_000, 'Body weight, g.')),
  heightMm: Type.Optional(nullableInteger(300, 3_000, 'Body height, mm.')),
  bodyFatBp: Type.Optional(nullableInteger(0, 10_000, 'Body fat, 1/100 %.')),
  muscleMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Muscle mass, g.')),
  waterMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Body water, g.')),
  boneMassGrams: Type.Optional(nullableInteger(0, 700_000, 'Bone mass, g.')),
  visceralFatRating: Type.Optional(nullableInteger(1, 59, "Visceral fat rating on the scale's own scale.")),
  restingHeartRateBpm: Type.Optional(nullableInteger(20, 250, 'Resting heart rate, 1/min.')),
};
const Figures = Type.Object({ at: Type.Optional(Timestamp), ...figures }, { additionalProperties: false });

const Nothing = Type.Unsafe<Record<string, never>>(Type.Object({}, { additionalProperties: false }));
const Decision = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    voided: Type.Optional(Nothing),
    reinstated: Type.Optional(Nothing),
    edited: Type.Optional(
      Type.Object(figures, {
        additionalProperties: false,
        description: 'Figures put right; the others are as measured.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Exactly one of voided, reinstated and edited.' },
);
const UserAndMeasurement = Type.Object({ id: Id, measurementId: Uuid }, { additionalProperties: false });
const Listing = Type.Object(cursorQuery, { additionalProperties: false });

interface MeasurementRow extends JsonRow {
  readonly measuredAt: string;
  readonly measurementId: string;
}

const deciders: Access = { ...STAFF, places: [whereOf(userInPath)] };

export const bodyMeasurements: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/users/:id/body-measurements',
    {
      config: { access: readers, view: 'body_measurements' },
      schema: { params: IdInPath, querystring: Listing, response: { 200: pageOf(rowOf(bodyMeasurementsView)) } },
    },
    async ({ params, query: { cursor, limit } }) => {
      const rows: MeasurementRow[] = await db('body_measurements')
        .where('user_id', params.id)
        .modify((q) => cursor && q.whereRaw('(measured_at, measurement_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'measured_at', order: 'desc' },
          { column: 'measurement_id', order: 'desc' },
        ])
        .limit(limit + 1);
      return page(rows, limit, ({ measuredAt, measurementId }) => [measuredAt, measurementId]);
    },
  );

  app.post(
    '/v1/users/:id/body-measurements',
    {
      config: { access: measurers },
      schema: { params: IdInPath, headers: Key, body: Figures, response: { 202: Accepted } },
    },
    async (request, reply) =>
      accepted(reply, await commands.once(request, (id) => commands.measureBody(id, request.params.id, request.body))),
  );

  app.post(
    '/v1/users/:id/body-measurements/:measurementId/amendments',
    {
      config: { access: deciders },
      schema: { params: UserAndMeasurement, headers: Key, body: Decision, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { id: userId, measurementId } = request.params;
      const about = { userId, measurementId, by: callerOf(request).sub };
      const amend = (id: string) => commands.amendMeasurement(id, about, request.body);
      return accepted(reply, await commands.once(request, amend));
    },
  );
};
