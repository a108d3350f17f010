/** /v1/me: who am I, and who read my data. */
import { Type } from 'typebox';
import { callerOf, PEOPLE } from '../access.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Database } from '../database.js';
import type { Routes } from '../dependencies.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { cursorQuery } from '../schemas.js';
import { roles } from '../tokens.js';
import { accessesView, membersView } from '../views.js';

type Profile = JsonRow & { readonly timeZone: string };

const Me = Type.Object({
  sub: Type.String({ description: 'userId, or for a device its equipmentId.' }),
  role: Type.Enum(roles),
  gyms: Type.Array(Type.String()),
  profile: Type.Unsafe<JsonRow | null>(Type.Union([rowOf(membersView), Type.Null()])),
  timeZone: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: "IANA zone of the profile, of a device that of its machine's gym; null: not known.",
  }),
});

const Access = rowOf(
  accessesView,
  {
    readByName: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'What who read is called; null: no profile, as of a service or of who was erased.',
    }),
  },
  {
    ...{ accessId: '0192d3a4-5b6c-7d8e-9f00-112233445566', userId: '6a1f5a5e-8f0e-4c52-9d0a-3f1c9a2b7e10' },
    ...{ readBy: 'b7c1d2e3-0a1b-4c2d-8e3f-4a5b6c7d8e9f', readByName: 'Tom', role: 'trainer' },
    ...{ path: '/v1/users/{id}/workouts', readAt: '2026-11-05T07:30:00Z' },
  },
);

/** The person with the ids that were merged into theirs: what was read under one of them was read about the same person. */
const IDS = `with recursive ids(id) as (
    select ?::text union select m.user_id from merges m join ids on m.into_user_id = ids.id)
  select id from ids`;

/** That of the gym where it stands; null: it or its gym is not in the catalogue. */
async function zoneOfMachine(db: Database, equipmentId: string): Promise<string | null> {
  const row = await db('equipment')
    .join('gyms', 'gyms.gym_id', 'equipment.gym_id')
    .where('equipment_id', equipmentId)
    .first<{ readonly timeZone: string } | undefined>('gyms.time_zone');
  return row?.timeZone ?? null;
}

export const me: Routes = async (app, { db }) => {
  app.get(
    '/v1/me',
    {
      config: { access: { roles: [...roles] }, view: ['members', 'equipment', 'gyms'] },
      schema: { response: { 200: Me } },
    },
    async (request) => {
      const { sub, role, gyms } = callerOf(request);
      const caller = { sub, role, gyms: [...gyms] };
      if (role === 'device') return { ...caller, profile: null, timeZone: await zoneOfMachine(db, sub) };
      const profile = await db('members').where('user_id', sub).first<Profile | undefined>();
      return { ...caller, profile: profile ?? null, timeZone: profile?.timeZone ?? null };
    },
  );

  app.get(
    '/v1/me/access-log',
    {
      config: { access: PEOPLE, view: ['accesses', 'members', 'merges'] },
      schema: {
        querystring: Type.Object(cursorQuery, { additionalProperties: false }),
        response: { 200: pageOf(Access) },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const rows: JsonRow[] = await db('accesses')
        .leftJoin('members', 'members.user_id', 'accesses.read_by')
        .whereRaw(`accesses.user_id in (${IDS})`, [callerOf(request).sub])
        .modify((q) => cursor && q.whereRaw('(read_at, access_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy(['read_at', 'access_id'].map((column) => ({ column, order: 'desc' })))
        .limit(limit + 1)
        .select('accesses.*', 'members.display_name as read_by_name');
      return page(rows, limit, ({ readAt, accessId }) => [String(readAt), String(accessId)]);
    },
  );
};
