/** Workouts as clients get them: rows of the view with their sets. */
import type { Database } from './database.js';
import type { JsonRow } from './row-schema.js';

export interface WorkoutRow extends JsonRow {
  readonly workoutId: string;
  readonly userId: string;
  readonly startedAt: string;
}

/** The same rows, each with its sets in order. */
export async function withSets(db: Database, rows: readonly WorkoutRow[]): Promise<JsonRow[]> {
  const ids = rows.map(({ workoutId }) => workoutId);
  const sets: (JsonRow & { workoutId: string })[] = await db('workout_sets')
    // One text however many they are: it is prepared once.
    .whereRaw('workout_id = any(?::uuid[])', [ids])
    .orderBy('set_number');
  const byWorkout = new Map<string, JsonRow[]>(ids.map((id) => [id, []]));
  for (const set of sets) byWorkout.get(set.workoutId)?.push(set);
  return rows.map((row) => ({ ...row, sets: byWorkout.get(row.workoutId) }));
}

/** The workout with its sets and lineage. While it changes owner two rows may be there: the latest amendment tells whose it is, and no id that was given up has it. */
export async function findWorkout(db: Database, workoutId: string): Promise<JsonRow | null> {
  const assigned = db('amendments')
    .where({ session_id: workoutId, decision: 'assigned' })
    .orderBy([
      { column: 'decided_at', order: 'desc' },
      { column: 'amendment_id', order: 'desc' },
    ])
    .limit(1)
    .select(db.raw("coalesce(assigned_user_id, '')"));
  const row: WorkoutRow | undefined = await db('workouts')
    .where('workout_id', workoutId)
    .select('workouts.*', db('view_catalogue').where('view_name', 'workouts').select('lineage').limit(1).as('lineage'))
    .orderByRaw('exists (select from merges where merges.user_id = workouts.user_id), user_id = (?) desc nulls last', [
      assigned,
    ])
    .first();
  return row ? ((await withSets(db, [row]))[0] ?? null) : null;
}
