/** The next target of a session that goes on: what the views and the caller know of it, put before the rules. */
import type { NextTarget, Readings } from '../../rules/next-target/next.js';
import { nextTarget } from '../../rules/next-target/next-target.js';
import type { Database } from '../database.js';
import { Problem } from '../problem.js';
import { nextBasisOf } from './next-basis.js';
import { findLive, machineOf } from './session.js';

interface LiveRow {
  readonly startedAt: string;
  readonly lastAt: string;
  readonly distanceMm: number;
  readonly speedMmPerS: number | null;
  readonly powerW: number | null;
  readonly heartRateBpm: number | null;
}

/** `said`: what the caller reads now, which is newer than the view. Throws a 404 once the session is over. */
export async function nextTargetOf(
  db: Database,
  sessionId: string,
  said: { readonly [Name in keyof Readings]?: number | undefined },
): Promise<NextTarget> {
  const live = await db('live_sessions').where('session_id', sessionId).first<LiveRow | undefined>();
  if (!live) throw new Problem('not-found', 'There is no such session going on.');
  const session = await findLive(db, sessionId);
  const [basis, sets] = await Promise.all([
    machineOf(db, session.equipmentId).then((machine) => nextBasisOf(db, session, machine)),
    db('workout_sets')
      .where('workout_id', sessionId)
      .orderBy('set_number')
      .select<{ repetitions: number; loadGrams: number }[]>('repetitions', 'load_grams'),
  ]);
  return nextTarget({
    ...basis,
    now: {
      heartRateBpm: said.heartRateBpm ?? live.heartRateBpm,
      speedMmPerS: said.speedMmPerS ?? live.speedMmPerS,
      inclineBp: said.inclineBp ?? null,
      powerW: said.powerW ?? live.powerW,
      resistanceDeci: said.resistanceDeci ?? null,
    },
    // Pauses are in it: what goes on has no active time yet.
    done: { activeMs: Date.parse(live.lastAt) - Date.parse(live.startedAt), distanceMm: live.distanceMm, sets },
  });
}
