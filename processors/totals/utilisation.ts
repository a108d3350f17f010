/** How much of a gym's opening hours its machines are in use. */
import { boolean, date, float, integer, nullable, sqlView, text } from '../../engine/declare.js';

/** Minutes that the gym is open on a day, each once however its entries overlap: those of the day, and what runs over from the day before. */
const openMinutes = `select sum(upper(r.span) - lower(r.span)) as minutes from (
        select range_agg(int4range(h."opensMinute" - 1440 * d.before, h."closesMinute" - 1440 * d.before) * int4range(0, 1440)) as spans
        from jsonb_to_recordset(g.opening_hours) h(weekday int, "opensMinute" int, "closesMinute" int), (values (0), (1)) d(before)
        where h.weekday = extract(isodow from u.day - d.before) and 0 <= h."opensMinute" and h."opensMinute" < h."closesMinute") open,
      unnest(open.spans) r(span)`;

/** Machines with the day that it is where they stand, as of the latest tick that the totals have folded: what comes after it nobody knows to have been idle. */
const known = `select m.gym_id, m.equipment_id, (t.tick at time zone coalesce(z.name, 'UTC'))::date as today
              from (select max(tick) as tick from models.processor_tasks where processor = 'totals' and promoted) t,
                models.equipment m left join models.gyms p using (gym_id)
                left join pg_timezone_names z on lower(z.name) = lower(p.time_zone)`;

/** Use of machines by day against opening hours. */
export const equipmentUtilisation = sqlView('equipmentUtilisation', {
  comment:
    'How long each machine was in use on each day, against the opening hours of its gym: every machine of the catalogue from the first day that anybody trained, or from today while nobody did, up to today, also when it stood idle. Opening hours, gym and service are those of the entry that is valid last, for all days. Hours are by the clock on the wall: a day on which summer time begins or ends counts like any other. A session counts whole on the day of its start.',
  freshWithinMs: 5_000,
  columns: {
    gymId: text('The gym.'),
    equipmentId: text('The machine.'),
    day: date("Day in the gym's time zone."),
    sessions: integer('Sessions that began on the day, those of guests included.'),
    activeS: float('Active time of these sessions, s.'),
    inService: nullable(boolean('May be used; null: the catalogue has no such machine in this gym.')),
    openS: nullable(
      integer(
        'How long the gym is open on the day, s; null: the machine is not in service, or machine or gym are not in the catalogue.',
      ),
    ),
    utilisation: nullable(
      float(
        'active_s / open_s, to 4 decimals; over 1 when it was used longer than the gym is open; null: nothing to divide by.',
      ),
    ),
  },
  reads: ['totals_hourly', 'equipment', 'gyms'],
  sql: `select gym_id, equipment_id, day, sessions, active_s, in_service, open_s,
      round((active_s / nullif(open_s, 0))::numeric, 4) as utilisation
    from (
      select u.gym_id, u.equipment_id, u.day, u.sessions, u.active_s, e.in_service,
        case when e.in_service is not true or g.gym_id is null then null
          when g.opening_hours = '[]' then 86400 else 60 * coalesce(o.minutes, 0) end as open_s
      from (
        select gym_id, equipment_id, day, sum(workouts) as sessions, sum(active_ms) / 1000 as active_s
        from (
          select gym_id, equipment_id, day, workouts, active_ms from models.totals_hourly
          union all
          select e.gym_id, e.equipment_id, d.at::date, 0, 0
          from (select min(day) as first, max(day) as last from models.totals_hourly) b,
            (${known}) e, generate_series(least(b.first, e.today)::timestamp, greatest(b.last, e.today), interval '1 day') d(at)) used
        group by gym_id, equipment_id, day) u
      left join models.equipment e using (gym_id, equipment_id)
      left join models.gyms g using (gym_id)
      left join lateral (${openMinutes}) o on true) used`,
});
