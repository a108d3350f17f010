/** Who is in a challenge: joining, leaving, and moving everybody to another version. */
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { type Access, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { memberInBody, memberInPath, type Owner } from '../owners.js';
import { Accepted, Id, IdInPath, Key, NullableId, withDefault } from '../schemas.js';

const writersOf = (of: Owner): Access => ({ roles: ['staff', 'admin'], own: { as: ['self'], of } });

const Joining = Type.Object(
  {
    userId: Type.Optional(Type.String({ ...Id, description: 'Who joins; left out: the caller.' })),
    teamId: withDefault(
      Type.Unsafe<string | null>({ ...NullableId, description: 'The gym that they train for; null: none.' }),
      null,
    ),
  },
  { additionalProperties: false },
);
const Member = Type.Object({ id: Id, userId: Id }, { additionalProperties: false });

export const enrolments: Routes = async (app, { commands }) => {
  app.post(
    '/v1/challenges/:id/enrolments',
    {
      config: { access: writersOf(memberInBody) },
      schema: { params: IdInPath, headers: Key, body: Joining, response: { 202: Accepted } },
    },
    async (request, reply) => {
      const { sub: by } = callerOf(request);
      const { userId = by, teamId } = request.body;
      const subject = { challengeId: request.params.id, userId, by };
      return accepted(reply, await commands.once(request, (id) => commands.enrolments.join(id, subject, teamId)));
    },
  );

  app.delete(
    '/v1/challenges/:id/enrolments/:userId',
    { config: { access: writersOf(memberInPath) }, schema: { params: Member, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: challengeId, userId } = request.params;
      const subject = { challengeId, userId, by: callerOf(request).sub };
      return accepted(reply, await commands.enrolments.leave(randomUUID(), subject));
    },
  );
};
