/** What was decided about a member's workouts, measurements and ids, and is in force: newest first. */
import type { Database } from './database.js';
import type { JsonRow } from './row-schema.js';

/** A decision as the feed tells it. */
export interface Change extends JsonRow {
  readonly at: string;
  readonly id: string;
}

/** The views that it is read from. */
export const changeViews = ['workout_changes', 'entered_workouts', 'body_measurements', 'merges'] as const;

const figures = (when: 'was' | 'is') =>
  `case when ${when}_repetitions is not null then jsonb_build_object('repetitions', ${when}_repetitions,
     'loadGrams', ${when}_load_grams, 'distanceMm', ${when}_distance_mm) end as "${when}"`;
const ofWorkouts = (view: string) =>
  `select distinct on (decision_id) decided_at as at, decision_id::text as id, kind, decided_by as by, reason, workout_id,
     null::uuid as measurement_id, null::text as merged_user_id, ${figures('was')}, ${figures('is')}
   from ${view} where user_id = :person`;

// A session that came by several partitions has its decisions once for each.
const CHANGES = `
  with recursive ids(id) as (
    select :person::text union select m.user_id from merges m join ids on m.into_user_id = ids.id)
  select * from (
    (${ofWorkouts('workout_changes')})
    union all (${ofWorkouts('entered_workouts')})
    union all select to_timestamp((d.told ->> 'at')::bigint / 1000.0), d.told ->> 'id', 'measurement_' || d.kind, d.told ->> 'by',
      d.told ->> 'reason', null, measurement_id, null, d.told -> 'was', d.told -> 'is'
      from body_measurements, jsonb_each(decisions) d(kind, told) where user_id = :person
    union all select decided_at, 'merge/' || user_id, case when user_id = :person then 'merged_away' else 'merged' end, decided_by,
      reason, null, null, case when user_id = :person then into_user_id else user_id end, null, null
      from merges where user_id = :person or into_user_id in (select id from ids)
  ) changes`;

/** So many of them, those after a place in the list when one is given. */
export async function changesOf(
  db: Database,
  person: string,
  { after, limit }: { readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<Change[]> {
  const { rows } = await db.raw<{ rows: Record<string, unknown>[] }>(
    `${CHANGES} ${after ? `where (at, id collate "C") < (:at::timestamptz, :id::text collate "C")` : ''}
     order by at desc, id collate "C" desc limit :limit`,
    { person, limit, ...(after && { at: after[0], id: after[1] }) },
  );
  return rows.map(({ workout_id, measurement_id, merged_user_id, ...row }) => ({
    ...(row as unknown as Change),
    ...{ workoutId: workout_id, measurementId: measurement_id, mergedUserId: merged_user_id },
  }));
}
