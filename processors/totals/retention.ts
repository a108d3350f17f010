/** Who comes back: of those who were new in a month, how many trained in each month after it. */
import { date, integer, people, somePeople, sqlView, text } from '../../engine/declare.js';

/** How long a cohort is followed, months. */
const MONTHS = 12;

/** Cohorts by the month of the first visit. */
export const retention = sqlView('retention', {
  comment: `Of the members who were new in a month, how many trained in it and in each of the ${MONTHS} months after it, the present one included as far as it is. What a sensor saw: workouts that were written down are not here.`,
  freshWithinMs: 2_000,
  analysts: true,
  columns: {
    gymId: text("The gym; '': all gyms together, new anywhere."),
    cohort: date('First day of the month of their first visit.'),
    monthNumber: integer('0: that month, 1: the next, and so on.'),
    month: date('First day of the month in which they came back.'),
    members: people(integer('Members who were new in the month of the cohort.')),
    returned: somePeople(integer('Of these, those who trained in this month.')),
  },
  reads: ['first_visits', 'totals_monthly', 'totals_daily'],
  sql: `select f.gym_id, f.cohort, n.number as month_number, m.month, count(*) as members, count(t.user_id) as returned
    from (select user_id, gym_id, date_trunc('month', first_on)::date as cohort from models.first_visits) f
    cross join generate_series(0, ${MONTHS}) n(number)
    cross join lateral (select (f.cohort + make_interval(months => n.number))::date as month) m
    left join models.totals_monthly t
      on t.user_id = f.user_id and t.gym_id = f.gym_id and t.month = m.month and t.exercise_id = ''
    where m.month <= (select max(day) from models.totals_daily)
    group by f.gym_id, f.cohort, n.number, m.month`,
});
