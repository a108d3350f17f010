/** How a member got on: metrics with their histories, personal bests, and the body. */
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';
import type { Asked } from './asked.js';

/** Of each metric what changed within the period, and before that the last before it, unless there was nothing recent any more. */
const HISTORY = `select metric, exercise_id, equipment_model, unit, at, value, cause
  from (select *, lead(at) over (partition by metric, exercise_id, equipment_model order by at) as next_at
    from member_metric_history where user_id = :userId and at < cast(:to as timestamptz)) h
  where at >= cast(:from as timestamptz)
    or value is not null and (next_at is null or next_at >= cast(:from as timestamptz))`;

/** Bests, and whether they are of the period, by the clock of the gym. */
const BESTS = `select b.*, coalesce(w.local_day >= cast(:from as date) and w.local_day < cast(:to as date), false) as is_new
  from personal_bests b left join workouts w on w.workout_id = b.workout_id and w.user_id = b.user_id
  where b.user_id = :userId`;

interface Point extends JsonRow {
  readonly metric: string;
  readonly exerciseId: string;
  readonly equipmentModel: string;
  readonly unit: string;
  readonly at: string;
  readonly value: number | null;
  readonly cause: string;
}

/** Present metrics and profile, their series within the period, bests and body. */
export async function progressOf(snapshot: Database, asked: Asked) {
  const metrics: JsonRow[] = await snapshot('member_metrics')
    .where('user_id', asked.userId)
    .orderBy(['metric', 'exercise_id', 'equipment_model']);
  const profile: JsonRow[] = await snapshot('member_profiles')
    .where('user_id', asked.userId)
    .orderBy(['capacity', 'muscle_group']);
  const points: Point[] = await snapshot
    .from(snapshot.raw(`(${HISTORY}) points`, { ...asked }))
    .orderBy(['metric', 'exercise_id', 'equipment_model', 'at']);
  const bests: JsonRow[] = await snapshot
    .from(snapshot.raw(`(${BESTS}) bests`, { ...asked }))
    .orderBy(['exercise_id', 'measure']);
  const body: JsonRow[] = await snapshot('body_metrics')
    .where('user_id', asked.userId)
    .where('measured_at', '>=', asked.from)
    .where('measured_at', '<', asked.to)
    .orderBy(['measured_at', 'measurement_id']);
  return { metrics, profile, histories: seriesOf(points), bests, body };
}

/** One series for each line of a chart; the points come in order. */
function seriesOf(points: readonly Point[]) {
  const series = new Map<string, { line: JsonRow; points: JsonRow[] }>();
  for (const { metric, exerciseId, equipmentModel, unit, at, value, cause } of points) {
    const id = JSON.stringify([metric, exerciseId, equipmentModel]);
    const known = series.get(id) ?? { line: { metric, exerciseId, equipmentModel, unit }, points: [] };
    known.points.push({ at, value, cause });
    series.set(id, known);
  }
  return [...series.values()].map(({ line, points }) => ({ ...line, points }));
}
