/** Guests' workouts that staff voided: no other view has them, so what was trained is told as the decision tells it. */
import { Type } from 'typebox';
import type { Database } from './database.js';
import { type JsonRow, rowOf } from './row-schema.js';

/** One of them. */
export interface VoidedGuest extends JsonRow {
  readonly workoutId: string;
  readonly startedAt: string;
}

/** The views that they are read from. */
export const voidedGuestViews = ['workout_changes', 'session_diagnostics', 'equipment', 'gyms'] as const;

const nullable = (description: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], description });
const text = (description: string) => Type.String({ description });

export const VoidedGuestWorkout = rowOf(
  { comment: "A guest's workout that staff voided, and why.", columns: {} },
  {
    workoutId: Type.String({ format: 'uuid' }),
    equipmentId: text('The machine.'),
    equipmentName: nullable('What people call the machine; null: it is not in the catalogue.'),
    equipmentType: text('Kind of machine; UNKNOWN for one that is not in the catalogue.'),
    exerciseId: nullable('The exercise that the machine is for; null: the session said, or nobody knows.'),
    gymId: nullable('Where the machine stands; null: it is not in the catalogue.'),
    timeZone: nullable('IANA name of the clock there; null: the gym is not known.'),
    startedAt: Type.String({ format: 'date-time', description: "Time of the first event by the machine's clock." }),
    localDay: Type.String({
      format: 'date',
      description: 'That day by the clock of the gym, by UTC where it is not known.',
    }),
    repetitions: Type.Integer({ description: 'Repetitions of all sets.' }),
    loadGrams: Type.Integer({ description: 'Heaviest load of a set, g; 0: none.' }),
    distanceMm: Type.Integer({ description: 'Distance, mm.' }),
    decidedAt: Type.String({ format: 'date-time', description: 'When it was voided.' }),
    decidedBy: text('Who voided it: a userId or a service.'),
    reason: text('Why, in their words.'),
  },
  {
    ...{ workoutId: '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f', equipmentId: 'leg-press-3', equipmentName: 'Leg press 3' },
    ...{ equipmentType: 'WEIGHT_STACK', exerciseId: 'leg-press', gymId: 'tampines', timeZone: 'Asia/Singapore' },
    ...{ startedAt: '2026-11-23T10:15:00.000Z', localDay: '2026-11-23' },
    ...{ repetitions: 12, loadGrams: 60_000, distanceMm: 0 },
    ...{ decidedAt: '2026-11-23T11:02:10.000Z', decidedBy: 'desk', reason: 'the mechanic tried the machine' },
  },
);

interface Asked {
  readonly gym: string | undefined;
  /** Days, the last of which is not among them. */
  readonly from: string;
  readonly to: string;
  readonly after: readonly [startedAt: string, workoutId: string] | null;
  readonly limit: number;
}

const LOCAL_DAY = `(started_at at time zone coalesce(time_zone, 'UTC'))::date`;

/** So many of them, newest first, that began on these days by the clock of the gym where their machine stands. */
export async function voidedGuests(db: Database, { gym, from, to, after, limit }: Asked): Promise<VoidedGuest[]> {
  // A session that came by several partitions has a row in each for each of the two.
  const voided = db('workout_changes as c')
    .join('session_diagnostics as d', 'd.session_id', 'c.workout_id')
    .where({ 'c.user_id': '', 'c.kind': 'voided' })
    // The index is by time: a day of any clock lies within a day of UTC's more on either side.
    .whereRaw("d.started_at >= ?::date - interval '1 day' and d.started_at < ?::date + interval '1 day'", [from, to])
    .groupBy('c.workout_id', 'c.decided_at', 'c.decided_by', 'c.reason', 'd.equipment_id')
    .select('c.workout_id', 'c.decided_at', 'c.decided_by', 'c.reason', 'd.equipment_id')
    .min('d.started_at as started_at')
    .max({ repetitions: 'c.was_repetitions', load_grams: 'c.was_load_grams', distance_mm: 'c.was_distance_mm' });
  return db
    .from(voided.as('v'))
    .leftJoin('equipment as e', 'e.equipment_id', 'v.equipment_id')
    .leftJoin('gyms as g', 'g.gym_id', 'e.gym_id')
    .whereRaw(`${LOCAL_DAY} >= ? and ${LOCAL_DAY} < ?`, [from, to])
    .modify((q) => gym && q.where('e.gym_id', gym))
    .modify((q) => after && q.whereRaw('(started_at, workout_id) < (?, ?)', [...after]))
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'workout_id', order: 'desc' },
    ])
    .limit(limit)
    .select('v.*', 'e.display_name as equipment_name', 'e.exercise_id', 'e.gym_id', 'g.time_zone')
    .select(db.raw(`coalesce(e.type, 'UNKNOWN') as equipment_type, ${LOCAL_DAY} as local_day`));
}
