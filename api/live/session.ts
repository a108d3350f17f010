/** A session, live or over, with what else is known of it: whose it is, and the machine and exercise. */
import type { Equipment } from '../../schemas/generated/equipment.js';
import type { Database } from '../database.js';
import { Problem } from '../problem.js';

/** Of the session itself. */
export interface LiveSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly equipmentId: string;
  readonly exerciseId: string | null;
  readonly startedAt: string;
}

/** The machine as the catalogue has it now. */
export type Machine = Pick<
  Equipment,
  'equipmentId' | 'gymId' | 'type' | 'model' | 'exerciseId' | 'stackStepGrams' | 'stepHeightMm'
>;

const columns = ['session_id', 'user_id', 'equipment_id', 'exercise_id', 'started_at'];

/** One that is live, or became a workout. Throws a 404 where it is a guest's, or none. */
export async function findLive(db: Database, sessionId: string): Promise<LiveSession> {
  const live = await db('live_sessions')
    .where('session_id', sessionId)
    .select(columns)
    .first<LiveSession | undefined>();
  const found =
    live ??
    (await db('workouts')
      .where('workout_id', sessionId)
      .select('workout_id as session_id', ...columns.slice(1))
      .first<LiveSession | undefined>());
  if (!found?.userId) throw new Problem('not-found', 'There is no such session, or nobody has claimed it.');
  return found;
}

/** Undefined: it is not in the catalogue. */
export const machineOf = (db: Database, equipmentId: string): Promise<Machine | undefined> =>
  db('equipment')
    .where('equipment_id', equipmentId)
    .select('equipment_id', 'gym_id', 'type', 'model', 'exercise_id', 'stack_step_grams', 'step_height_mm')
    .first<Machine | undefined>();
