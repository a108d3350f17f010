/** Whose data a request is about: what the rule "only one's own" is judged by. */
import type { FastifyRequest } from 'fastify';
import type { Database } from './database.js';
import { sessionAsked } from './push/session-asked.js';
import { findSession, isGoingOn } from './sessions.js';
import { checkClaim } from './tokens.js';

/** A person, a machine, or both (a session). */
export interface Owned {
  readonly userId?: string | null;
  readonly equipmentId?: string;
}

export interface Owner {
  /** The request itself names the owner, so that a refusal tells nothing. */
  readonly named: boolean;
  /** Where it does, or what of it leads to them. */
  readonly where:
    | 'path/id'
    | 'path/userId'
    | 'body/userId'
    | 'body/from'
    | `query/${string}`
    | 'machine path/id'
    | 'session path/id';
  /** Null: there is no such thing. */
  find(request: FastifyRequest, db: Database): Promise<Owned | null>;
}

const part = (values: unknown, name: string) => (values as Readonly<Record<string, string | undefined>>)[name] ?? null;

/** The person in the path: /v1/users/{id}. */
export const userInPath: Owner = {
  where: 'path/id',
  named: true,
  find: async ({ params }) => ({ userId: part(params, 'id') }),
};

/** The person in the path of something else: /v1/challenges/{id}/progress/{userId}. */
export const memberInPath: Owner = {
  where: 'path/userId',
  named: true,
  find: async ({ params }) => ({ userId: part(params, 'userId') }),
};

/** The person that the body names; the caller where it names nobody. */
export const memberInBody: Owner = {
  where: 'body/userId',
  named: true,
  find: async ({ body, caller }) => ({ userId: part(body ?? {}, 'userId') ?? caller?.sub ?? null }),
};

/** The other id of one person that the body names. */
export const otherIdInBody: Owner = {
  where: 'body/from',
  named: true,
  find: async ({ body }) => ({ userId: part(body ?? {}, 'from') }),
};

/** The person that a list is narrowed to: ?user= or ?trainer=. */
export const userInQuery = (name: string): Owner => ({
  where: `query/${name}`,
  named: true,
  find: async ({ query }) => ({ userId: part(query, name) }),
});

/** The person that a list is narrowed to, and the machine: ?user=, ?equipment=. */
export const userOrMachineInQuery: Owner = {
  where: 'query/user',
  named: true,
  find: async ({ query }) => {
    const equipmentId = part(query, 'equipment');
    return { userId: part(query, 'user'), ...(equipmentId !== null && { equipmentId }) };
  },
};

/** The machine in the path: /v1/equipment/{id}. */
export const machineInPath: Owner = {
  where: 'machine path/id',
  named: true,
  find: async ({ params }) => ({ equipmentId: part(params, 'id') ?? '' }),
};

/** Whoever did the session or workout in the path, and on which machine. */
export const sessionInPath: Owner = {
  where: 'session path/id',
  named: false,
  find: ({ params }, db) => findSession(db, part(params, 'id') ?? ''),
};

/** The same, but a machine's only while it goes on and a moment after: what was done on it before is no business of whoever stands there now. */
export const sessionInPathForNow: Owner = {
  where: 'session path/id',
  named: false,
  find: async ({ params }, db) => forNow(db, await findSession(db, part(params, 'id') ?? ''), part(params, 'id') ?? ''),
};

async function forNow(db: Database, session: Owned | null, sessionId: string): Promise<Owned | null> {
  if (!session || (await isGoingOn(db, sessionId))) return session;
  return { userId: session.userId ?? null };
}

/** The same; a guest's is also whose who scanned the code of its machine, as the header Repstream-Claim shows. */
export const sessionInPathOrScanned = (secret: string): Owner => ({
  where: 'session path/id',
  named: false,
  find: async (request, db) => {
    const { headers, caller } = request;
    const session = await sessionAsked(request, db, secret);
    const claim = [headers['repstream-claim'] ?? ''].flat().join();
    if (!session || session.userId || claim === '') return forNow(db, session, session?.sessionId ?? '');
    await checkClaim(claim, session.sessionId, secret);
    return { ...session, userId: caller?.sub ?? null };
  },
});
