/** /v1/me: who am I. */
import { Type } from 'typebox';
import { callerOf } from '../access.js';
import type { Routes } from '../dependencies.js';
import { type JsonRow, rowOf } from '../row-schema.js';
import { roles } from '../tokens.js';
import { membersView } from '../views.js';

const Me = Type.Object({
  sub: Type.String({ description: 'userId, or for a device its equipmentId.' }),
  role: Type.Enum(roles),
  gyms: Type.Array(Type.String()),
  profile: Type.Unsafe<JsonRow | null>(Type.Union([rowOf(membersView), Type.Null()])),
});

export const me: Routes = async (app, { db }) => {
  app.get(
    '/v1/me',
    { config: { access: { roles: [...roles] }, view: 'members' }, schema: { response: { 200: Me } } },
    async (request) => {
      const { sub, role, gyms } = callerOf(request);
      const profile =
        role === 'device' ? undefined : await db('members').where('user_id', sub).first<JsonRow | undefined>();
      return { sub, role, gyms: [...gyms], profile: profile ?? null };
    },
  );
};
