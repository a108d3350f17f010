/** A year of a chain as dashboards read it: sums of members and machines, and what was odd about the messages of each session. */
import type pg from 'pg';
import type { Fill } from '../filling.js';

export interface ChainSize {
  readonly year: number;
  readonly members: number;
  readonly gyms: number;
  readonly machinesPerGym: number;
}

/** A number from 0 up to `below`, the same in every run; `of` is what it hangs by. */
const drawn = (below: number, ...of: readonly string[]) =>
  `abs(hashtextextended(${of.map((one) => `(${one})::text`).join(" || '|' || ")}, ${below}) % ${below})`;

const zoneOf = (gym: string) => `case ${gym} % 4 when 3 then 'Europe/London' else 'Asia/Singapore' end`;

/** Workouts of which all is made: 19 visits of a member on average, 5 machines in each, and half as many guests, who use one. */
export async function train(db: pg.Client, { year, members, gyms, machinesPerGym }: ChainSize): Promise<number> {
  const guests = Math.round(members * 9.6);
  await db.query(`create schema bench;
     create table bench.visits as
       select 'member-' || i as user_id, 'member-' || i || '|' || n as visit,
         case when ${drawn(20, 'i', 'n', `'away'`)} = 0 then ${drawn(gyms, 'i', 'n', `'gym'`)} else i % ${gyms} end as gym,
         ${drawn(365, 'i', 'n', `'day'`)}::int as day, 6 + ${drawn(15, 'i', 'n', `'hour'`)} as hour, 2 + ${drawn(7, 'i', 'n', `'machines'`)} as machines
       from generate_series(1, ${members}) i, generate_series(1, 4 + ${drawn(31, 'i')}) n
       union all
       select '', 'guest-' || g, g % ${gyms}, ${drawn(365, 'g', `'day'`)}::int, 6 + ${drawn(15, 'g', `'hour'`)}, 1 from generate_series(1, ${guests}) g;
     create table bench.workouts as
       select w.*, (local at time zone zone) as started_at, local::date as day,
         date_trunc('hour', local) at time zone zone as hour, extract(hour from local)::int as local_hour
       from (
         select case user_id when '' then 'guest:' || visit else user_id end as key, user_id, visit || '|' || m as workout, 'gym-' || gym as gym_id,
           'gym-' || gym || '-machine-' || machine as equipment_id, 'exercise-' || machine % 25 as exercise_id, ${zoneOf('gym')} as zone,
           make_date(${year}, 1, 1) + day + hour * interval '1 hour' + (m * 600 + ${drawn(600, 'visit', 'm', `'second'`)}) * interval '1 second' as local,
           60_000 + ${drawn(400_000, 'visit', 'm', `'active'`)} as active_ms
         from (select *, ${drawn(machinesPerGym, 'visit', 'm', `'machine'`)} as machine from bench.visits, generate_series(1, machines) m) v) w
       order by started_at;
     drop table bench.visits;
     analyze bench.workouts;`);
  const { rows } = await db.query<{ workouts: number }>('select count(*)::int as workouts from bench.workouts');
  return rows[0]?.workouts ?? 0;
}

const sums = {
  ...{ workouts: 'count(*)', repetitions: '30 * count(*)', tonnageGrams: '1800000 * count(*)' },
  ...{ workJ: '9000 * count(*)', activeMs: 'sum(active_ms)', energyCal: '31250 * count(*)' },
};
const plain = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]));
/** Sums of the workouts of members by these columns; `''` stands for all of them. */
const grouped = (columns: string, by: string, where = 'true') =>
  `(select ${columns}, ${Object.entries(sums)
    .map(([name, sum]) => `${sum} as "${name}"`)
    .join(', ')} from bench.workouts where ${where} group by ${by}) w`;
const summed = Object.fromEntries(Object.keys(sums).map((name) => [name, `"${name}"`]));

const odd = (share: number, what: string) => `${drawn(share, 'workout', `'${what}'`)} = 0`;

/** Column by column. A session in seven lost messages, one in fifty has some other flag, one in ten of a few machines came in two parts. */
export const fills = ({ year, members, gyms, machinesPerGym }: ChainSize): readonly Fill[] => {
  const machine = `'gym-' || g || '-machine-' || m`;
  const machines = `generate_series(0, ${gyms - 1}) g, generate_series(0, ${machinesPerGym - 1}) m`;
  const since = `timestamptz '${year - 1}-01-01Z'`;
  return [
    {
      ...{ view: 'members', from: `generate_series(1, ${members}) i` },
      values: {
        ...{
          key: `'member-' || i`,
          userId: `'member-' || i`,
          displayName: `'Member ' || i`,
          nameKey: `'member ' || i`,
        },
        ...{ timeZone: `'Asia/Singapore'`, onLeaderboards: 'true', namedAt: since, updatedAt: since },
      },
    },
    {
      ...{ view: 'gyms', from: `generate_series(0, ${gyms - 1}) g` },
      values: {
        ...{ key: `'gym-' || g`, gymId: `'gym-' || g`, name: `'Gym ' || g`, timeZone: zoneOf('g'), validFrom: since },
        openingHours: `(select jsonb_agg(jsonb_build_object('weekday', d, 'opensMinute', 360, 'closesMinute', 1380)) from generate_series(1, 7) d)`,
      },
    },
    {
      ...{ view: 'equipment', from: machines },
      values: {
        ...{ key: machine, equipmentId: machine, gymId: `'gym-' || g`, type: `'WEIGHT_STACK'`, validFrom: since },
        ...{ model: `'Model ' || m % 12`, displayName: `'Machine ' || m`, inService: 'true' },
      },
    },
    {
      ...{ view: 'equipment_entries', from: machines },
      values: { key: machine, equipmentId: machine, gymId: `'gym-' || g`, inService: 'true', validFrom: since },
    },
    {
      view: 'totals_hourly',
      from: `${grouped('key, user_id, gym_id, equipment_id, exercise_id, day, hour, local_hour', '1, 2, 3, 4, 5, 6, 7, 8')} order by hour`,
      values: {
        ...{ ...plain('key', 'userId', 'gymId', 'equipmentId', 'exerciseId', 'day', 'hour', 'localHour'), ...summed },
      },
    },
    {
      view: 'totals_daily',
      from: `${grouped('key, user_id, gym_id, day', '1, 2, 3, 4')} order by day`,
      values: {
        ...{ ...plain('key', 'userId', 'gymId', 'day'), ...summed },
        ...{ week: `date_trunc('week', day::timestamp)::date`, month: `date_trunc('month', day::timestamp)::date` },
      },
    },
    {
      view: 'totals_monthly',
      from: `${grouped(
        `key, user_id, date_trunc('month', day::timestamp)::date as month, coalesce(gym_id, '') as gym_id, coalesce(exercise_id, '') as exercise_id`,
        '1, 2, 3, grouping sets ((gym_id, exercise_id), (gym_id), (exercise_id), ())',
        `user_id <> ''`,
      )} order by month`,
      values: { ...plain('key', 'userId', 'month', 'gymId', 'exerciseId'), ...summed },
    },
    {
      view: 'first_visits',
      from: `(select key, user_id, coalesce(gym_id, '') as gym_id, min(day) as first_on from bench.workouts where user_id <> ''
        group by 1, 2, grouping sets ((gym_id), ())) w order by first_on`,
      values: plain('key', 'userId', 'gymId', 'firstOn'),
    },
    {
      view: 'session_diagnostics',
      from: `(select *, md5(workout)::uuid as session_id from bench.workouts) w,
        generate_series(0, case when ${drawn(100, 'equipment_id', `'relayed'`)} = 0 and ${odd(10, 'split')} then 1 else 0 end) part order by started_at`,
      values: {
        ...{ ...plain('sessionId', 'equipmentId', 'startedAt'), key: 'equipment_id' },
        firmware: `case when part = 0 and not ${odd(200, 'start')} then '2.' || ${drawn(3, 'equipment_id')} + (extract(month from day) / 7)::int end`,
        ...{ events: `60 + ${drawn(400, 'workout')}`, missing: `case when ${odd(7, 'gap')} then 2 else 0 end` },
        ...{ repeated: `case when ${odd(10, 'again')} then 3 else 0 end`, open: 'false' },
        ...{ resets: `case when ${odd(300, 'reset')} then 1 else 0 end`, wraps: '0' },
        quality: `array_remove(array[
          case when ${odd(300, 'reset')} then 'counter_reset' end, case when ${odd(7, 'gap')} then 'gap' end,
          case when ${odd(500, 'load')} then 'implausible_load' end, case when ${odd(200, 'start')} or part = 1 then 'no_start' end], null)`,
        lastFaultCode: `case when ${odd(400, 'fault')} then 'E' || ${drawn(9, 'workout')} end`,
        ...{ task: 'part', telemetryPartitions: 'array[part]' },
      },
    },
  ];
};
