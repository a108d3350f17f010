/** /v1/live/sessions: what goes on now, and how a guest's session becomes a member's. */
import { Type } from 'typebox';
import { type Access, callerOf, PEOPLE } from '../access.js';
import { accepted } from '../commands/commands.js';
import { page, placeOf, TimeAndId } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { judgedAt } from '../live/judged.js';
import { findLive } from '../live/session.js';
import { sessionInPath, sessionInPathForNow, userOrMachineInQuery } from '../owners.js';
import { gymInQuery } from '../places.js';
import { Problem } from '../problem.js';
import { type JsonRow, pageOf, rowOf } from '../row-schema.js';
import { Accepted, cursorQuery, Id, Key, Timestamp, UuidInPath } from '../schemas.js';
import { checkClaim, signClaim } from '../tokens.js';
import { liveSessions } from '../views.js';

const listers: Access = {
  roles: ['staff', 'admin'],
  own: { as: ['self', 'trainer', 'device'], of: userOrMachineInQuery },
  places: [gymInQuery],
};
const viewers: Access = {
  roles: ['staff', 'admin'],
  own: { as: ['self', 'trainer', 'device'], of: sessionInPathForNow },
};
const signers: Access = { roles: ['staff', 'admin'], own: { as: ['device'], of: sessionInPath } };

type LiveRow = JsonRow & { readonly startedAt: string; readonly sessionId: string };

const Listing = Type.Object(
  { gym: Type.Optional(Id), user: Type.Optional(Id), equipment: Type.Optional(Id), ...cursorQuery },
  { additionalProperties: false },
);
const ClaimToken = Type.Object({ token: Type.String(), expiresAt: Timestamp });
const Claim = Type.Object({ token: Type.String({ minLength: 1, maxLength: 2_000 }) }, { additionalProperties: false });
const Live = rowOf(liveSessions);
const Standings = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        challengeId: Type.String({ description: 'The challenge, or `programme:` and the programme whose plan it is.' }),
        name: Type.String(),
        fraction: Type.Number({ minimum: 0, maximum: 1 }),
        complete: Type.Boolean(),
      }),
    ),
  },
  {
    description:
      'How the member stands in what the session counts for, by the server: what a machine may show of them.',
  },
);

export const live: Routes = async (app, { db, keys, commands }) => {
  app.get(
    '/v1/live/sessions',
    {
      config: { access: listers, view: 'live_sessions' },
      schema: { querystring: Listing, response: { 200: pageOf(Live) } },
    },
    async ({ query: { gym, user, equipment, cursor, limit } }) => {
      const rows: LiveRow[] = await db('live_sessions')
        .modify((q) => gym && q.where('gym_id', gym))
        .modify((q) => user && q.where('user_id', user))
        .modify((q) => equipment && q.where('equipment_id', equipment))
        .modify((q) => cursor && q.whereRaw('(started_at, session_id) < (?, ?)', [...placeOf(TimeAndId, cursor)]))
        .orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'session_id', order: 'desc' },
        ])
        .limit(limit + 1);
      return page(rows, limit, ({ startedAt, sessionId }) => [startedAt, sessionId]);
    },
  );

  app.get(
    '/v1/live/sessions/:id',
    { config: { access: viewers, view: 'live_sessions' }, schema: { params: UuidInPath, response: { 200: Live } } },
    async ({ params }): Promise<JsonRow> => {
      const session = await db('live_sessions').where('session_id', params.id).first<JsonRow | undefined>();
      if (!session) throw new Problem('not-found', 'There is no such session going on.');
      return session;
    },
  );

  app.get(
    '/v1/live/sessions/:id/standings',
    {
      config: { access: viewers, view: ['live_sessions', 'challenge_progress', 'challenges', 'plans', 'programmes'] },
      schema: { params: UuidInPath, response: { 200: Standings } },
    },
    async ({ params }) => {
      const { userId, startedAt } = await findLive(db, params.id.toLowerCase());
      const judged = await judgedAt(db, userId, Date.parse(startedAt));
      return {
        items: judged.map(({ challengeId, name, fraction, complete }) => ({ challengeId, name, fraction, complete })),
      };
    },
  );

  app.get(
    '/v1/live/sessions/:id/claim-token',
    {
      config: { access: signers, view: 'live_sessions' },
      schema: { params: UuidInPath, response: { 200: ClaimToken } },
    },
    async ({ params }, reply) => {
      const { sessionId } = await commands.sessions.unowned(params.id);
      reply.header('cache-control', 'no-store');
      return signClaim(sessionId, keys.secret);
    },
  );

  app.post(
    '/v1/live/sessions/:id/claim',
    {
      config: { access: PEOPLE },
      schema: { params: UuidInPath, headers: Key, body: Claim, response: { 202: Accepted } },
    },
    async (request, reply) => {
      await checkClaim(request.body.token, request.params.id, keys.secret);
      const claim = (id: string) => commands.sessions.claim(id, request.params.id, callerOf(request).sub);
      return accepted(reply, await commands.once(request, claim));
    },
  );
};
