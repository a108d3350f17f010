/** How many members trained in each day, week and month, and how many of them for the first time. */
import { date, float, integer, people, somePeople, sqlView, text } from '../../engine/declare.js';

/** Periods that members are counted in. */
export const activePeriods = ['day', 'week', 'month'] as const;

/** Sums of each period. */
const summed = (period: string, gym: string, where = '') => `
    select ${gym} as gym_id, '${period}'::text as period, ${period} as starts_on, sum(workouts) as sessions, sum(active_ms) as active_ms
    from models.totals_daily ${where} group by 1, 3`;

/** Of each member first, then of all: a count of different members sorts them, this finds them in the order of an index. */
const inGyms = (period: string) => `
    select gym_id, '${period}'::text as period, starts_on, sum(workouts) as sessions, sum(active_ms) as active_ms,
      count(nullif(user_id, '')) as members
    from (select gym_id, ${period} as starts_on, user_id, sum(workouts) as workouts, sum(active_ms) as active_ms
      from models.totals_daily where gym_id <> '' group by 1, 2, 3) m
    group by 1, 3`;

/** Of all gyms there is an index in which the days of a period stand by member: whoever follows it counts members as they come, without a sort. */
const inAll = (period: string) => `
    select ''::text as gym_id, '${period}'::text as period, ${period} as starts_on, sum(workouts) as sessions, sum(active_ms) as active_ms,
      count(distinct user_id) filter (where user_id > '') as members
    from models.totals_daily group by 3`;

/** Of months the sums of each member are there. */
const inMonths = (gym: string, where = '') => `
    select s.*, m.members from (${summed('month', gym, where)}) s cross join lateral (
      select count(*) as members from models.totals_monthly t
      where t.month = s.starts_on and t.gym_id = s.gym_id and t.exercise_id = '') m`;

/** For each gym, and for all together: what is not asked for is left out. */
const counted = [
  ...['day', 'week'].flatMap((period) => [inGyms(period), inAll(period)]),
  inMonths('gym_id', "where gym_id <> ''"),
  inMonths("''::text"),
];

/** Members who trained, by gym and period. */
export const activeMembers = sqlView('activeMembers', {
  comment:
    'How many members trained on machines, by gym and by day, week and month of the start of their workouts; periods in which nobody did are not here. Guests have sessions and are no members. Workouts that were written down, and those of a clock that was not set, are not here.',
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    gymId: text("The gym; '': all gyms together."),
    period: text(`${activePeriods.join(', ')}.`),
    startsOn: date("First day of the period in each gym's time zone; of a week its Monday."),
    sessions: integer('Sessions that began in the period, those of guests included.'),
    activeS: float('Active time of these sessions, s.'),
    members: people(integer('Members who had them.')),
    newMembers: somePeople(
      integer('Of these, those whose first workout ever in this gym (all gyms together: anywhere) was then.'),
    ),
    returningMembers: somePeople(integer('Of these, those who had trained there before the period began.')),
  },
  reads: ['totals_daily', 'totals_monthly', 'first_visits'],
  sql: `select a.gym_id, a.period, a.starts_on, a.sessions, a.active_ms / 1000 as active_s, a.members, n.new as new_members,
      a.members - n.new as returning_members
    from (${counted.join(' union all ')}) a
    cross join lateral (select count(*) as new from models.first_visits f where f.gym_id = a.gym_id
      and f.first_on >= a.starts_on and f.first_on < (a.starts_on + ('1 ' || a.period)::interval)::date) n`,
});
