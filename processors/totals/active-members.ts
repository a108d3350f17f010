/** How many members trained in each day, week and month, and how many of them for the first time. */
import { date, float, integer, sqlView, text } from '../../engine/declare.js';

/** Periods that members are counted in. */
export const activePeriods = ['day', 'week', 'month'] as const;

/** Of days, by the days that a period begins with. */
const fromDays = (period: string, gym: string, startsOn: string, where = '') => `
    select ${gym} as gym_id, '${period}'::text as period, ${startsOn} as starts_on, sum(workouts) as sessions, sum(active_ms) as active_ms,
      count(distinct nullif(user_id, '')) as members
    from models.totals_daily ${where} group by 1, 3`;

/** For each gym, and for all together: what is not asked for is left out. */
const ofDays = (period: string, startsOn: string) =>
  `${fromDays(period, 'gym_id', startsOn, "where gym_id <> ''")} union all ${fromDays(period, "''::text", startsOn)}`;

/** Guests are in no sum of a month: they are looked for in the days. */
const guests = (gym: string, where = '') => `
      select ${gym} as gym_id, date_trunc('month', day)::date as month, sum(workouts) as sessions, sum(active_ms) as active_ms, 0 as members
      from models.totals_daily where user_id = '' ${where} group by 1, 2`;

/** Months stand summed up by member. */
const ofMonths = `
    select gym_id, 'month'::text as period, month as starts_on, sum(sessions), sum(active_ms), sum(members) from (
      select gym_id, month, sum(workouts) as sessions, sum(active_ms) as active_ms, count(*) as members
      from models.totals_monthly where exercise_id = '' group by 1, 2
      union all ${guests("''::text")}
      union all ${guests('gym_id', "and gym_id <> ''")}) m
    group by gym_id, month`;

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
  reads: ['totals_daily', 'totals_monthly', 'first_visits'],
  sql: `select a.gym_id, a.period, a.starts_on, a.sessions, a.active_ms / 1000 as active_s, a.members, n.new as new_members,
      a.members - n.new as returning_members
    from (${ofDays('day', 'day')}
    union all ${ofDays('week', "date_trunc('week', day)::date")}
    union all ${ofMonths}) a
    cross join lateral (select count(*) as new from models.first_visits f where f.gym_id = a.gym_id
      and f.first_on >= a.starts_on and f.first_on < (a.starts_on + ('1 ' || a.period)::interval)::date) n`,
});
