/** What a simulation's oracle expects, held against the views row for row. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import type { ExpectedWorkout } from '../simulator/expected.js';

/** A session that only silence ends is idle a minute after its last record came; ticks come every 5 s. */
const IDLE_PATIENCE_MS = 120_000;

/** The workouts in an oracle file. */
export const readExpected = (file: string): ExpectedWorkout[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"workout"'))
    .map((line) => {
      const { kind: _, ...workout } = JSON.parse(line) as ExpectedWorkout & { kind: 'workout' };
      return workout;
    });

/** Waits until none of these workouts is missing or open; gives up in silence, as the comparison tells more. */
export async function untilEnded(db: pg.Pool, workouts: readonly ExpectedWorkout[]): Promise<void> {
  const ids = workouts.map(({ workoutId }) => workoutId);
  for (const deadline = Date.now() + IDLE_PATIENCE_MS; Date.now() < deadline; await delay(1_000)) {
    const { rows } = await db.query<{ n: string }>(ENDED, [ids]);
    if (Number(rows[0]?.n) >= ids.length) return;
  }
}

/** Fails unless `workouts` and `workout_sets` give exactly these workouts under their ids. */
export async function expectWorkouts(db: pg.Pool, workouts: readonly ExpectedWorkout[]): Promise<void> {
  const { rows } = await db.query<ExpectedWorkout>(ROWS, [workouts.map(({ workoutId }) => workoutId)]);
  const byId = new Map(rows.map((row) => [row.workoutId, row]));
  expect(rows).toHaveLength(workouts.length);
  for (const workout of workouts) expect(byId.get(workout.workoutId)).toEqual(workout);
}

const ENDED = 'SELECT count(*) AS n FROM models.workouts WHERE workout_id = ANY($1::uuid[]) AND NOT open';
const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const ROWS = `
  SELECT w.workout_id AS "workoutId", w.user_id AS "userId", w.equipment_id AS "equipmentId", w.gym_id AS "gymId",
         w.exercise_id AS "exerciseId", ${ms('w.started_at')} AS "startedAt", ${ms('w.ended_at')} AS "endedAt",
         w.end_reason AS "endReason", w.repetitions, w.tonnage_grams::float8 AS "tonnageGrams",
         w.distance_mm::float8 AS "distanceMm", w.work_j::float8 AS "workJ", w.cycles, w.events, w.missing,
         w.average_heart_rate_bpm AS "averageHeartRateBpm", w.max_heart_rate_bpm AS "maxHeartRateBpm",
         w.average_power_w AS "averagePowerW", w.body_weight_grams AS "bodyWeightGrams",
         coalesce((SELECT json_agg(json_build_object('exerciseId', s.exercise_id, 'repetitions', s.repetitions,
             'loadGrams', s.load_grams, 'startedAt', ${ms('s.started_at')}, 'endedAt', ${ms('s.ended_at')})
             ORDER BY s.set_number)
           FROM models.workout_sets s WHERE s.workout_id = w.workout_id), '[]') AS sets
    FROM models.workouts w WHERE w.workout_id = ANY($1::uuid[])`;
