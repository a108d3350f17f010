/** How many members trained in each day, week and month, and how many of them for the first time. */
import { date, float, integer, sqlView, text } from '../../engine/declare.js';

/** Periods that members are counted in. */
export const activePeriods = ['day', 'week', 'month'] as const;

const periods = activePeriods.map((period) => `('${period}', interval '1 ${period}')`).join(', ');

/** One branch for each gym, one for all: where one of them is asked for, only that is left. In both the days of a period, and the first day of each member, are looked up by index. */
const branch = (of: { gym: string; gyms: string; here: string; ever: string }) => `
    select ${of.gym} as gym_id, p.period, p.starts_on, u.user_id, u.sessions, u.active_ms, f.first_on
    from (
      select v.period, s.at::date as starts_on, (s.at + v.step)::date as ends_on
      from (select min(day)::timestamp as first, max(day)::timestamp as last from models.totals_hourly) b,
        (values ${periods}) v(period, step),
        generate_series(date_trunc(v.period, b.first), b.last, v.step) s(at)) p
    cross join ${of.gyms} g
    cross join lateral (
      select t.user_id, sum(t.workouts) as sessions, sum(t.active_ms) as active_ms from models.totals_hourly t
      where t.day >= p.starts_on and t.day < p.ends_on ${of.here} group by t.user_id) u
    left join lateral (
      select e.day as first_on from models.totals_hourly e
      where u.user_id <> '' and e.user_id = u.user_id ${of.ever} order by e.day limit 1) f on true`;
const ofEach = branch({
  gym: 'g.gym_id',
  gyms: "(select gym_id from models.totals_hourly where gym_id <> '' group by gym_id)",
  here: 'and t.gym_id = g.gym_id',
  ever: 'and e.gym_id = g.gym_id',
});
const ofAll = branch({ gym: "''::text", gyms: '(select)', here: '', ever: '' });

/** Members who trained, by gym and period. */
export const activeMembers = sqlView('activeMembers', {
  comment:
    'How many members trained on machines, by gym and by day, week and month of the start of their workouts; periods in which nobody did are not here. Guests have sessions and are no members. Workouts that were written down, and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  columns: {
    gymId: text("The gym; '': all gyms together."),
    period: text(`${activePeriods.join(', ')}.`),
    startsOn: date("First day of the period in each gym's time zone; of a week its Monday."),
    sessions: integer('Sessions that began in the period, those of guests included.'),
    activeS: float('Active time of these sessions, s.'),
    members: integer('Members who had them.'),
    newMembers: integer('Of these, those whose first workout ever in this gym (all gyms together: anywhere) was then.'),
    returningMembers: integer('Of these, those who had trained there before the period began.'),
  },
  reads: ['totals_hourly'],
  sql: `select gym_id, period, starts_on, sum(sessions) as sessions, sum(active_ms) / 1000 as active_s,
      count(first_on) as members, count(*) filter (where first_on >= starts_on) as new_members,
      count(*) filter (where first_on < starts_on) as returning_members
    from (${ofEach}
    union all ${ofAll}) active group by gym_id, period, starts_on`,
});
