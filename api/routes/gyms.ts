/** /v1/gyms: where machines stand, their days' time zone and opening hours. */
import { Type } from 'typebox';
import { gyms as topic } from '../../schemas/topics.js';
import { ADMIN, PEOPLE } from '../access.js';
import { findEntry, listEntries } from '../catalogue.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { invalid } from '../problem.js';
import { pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, IdInPath, Timestamp, withDefault } from '../schemas.js';
import { gymsView } from '../views.js';

const Listing = Type.Object(cursorQuery, { additionalProperties: false });
const OpeningHours = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 Monday to 7 Sunday (ISO 8601).' }),
    opensMinute: Type.Integer({ minimum: 0, maximum: 1_439, description: 'Minutes after midnight.' }),
    closesMinute: Type.Integer({
      minimum: 1,
      maximum: 2_880,
      description: 'Minutes after midnight; over 1440: after midnight.',
    }),
  },
  { additionalProperties: false },
);
const Entry = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    timeZone: Type.String({ format: 'time-zone', maxLength: 64, description: "IANA time zone of the gym's days." }),
    openingHours: withDefault(Type.Array(OpeningHours, { maxItems: 50, description: 'Empty: always open.' }), []),
    validFrom: Type.Optional(Timestamp),
  },
  { additionalProperties: false },
);
const Gym = rowOf(gymsView);

export const gyms: Routes = async (app, { db, commands }) => {
  app.get(
    '/v1/gyms',
    { config: { access: PEOPLE, view: 'gyms' }, schema: { querystring: Listing, response: { 200: pageOf(Gym) } } },
    async ({ query }) => listEntries(db, 'gyms', 'gym_id', query),
  );

  app.get(
    '/v1/gyms/:id',
    { config: { access: PEOPLE, view: 'gyms' }, schema: { params: IdInPath, response: { 200: Gym } } },
    async ({ params }) => findEntry(db, 'gyms', 'gym_id', params.id),
  );

  app.put(
    '/v1/gyms/:id',
    { config: { access: ADMIN }, schema: { params: IdInPath, body: Entry, response: { 202: Accepted } } },
    async ({ params, body }, reply) => {
      const backwards = body.openingHours.findIndex(({ opensMinute, closesMinute }) => closesMinute <= opensMinute);
      if (backwards >= 0) throw invalid(`/body/openingHours/${backwards}/closesMinute`, 'must be after opensMinute');
      return accepted(reply, await commands.putEntry(topic, { ...body, gymId: params.id }));
    },
  );
};
