/** How a session ends: by its own word, by the machine's next session, or by silence. */
import type { EndReason } from '../../schemas/generated/sessions.js';
import { lastAt, type SessionState } from './session.js';

/** So long without an event ends a session. */
export const IDLE_MS = 10 * 60_000;
/** What is imported or replayed, long past its event time, has so long to arrive. */
const HEARD_MS = 60_000;

/** The tick (ms) from which a session that said nothing more is idle: 10 min after its last event whatever its clock, and 60 s after its last receipt. */
export const idleAt = (session: Readonly<SessionState>): number =>
  Math.max(Math.min(lastAt(session), session.heardAt) + IDLE_MS, session.heardAt + HEARD_MS);

/** Why the session ended, or null while it is open; `next` is when the machine's next session began. */
export function endReason(session: Readonly<SessionState>, next: number | null, tick: number): EndReason | null {
  if (session.ended !== null) return session.ended[1];
  if (next !== null) return next > lastAt(session) + IDLE_MS ? 'IDLE' : 'SUPERSEDED';
  return tick >= idleAt(session) ? 'IDLE' : null;
}
