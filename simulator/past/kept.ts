/** What a machine that is off the network keeps of a session until somebody connects it. */
import type { Telemetry } from '../../schemas/generated/telemetry.js';

/** Its memory is small: of its readings, one a second, it keeps every so many, the first and the last. Sets and efforts are told by as many. */
const EVERY = 5;

/** The session as it is sent later, whole: fewer readings, numbered from 0 as all that a machine sends. */
export function keptOf(session: readonly Telemetry[]): Telemetry[] {
  const last = session.findLastIndex(({ reading }) => reading !== null);
  return session
    .filter(({ reading }, n) => reading === null || n % EVERY === 1 || n === last)
    .map((message, sequence) => ({ ...message, sequence }));
}
