/** /v1/live/sessions/{id}/events: what a machine says of a session, as it says it. */
import { Type } from 'typebox';
import { type Access, stillMay } from '../access.js';
import type { Routes } from '../dependencies.js';
import { sessionInPathOrScanned } from '../owners.js';
import { Problem } from '../problem.js';
import { LastEventId, streamOf } from '../push/event-schema.js';
import { sessionAsked } from '../push/session-asked.js';
import { sessionEvents } from '../push/session-events.js';
import { UuidInPath } from '../schemas.js';
import { beganAt } from '../sessions.js';

const Headers = Type.Interface([LastEventId], {
  'repstream-claim': Type.Optional(
    Type.String({
      maxLength: 2_000,
      description: "A machine's claim token: with it anybody signed in may watch a guest.",
    }),
  ),
});
const From = Type.Object(
  {
    from: Type.Optional(
      Type.Literal('start', {
        description:
          'Tell first what was said since the session began; who comes back with Last-Event-ID goes on from there. Left out: from now on.',
      }),
    ),
  },
  { additionalProperties: false },
);
const Over = Type.Null({ description: 'The session is over, and you were told so: do not come back.' });

export const liveStreams: Routes = async (app, { db, keys, push }) => {
  const viewers: Access = {
    roles: ['staff', 'admin'],
    own: { as: ['self', 'trainer', 'device'], of: sessionInPathOrScanned(keys.secret) },
  };

  app.get(
    '/v1/live/sessions/:id/events',
    {
      exposeHeadRoute: false,
      config: { access: viewers, produces: 'text/event-stream' },
      schema: {
        params: UuidInPath,
        querystring: From,
        headers: Headers,
        response: { 200: streamOf(sessionEvents), 204: Over },
      },
    },
    async (request, reply) => {
      const session = await sessionAsked(request, db, keys.secret);
      if (!session || session.telemetryPartitions.length === 0)
        throw new Problem('not-found', 'There is no such session of a machine.');
      const since = request.query.from === 'start' ? await beganAt(db, session.sessionId) : null;
      await push.sessions.open(request, reply, { session, db, since, stillMay: () => stillMay(request, db) });
    },
  );
};
