/** Sessions, running or over, as far as rules and commands need them. */
import type { Database } from './database.js';

/** What an amendment must know about its session. */
export interface KnownSession {
  readonly sessionId: string;
  /** Null: a guest's. */
  readonly userId: string | null;
  readonly equipmentId: string;
  /** The telemetry partitions that it came by: an amendment goes to each. */
  readonly telemetryPartitions: readonly number[];
}

const columns = ['user_id', 'equipment_id', 'telemetry_partitions'];

/** The session from what is live or, once it is over, from the workouts; null when neither knows it (yet). */
export async function findSession(db: Database, sessionId: string): Promise<KnownSession | null> {
  const rows: KnownSession[] = await db('live_sessions')
    .where('session_id', sessionId)
    .select(...columns)
    .unionAll((over) =>
      over
        .from('workouts')
        .where('workout_id', sessionId)
        .select(...columns),
    );
  const found = rows.find((row) => row.userId) ?? rows[0];
  return found ? { ...found, sessionId, userId: found.userId || null, telemetryPartitions: partitionsOf(rows) } : null;
}

/** A session that counts for nobody since staff voided it: only the machine's diagnostics still know it. */
export async function findVoided(db: Database, sessionId: string): Promise<KnownSession | null> {
  const rows: Pick<KnownSession, 'equipmentId' | 'telemetryPartitions'>[] = await db('session_diagnostics')
    .where('session_id', sessionId)
    .select('equipment_id', 'telemetry_partitions');
  return rows[0] ? { ...rows[0], sessionId, userId: null, telemetryPartitions: partitionsOf(rows) } : null;
}

/** A session that came by several partitions has a row for each. */
const partitionsOf = (rows: readonly Pick<KnownSession, 'telemetryPartitions'>[]): number[] =>
  [...new Set(rows.flatMap(({ telemetryPartitions }) => telemetryPartitions))].sort((a, b) => a - b);

/** Which of these sessions are live. */
export async function liveAmong(db: Database, sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows: { sessionId: string }[] = await db('live_sessions')
    .whereIn('session_id', [...sessionIds])
    .select('session_id');
  return new Set(rows.map(({ sessionId }) => sessionId));
}

/** How long a session is still shown at its machine once it is over. */
const SHOWN_AFTER_MS = 5 * 60_000;

/** Whether a session goes on, or ended a moment ago: what its machine may still show. */
export async function isGoingOn(db: Database, sessionId: string): Promise<boolean> {
  if ((await liveAmong(db, [sessionId])).size > 0) return true;
  const rows: unknown[] = await db('workouts')
    .where('workout_id', sessionId)
    .where('ended_at', '>', new Date(Date.now() - SHOWN_AFTER_MS))
    .select('workout_id');
  return rows.length > 0;
}

/** When a live session began by the clock of its machine, ms; null: it is not live. */
export async function beganAt(db: Database, sessionId: string): Promise<number | null> {
  const row = await db('live_sessions')
    .where('session_id', sessionId)
    .first<{ startedAt: string } | undefined>('started_at');
  return row ? Date.parse(row.startedAt) : null;
}

/** Why a session that is over ended; null: it is not known (yet). */
export async function endReasonOf(db: Database, sessionId: string): Promise<string | null> {
  const [row] = await db('workouts').where('workout_id', sessionId).select<{ endReason: string }[]>('end_reason');
  return row?.endReason || null;
}
