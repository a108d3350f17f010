/** What a member did: sums of the period, by week and by day, and by muscle. */
import type { Database } from '../database.js';
import type { JsonRow } from '../row-schema.js';
import type { Asked } from './asked.js';

/** Of ended workouts; what a clock dated that was not set belongs to no day. */
const counted = `from workouts w where w.user_id = :userId and not w.open and not 'clock_unset' = any(w.quality)
  and w.local_day >= cast(:from as date) and w.local_day < cast(:to as date)`;

/** Sums of the period (neither day nor week), of each of its ISO weeks and of each of its days, in one reading. */
const SUMS = `select local_day as day, week, count(*) as workouts, count(distinct local_day) as days,
    round(coalesce(sum(active_s), 0)::numeric, 3)::float as active_s, coalesce(sum(repetitions), 0) as repetitions,
    coalesce(sum(tonnage_grams), 0)::bigint as tonnage_grams, coalesce(sum(distance_mm), 0)::bigint as distance_mm,
    round(coalesce(sum(energy_kcal), 0)::numeric, 3)::float as energy_kcal,
    round(coalesce(avg(active_s), 0)::numeric, 3)::float as average_active_s
  from (select w.*, w.local_day - (extract(isodow from w.local_day)::int - 1) as week ${counted}) w
  group by grouping sets ((), (week), (local_day))`;

/** Sets by muscle that an exercise is for, and by muscle that helps. Sets of an exercise that is not known are left out. */
const MUSCLES = `select muscle, count(*) filter (where main) as sets, count(*) filter (where not main) as helping_sets,
    coalesce(sum(s.repetitions) filter (where main), 0) as repetitions,
    coalesce(sum(s.repetitions::bigint * s.load_grams) filter (where main), 0)::bigint as tonnage_grams,
    coalesce(round(count(*) filter (where main) / nullif(sum(count(*) filter (where main)) over (), 0), 4), 0)::float as share
  from (select w.workout_id, w.exercise_id ${counted}) w
  join workout_sets s on s.workout_id = w.workout_id and s.user_id = :userId
  join exercises e on e.exercise_id = coalesce(s.exercise_id, w.exercise_id)
  cross join lateral (select unnest(e.primary_muscles), true union all select unnest(e.secondary_muscles), false) m(muscle, main)
  group by muscle`;

interface Sums extends JsonRow {
  readonly day: string | null;
  readonly week: string | null;
}

/** Totals, the trend by week, the calendar and the muscle balance. */
export async function trainingOf(snapshot: Database, asked: Asked) {
  const sums: Sums[] = await snapshot.from(snapshot.raw(`(${SUMS}) sums`, { ...asked })).orderBy(['week', 'day']);
  const muscles: JsonRow[] = await snapshot
    .from(snapshot.raw(`(${MUSCLES}) muscles`, { ...asked }))
    .orderBy([{ column: 'sets', order: 'desc' }, { column: 'helping_sets', order: 'desc' }, 'muscle']);
  const { day: _, week: __, ...totals } = sums.find(({ day, week }) => day === null && week === null) ?? {};
  return {
    totals,
    weeks: sums.filter(({ week }) => week !== null),
    days: sums.filter(({ day }) => day !== null),
    muscles,
  };
}
