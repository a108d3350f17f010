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
