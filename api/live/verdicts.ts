/** Whether what an app came to by itself is what the server came to. */
import type { Database } from '../database.js';
import { Problem } from '../problem.js';
import { judgedAt } from './judged.js';
import { findLive } from './session.js';

export const outcomes = ['agreed', 'disagreed', 'another_rule', 'moved_on'] as const;
/** How the two compare. */
export type Outcome = (typeof outcomes)[number];

interface Standing {
  readonly fraction: number;
  readonly complete: boolean;
}

/** What an app says. */
export interface Provisional {
  readonly challengeId: string;
  readonly ruleHash: string;
  readonly provisional: Standing;
  /** What it was told by the server, and compared with. */
  readonly server: Standing;
}

/** Fractions are shown to six digits. */
const NEAR = 1e-6;

/** By the rule as it is now. Throws a 404 where the member is not in the challenge. */
export async function compared(
  db: Database,
  sessionId: string,
  { challengeId, ruleHash, provisional, server }: Provisional,
): Promise<Outcome> {
  const { userId, startedAt } = await findLive(db, sessionId);
  const now = (await judgedAt(db, userId, Date.parse(startedAt))).find((one) => one.challengeId === challengeId);
  if (!now) throw new Problem('not-found', 'You are not judged by it, or were not when the session began.');
  if (now.ruleHash !== ruleHash) return 'another_rule';
  if (!same(now, server)) return 'moved_on';
  return same(now, provisional) ? 'agreed' : 'disagreed';
}

const same = (one: Standing, other: Standing) =>
  one.complete === other.complete && Math.abs(one.fraction - other.fraction) <= NEAR;
