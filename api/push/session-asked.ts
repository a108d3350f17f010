/** Of which session a stream is asked for. */
import type { FastifyRequest } from 'fastify';
import { pause } from '../../engine/log.js';
import type { Database } from '../database.js';
import { findSession, type KnownSession } from '../sessions.js';
import { lastIdOf } from './opening.js';
import { unseal } from './packing.js';

/** What ids of events are sealed for. */
export const streamOfSession = (sessionId: string): string => `session ${sessionId}`;

/** As its workout follows a session within a second, or is held up for a moment. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 50;

/**
 * The session in the path; null when there is none. Whoever comes back with the id of an event of it was let in before: between the end of a
 * session and its workout it is in neither list for a moment, in which they would be told that there is no such session, and waits at most 2 s.
 */
export async function sessionAsked(
  request: Pick<FastifyRequest, 'params' | 'headers'>,
  db: Database,
  secret: string,
): Promise<KnownSession | null> {
  const sessionId = (request.params as { readonly id: string }).id.toLowerCase();
  const isBack = unseal(secret, streamOfSession(sessionId), lastIdOf(request)) !== null;
  const until = Date.now() + (isBack ? PATIENCE_MS : 0);
  for (;;) {
    const session = await findSession(db, sessionId);
    if (session || Date.now() >= until) return session;
    await pause(LOOK_MS);
  }
}
