/** Decisions about sessions: claims by members, amendments by staff. */
import type { Amendment } from '../../schemas/generated/amendments.js';
import { amendments } from '../../schemas/topics.js';
import type { Database } from '../database.js';
import { invalid, Problem } from '../problem.js';
import { findSession, findVoided, type KnownSession } from '../sessions.js';
import { type Append, Lately, type Written } from './log.js';

/** What is decided; exactly one of the four kinds is set. */
export type Decision = Partial<Pick<Amendment, 'assigned' | 'voided' | 'reinstated' | 'edited'>> & {
  readonly reason: string;
};

const UNDECIDED = { assigned: null, voided: null, reinstated: null, edited: null };

export function amendmentCommands(db: Database, append: Append) {
  const claimants = new Lately<string>();

  /** To every partition that the session's telemetry came by, so that it meets the session wherever that is folded. */
  async function publish(amendmentId: string, by: string, session: KnownSession, decision: Decision): Promise<Written> {
    const { sessionId, equipmentId, telemetryPartitions } = session;
    if (telemetryPartitions.length === 0)
      throw invalid('/path/id', 'no machine told this workout: PUT or DELETE it under /v1/users/{id}/workouts');
    const amendment = { ...UNDECIDED, ...decision, amendmentId, sessionId, equipmentId, at: Date.now(), by };
    return {
      id: amendmentId,
      positions: await append(amendments, amendment, { partitions: telemetryPartitions }),
    };
  }

  return {
    /** The guest's session, or a 409 when somebody owns it. */
    async unowned(sessionId: string): Promise<KnownSession> {
      const session = orNotFound(await findSession(db, sessionId));
      const owner = session.userId ?? claimants.get(sessionId);
      if (owner) throw new Problem('already-owned', 'This session has an owner already.');
      return session;
    },

    /** A guest's session becomes the caller's; claiming again what one claimed is no mistake. */
    async claim(amendmentId: string, sessionId: string, userId: string): Promise<Written> {
      const session = orNotFound(await findSession(db, sessionId));
      const owner = session.userId ?? claimants.get(sessionId);
      if (owner && owner !== userId) throw new Problem('already-owned', 'Somebody has claimed this session already.');
      claimants.set(sessionId, userId);
      try {
        return await publish(amendmentId, userId, session, { assigned: { userId }, reason: 'claimed' });
      } catch (error) {
        claimants.forget(sessionId, userId);
        throw error;
      }
    },

    /** A decision of staff. */
    async amend(amendmentId: string, sessionId: string, by: string, decision: Decision): Promise<Written> {
      const session = orNotFound((await findSession(db, sessionId)) ?? (await findVoided(db, sessionId)));
      if (decision.assigned) claimants.forget(sessionId, claimants.get(sessionId) ?? '');
      return publish(amendmentId, by, session, decision);
    },
  };
}

function orNotFound(session: KnownSession | null): KnownSession {
  if (session) return session;
  throw new Problem('not-found', 'There is no such session, or its first reading has not arrived yet.');
}
