/** How much of a gym's opening hours its machines are in use. */
import { boolean, date, float, integer, nullable, sqlView, text } from '../../engine/declare.js';
import { zoneKnown } from '../zone-known.js';

/** Gyms with a zone that Postgres knows. */
const zoned = `select gym_id, ${zoneKnown('time_zone')} as zone from models.gyms offset 0`;

/** Seconds of each day of the week at which gyms are open, and how many: each once however their entries overlap, those of the day and what runs over from the day before. */
const open = `select *, coalesce((select sum(upper(r.span) - lower(r.span)) from unnest(spans) r(span)), 0) as seconds from (
      select g.gym_id, w.weekday, case when g.opening_hours = '[]' then '{[0,86400)}'::int4multirange else (
        select range_agg(int4range(60 * (h."opensMinute" - 1440 * d.before), 60 * (h."closesMinute" - 1440 * d.before)) * int4range(0, 86400))
        from jsonb_to_recordset(g.opening_hours) h(weekday int, "opensMinute" int, "closesMinute" int), (values (0), (1)) d(before)
        where h.weekday = 1 + (w.weekday + 6 - d.before) % 7 and 0 <= h."opensMinute" and h."opensMinute" < h."closesMinute") end as spans
      from models.gyms g, generate_series(1, 7) w(weekday)) g offset 0`;

/** What of the catalogue's entries held from when until when, by the clock of their gym, and the day that it is there as of the latest tick that the totals have folded. */
const held = `select e.equipment_id, e.gym_id, e.in_service, (t.at at time zone z.zone)::date as today,
          case when lag(e.valid_from) over m is null then '-infinity' else e.valid_from at time zone z.zone end as since,
          coalesce(lead(e.valid_from) over m, 'infinity') at time zone z.zone as until
        from (select max(tick) as at from models.processor_tasks where processor = 'totals' and promoted) t, models.equipment_entries e
        left join (${zoned}) g using (gym_id) cross join lateral (select coalesce(g.zone, 'UTC') as zone) z
        window m as (partition by e.equipment_id order by e.valid_from)`;

/** Days from the first on which anybody trained up to the one that it is, wherever. */
const days = `select d.day::date as day, b.first, b.last
        from (select min(day) as first, max(day) as last, (select (max(tick) at time zone 'UTC')::date from models.processor_tasks
            where processor = 'totals' and promoted) as today from models.totals_hourly) b,
          generate_series(least(b.first, b.today - 1)::timestamp, greatest(b.last, b.today + 1), interval '1 day') d(day)`;

/** Of a day `d`, the seconds in which what an entry `h` says held. */
const heldS = ['since', 'until']
  .map((end) => `extract(epoch from least(greatest(h.${end}, d.day), d.day + 1) - d.day)::int as ${end}`)
  .join(', ');

/** Days on which machines stood in their gyms, from the first on which anybody trained up to the one that it is there (what comes after it nobody knows to have been idle). Days come first, so that who asks for some makes no others. */
const stood = `select h.gym_id, h.equipment_id, d.day, h.in_service, ${heldS}
      from (${days}) d join (${held}) h on d.day between greatest(least(d.first, h.today), h.since::date)
        and least(greatest(d.last, h.today), (h.until - interval '1 microsecond')::date)`;

/** Seconds of a day `u` of a machine that could be used for some of it. */
const inParts = `select coalesce(sum(upper(r.span) - lower(r.span)), 0)
          from (select range_agg(int4range(since, until)) as usable
            from (select h.in_service, ${heldS} from (${held}) h, (select u.day) d where h.gym_id = u.gym_id and h.equipment_id = u.equipment_id) h
            where in_service and since < until) p, unnest(o.spans * p.usable) r(span)`;

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
  // Nearly all machines can be used all day, so the others' days are looked at once more: what puts parts of days together leaves sums too little memory.
  sql: `select gym_id, equipment_id, day, sessions, active_s, in_service, open_s,
      round((active_s / nullif(open_s, 0))::numeric, 4) as utilisation
    from (
      select u.gym_id, u.equipment_id, u.day, u.sessions, u.active_s, u.all_day or u.in_part as in_service,
        case when o.gym_id is null then null when u.all_day then o.seconds when u.in_part then (${inParts}) end as open_s
      from (
        select gym_id, equipment_id, day, sum(workouts) as sessions, sum(active_ms) / 1000 as active_s, bool_or(all_day) as all_day, bool_or(in_part) as in_part
        from (
          select gym_id, equipment_id, day, workouts, active_ms, null::boolean as all_day, null::boolean as in_part from models.totals_hourly
          union all
          select gym_id, equipment_id, day, 0, 0, case when since < until then in_service and until - since = 86400 end,
            case when since < until then in_service and until - since < 86400 end
          from (${stood}) s) used
        group by gym_id, equipment_id, day) u
      left join (${open}) o on o.gym_id = u.gym_id and o.weekday = extract(isodow from u.day)::int) used`,
});
