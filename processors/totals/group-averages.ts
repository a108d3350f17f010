/** How members of a kind train in a month: what one's own month is held against. Who is in a group too small is not told of. */
import { date, float, integer, people, sqlView, text } from '../../engine/declare.js';

/** By what members are put together, each as SQL that lists the values of a member; none: in no group. */
const groupings = {
  group: 'select unnest(m.groups)',
  sex: "select m.sex where m.sex in ('FEMALE', 'MALE')",
  age_band: 'select a.band where a.band is not null',
  sex_and_age_band: "select m.sex || ' ' || a.band where m.sex in ('FEMALE', 'MALE') and a.band is not null",
} as const;

/** Names of the groupings. */
export const groupingNames = Object.keys(groupings) as (keyof typeof groupings)[];

/** Fewer people may be told apart. */
const LEAST_MEMBERS = 5;

/** A member's age band on the first of the month; null where the birth date is not told, or is no day. */
const band = `select (age / 10 * 10) || '-' || (age / 10 * 10 + 9) as band
      from (select extract(year from age(t.month, case when pg_input_is_valid(m.birth_date, 'date') then m.birth_date::date end))::int as age) y
      where age >= 0`;

const mean = (cell: string, per = 1) => `round(avg(${cell})::numeric / ${per}, 3)`;
const median = (cell: string, per = 1) =>
  `round((percentile_cont(0.5) within group (order by ${cell}))::numeric / ${per}, 3)`;

/** What is averaged: the column of the totals, how many of its units make one that is shown, and the name of that. */
const measures = [
  { name: 'sessions', column: 'workouts', per: 1 },
  { name: 'active_minutes', column: 'active_ms', per: 60_000 },
  { name: 'tonnage_kg', column: 'tonnage_grams', per: 1_000 },
  { name: 'energy_kcal', column: 'energy_cal', per: 1_000 },
] as const;

/** Averages of groups of members. */
export const groupAverages = sqlView('groupAverages', {
  comment: `What members of a group did in a month on average: groups of profiles, sex, age band of ten years, and sex with age band. Of those who trained at all, by the profile as it is now; a group of fewer than ${LEAST_MEMBERS} of them is not here. What a sensor saw: as for leaderboards.`,
  freshWithinMs: 5_000,
  analysts: true,
  columns: {
    month: date("First day of the month, in each gym's time zone."),
    gymId: text("The gym; '': all gyms together."),
    grouping: text(`By what members are put together: ${groupingNames.join(', ')}.`),
    groupName: text(
      'Which: a group of profiles, FEMALE or MALE, an age on the first of the month (30-39), or both (FEMALE 30-39).',
    ),
    members: people(integer('Members of it who trained.')),
    meanSessions: float('Workouts of each, on average.'),
    medianSessions: float('Half of them had as many or more.'),
    meanActiveMinutes: float('Active time of each, on average, min.'),
    medianActiveMinutes: float('Its median, min.'),
    meanTonnageKg: float('Weight lifted by each, on average, kg.'),
    medianTonnageKg: float('Its median, kg.'),
    meanEnergyKcal: float('Energy of each, of the workouts that have an estimate, on average, kcal.'),
    medianEnergyKcal: float('Its median, kcal.'),
  },
  reads: ['totals_monthly', 'members'],
  sql: `select t.month, t.gym_id, g.grouping, g.group_name, count(*) as members,
      ${measures.map(({ name, column, per }) => `${mean(`t.${column}`, per)} as mean_${name}, ${median(`t.${column}`, per)} as median_${name}`).join(',\n      ')}
    from models.totals_monthly t join models.members m using (user_id)
    left join lateral (${band}) a on true
    cross join lateral (${Object.entries(groupings)
      .map(([name, values]) => `select '${name}' as grouping, v.name as group_name from (${values}) v(name)`)
      .join('\n      union all ')}) g
    where t.exercise_id = ''
    group by t.month, t.gym_id, g.grouping, g.group_name having count(*) >= ${LEAST_MEMBERS}`,
});
