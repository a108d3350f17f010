/** /v1/users/{id}/events: what changes of a member, as it changes. */
import { Type } from 'typebox';
import { type Access, stillMay } from '../access.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { eventOf, LastEventId, streamOf } from '../push/event-schema.js';
import { memberEvents } from '../push/member-topics.js';
import { IdInPath } from '../schemas.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const entity = Type.String({ description: 'What it is about: the last event of an entity is how it is.' });
const Events = streamOf([
  ...memberEvents.map(({ event, topic, shape }) =>
    eventOf(event, topic.comment, Type.Object({ entity, value: shape.schema })),
  ),
  eventOf(
    'removed',
    'It is no longer there, or no longer theirs.',
    Type.Object({ of: Type.Enum(memberEvents.map(({ event }) => event)), entity }),
  ),
]);

export const memberStreams: Routes = async (app, { db, push }) => {
  app.get(
    '/v1/users/:id/events',
    {
      exposeHeadRoute: false,
      config: { access: readers, produces: 'text/event-stream' },
      schema: { params: IdInPath, headers: LastEventId, response: { 200: Events } },
    },
    (request, reply) => push.members.open(request, reply, request.params.id, () => stillMay(request, db)),
  );
};
