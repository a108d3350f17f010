/** How much of a gym's opening hours its machines are in use. */
import { boolean, date, float, integer, nullable, sqlView, text } from '../../engine/declare.js';

/** Seconds of the day at which the gym is open, each once however its entries overlap: those of the day, and what runs over from the day before. */
const open = `select case when g.opening_hours = '[]' then '{[0,86400)}'::int4multirange else (
        select range_agg(int4range(60 * (h."opensMinute" - 1440 * d.before), 60 * (h."closesMinute" - 1440 * d.before)) * int4range(0, 86400))
        from jsonb_to_recordset(g.opening_hours) h(weekday int, "opensMinute" int, "closesMinute" int), (values (0), (1)) d(before)
        where h.weekday = extract(isodow from u.day - d.before) and 0 <= h."opensMinute" and h."opensMinute" < h."closesMinute") end as spans`;

/** What of the catalogue's entries held from when until when: the first held before it, too. */
const held = (which: string) => `select equipment_id, gym_id, in_service,
        case when lag(valid_from) over m is null then '-infinity' else valid_from end as since,
        coalesce(lead(valid_from) over m, 'infinity') as until
      from models.equipment_entries ${which} window m as (partition by equipment_id order by valid_from)`;

/** Seconds of the day at which the machine stood there and could be used; no row with a machine: it did not stand there on that day. */
const usable = `select count(*) > 0 as stood, range_agg(int4range(s.since, s.until)) filter (where s.in_service) as spans
      from (
        select h.in_service, ${['since', 'until'].map((end) => `extract(epoch from least(greatest(h.${end} at time zone z.name, u.day), u.day + 1) - u.day)::int as ${end}`).join(', ')}
        from (${held('where equipment_id = u.equipment_id')}) h where h.gym_id = u.gym_id) s
      where s.since < s.until`;

/** Gyms with a zone that Postgres knows. */
const zoned = `select g.gym_id, g.opening_hours, coalesce(z.name, 'UTC') as name
      from models.gyms g left join pg_timezone_names z on lower(z.name) = lower(g.time_zone)`;

/** Days on which machines stood in their gyms, from the first on which anybody trained up to the one that it is there, as of the latest tick that the totals have folded: what comes after it nobody knows to have been idle. */
const stood = `select h.gym_id, h.equipment_id, d.at::date as day
      from (select min(day) as first, max(day) as last from models.totals_hourly) b,
        (select max(tick) as at from models.processor_tasks where processor = 'totals' and promoted) t,
        (${held('')}) h left join (${zoned}) z using (gym_id)
        cross join lateral (select coalesce(z.name, 'UTC') as name, (t.at at time zone coalesce(z.name, 'UTC'))::date as today) l,
        generate_series(greatest(least(b.first, l.today), (h.since at time zone l.name)::date)::timestamp,
          least(greatest(b.last, l.today), (h.until at time zone l.name - interval '1 microsecond')::date), interval '1 day') d(at)`;

/** Use of machines by day against opening hours. */
export const equipmentUtilisation = sqlView('equipmentUtilisation', {
  comment:
    'How long each machine was in use on each day, against the opening hours of its gym: every machine of the catalogue from the first day that anybody trained, or from today while nobody did, up to today, also when it stood idle. Where a machine stood and when it could be used is known from its entries; opening hours and zone of a gym are those of its last entry, for all days. Hours are by the clock on the wall: a day on which summer time begins or ends counts like any other. A session counts whole on the day of its start.',
  freshWithinMs: 5_000,
  analysts: true,
  columns: {
    gymId: text('The gym.'),
    equipmentId: text('The machine.'),
    day: date("Day in the gym's time zone."),
    sessions: integer('Sessions that began on the day, those of guests included.'),
    activeS: float('Active time of these sessions, s.'),
    inService: nullable(
      boolean('Could be used at some time of the day; null: by the catalogue it did not stand in this gym then.'),
    ),
    openS: nullable(
      integer(
        'How long the gym is open on the day while the machine could be used, s; null: it could not all day, or machine or gym are not in the catalogue.',
      ),
    ),
    utilisation: nullable(
      float(
        'active_s / open_s, to 4 decimals; over 1 when it was used longer than the gym is open; null: nothing to divide by.',
      ),
    ),
  },
  reads: ['totals_hourly', 'equipment_entries', 'gyms'],
  sql: `select gym_id, equipment_id, day, sessions, active_s, in_service, open_s,
      round((active_s / nullif(open_s, 0))::numeric, 4) as utilisation
    from (
      select u.gym_id, u.equipment_id, u.day, u.sessions, u.active_s, case when m.stood then m.spans is not null end as in_service,
        case when m.spans is not null and g.gym_id is not null
          then coalesce((select sum(upper(r.span) - lower(r.span)) from unnest(o.spans * m.spans) r(span)), 0) end as open_s
      from (
        select gym_id, equipment_id, day, sum(workouts) as sessions, sum(active_ms) / 1000 as active_s
        from (
          select gym_id, equipment_id, day, workouts, active_ms from models.totals_hourly
          union all
          select gym_id, equipment_id, day, 0, 0 from (${stood}) stood) used
        group by gym_id, equipment_id, day) u
      left join (${zoned}) g using (gym_id)
      cross join lateral (select coalesce(g.name, 'UTC') as name) z
      cross join lateral (${usable}) m
      cross join lateral (${open}) o) used`,
});
