/** Why workouts counted in a challenge, or did not, in words. */
import { type Dimension, readable } from '../../rules/amounts/units.js';
import { explainVerdict } from '../../rules/explain.js';
import type { Reason } from '../../rules/reasons.js';
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';

/** A row of the view. */
export interface VerdictRow extends JsonRow {
  readonly workoutId: string;
  readonly startedAt: string;
  readonly counted: boolean;
  readonly amount: number;
  readonly dimension: Dimension;
  readonly reason: Reason | null;
}

/** Those of a member in a challenge, with what they did; of a workout that is only just there that is not known. */
export const verdictsOf = (db: Database, challenge: string, user: string) =>
  db('challenge_verdicts as v')
    .leftJoin('workouts as w', 'w.workout_id', 'v.workout_id')
    .where({ 'v.challenge_id': challenge, 'v.user_id': user })
    .select('v.*', 'w.exercise_id', db.raw("coalesce(w.equipment_type, 'UNKNOWN') as equipment_type"));

/** The row as people read it: the amount in a unit that they know, and the reason as a sentence. */
export const inWords = (row: VerdictRow) => ({
  ...row,
  readable: readable(row.dimension, row.amount),
  why: explainVerdict({ ...row, leaves: [{ ...row, path: '' }] }),
});

/** Why a workout that was theirs is gone: it was voided, or found to be somebody else's; null: it is not. */
export async function takenAway(db: Database, userId: string, workoutId: string) {
  const change = await db('workout_changes')
    .where({ user_id: userId, workout_id: workoutId })
    .whereIn('kind', Object.keys(gone))
    .orderBy('decided_at', 'desc')
    .first<Change | undefined>();
  if (!change) return null;
  const { kind, decisionId, decidedAt, decidedBy, reason } = change;
  return {
    workoutId,
    counted: false,
    reason: kind,
    why: `${gone[kind]}${reason && ` ${reason}`}`,
    decisionId,
    decidedAt,
    decidedBy,
  };
}

interface Change {
  readonly kind: keyof typeof gone;
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
  readonly reason: string;
}

const gone = { voided: 'It was voided:', assigned_away: "It is somebody else's:" } as const;
