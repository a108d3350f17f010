/** /v1/users/{id}/merges: two ids of one person. */
import { Type } from 'typebox';
import { type Access, callerOf, STAFF } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Routes } from '../dependencies.js';
import { otherIdInBody, userInPath } from '../owners.js';
import { whereOf } from '../places.js';
import { Accepted, Id, IdInPath } from '../schemas.js';

const Merge = Type.Object(
  {
    from: Type.String({
      ...Id,
      description: 'The id that is given up: what is under it belongs to the id in the path.',
    }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);
const BothIds = Type.Object({ id: Id, from: Id }, { additionalProperties: false });

const dividers: Access = { ...STAFF, places: [whereOf(userInPath)] };
const mergers: Access = { ...STAFF, places: [whereOf(userInPath), whereOf(otherIdInBody)] };

export const merges: Routes = async (app, { commands }) => {
  app.post(
    '/v1/users/:id/merges',
    { config: { access: mergers }, schema: { params: IdInPath, body: Merge, response: { 202: Accepted } } },
    async (request, reply) => {
      const { params, body } = request;
      return accepted(reply, await commands.merges.merge({ ...body, into: params.id, by: callerOf(request).sub }));
    },
  );

  app.delete(
    '/v1/users/:id/merges/:from',
    { config: { access: dividers }, schema: { params: BothIds, response: { 202: Accepted } } },
    async (request, reply) => {
      const { id: into, from } = request.params;
      const decision = { from, into, by: callerOf(request).sub, reason: 'taken back' };
      return accepted(reply, await commands.merges.takeBack(decision));
    },
  );
};
