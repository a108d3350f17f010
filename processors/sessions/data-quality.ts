/** How good the data of machines are, by week: what a gym has repaired, and what a manufacturer puts right in the firmware. */
import { bigint, date, float, integer, nullable, sqlView, text } from '../../engine/declare.js';
import { firstFinding } from './findings.js';

const EARLIEST = "'2015-01-01'";

/** What counts sessions by one flag of theirs. */
const flags = {
  noStart: 'Of them, how many whose start was not seen.',
  unknownMachine: 'Of them, how many whose machine was not in the catalogue then.',
  clockUnset: 'Of them, how many of a clock that was not set: an event before 2015.',
  implausibleCounter: 'Of them, how many in which a counter leapt; the leap is left out.',
  implausibleHeartRate: 'Of them, how many with a heart rate of over 250/min.',
  implausibleLoad: 'Of them, how many with a load of over 1,000 kg.',
  implausiblePower: 'Of them, how many with a power of over 5,000 W.',
  implausibleSpeed: 'Of them, how many with a speed of over 50 m/s.',
} as const;
const flagged = Object.keys(flags).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

const columns = {
  firmware: text("Firmware; '': the start of the sessions did not say, or was not seen."),
  week: nullable(
    date(
      "The week's Monday, in the time zone of the gym; null: sessions that began before 2015 by a clock that was not set.",
    ),
  ),
  sessions: integer('Ended sessions that began in the week. One that came in parts (split) counts once for each.'),
  events: bigint('Distinct messages of these.'),
  missing: bigint('Messages not seen between the first and the last of each session.'),
  missingShare: float('missing / (events + missing), to 4 decimals.'),
  gaps: integer('Sessions with missing messages.'),
  repeated: bigint('Messages that came again.'),
  repeats: integer('Sessions with such.'),
  resets: bigint('How often a counter started anew; each counter counts.'),
  counterResets: integer('Sessions in which one did.'),
  wraps: bigint('How often a counter ran over its width; each counter counts, and nothing is wrong with it.'),
  ...(Object.fromEntries(Object.entries(flags).map(([name, comment]) => [name, integer(comment)])) as {
    [Flag in keyof typeof flags]: ReturnType<typeof integer>;
  }),
  split: integer('Parts of sessions whose messages came by several partitions, each folded by itself.'),
  faults: integer('Sessions in which the machine reported a fault.'),
  lastFaultCode: nullable(text('The code of the latest; null: none.')),
  looksWrong: nullable(
    text('What looks wrong first and what to do, with how many of the sessions show it; null: nothing stands out.'),
  ),
};

/** What is read of a session. */
const read = [
  'equipment_id',
  'started_at',
  'events',
  'missing',
  'repeated',
  'resets',
  'wraps',
  'quality',
  'last_fault_code',
]
  .map((name) => `d.${name}`)
  .join(', ');

/** Sessions that came in parts: the start, which tells the firmware, may be in one of them only. They are few, so only they are looked up. */
const split = (where: string) => `select session_id, (
        select max(firmware) from models.session_diagnostics f where f.session_id = d.session_id) as told
      from models.session_diagnostics d where ${where} group by session_id having count(*) > 1`;
const told = (
  where: string,
) => `select ${read}, p.session_id is not null as is_split, coalesce(p.told, d.firmware, '') as told
      from models.session_diagnostics d left join (${split(where)}) p using (session_id)
      where ${where} and not open`;

/** Sessions that may be of a week: clocks are up to 14 hours before UTC, and up to 12 behind. */
const around = (week: string) => `d.started_at >= ${week}::timestamp at time zone 'UTC' - interval '14 hours'
        and d.started_at < (${week} + 7)::timestamp at time zone 'UTC' + interval '12 hours'`;

/** What is summed, in SQL over sessions. */
const sums = {
  sessions: 'count(*)',
  events: 'sum(events)',
  missing: 'sum(missing)',
  gaps: 'count(*) filter (where missing > 0)',
  repeated: 'sum(repeated)',
  repeats: 'count(*) filter (where repeated > 0)',
  resets: 'sum(resets)',
  counter_resets: 'count(*) filter (where resets > 0)',
  wraps: 'sum(wraps)',
  ...Object.fromEntries(flagged.map((flag) => [flag, `count(*) filter (where '${flag}' = any(quality))`])),
  split: 'count(*) filter (where is_split)',
  faults: 'count(last_fault_code)',
};

/** Sums of sessions with their machine, by machine and firmware. */
const summed = (sessions: string) => `
    select coalesce(gym_id, '') as gym_id, equipment_id, coalesce(model, '') as model, told as firmware,
      ${Object.entries(sums)
        .map(([name, sum]) => `${sum} as ${name}`)
        .join(', ')},
      max(started_at) filter (where last_fault_code is not null) as last_fault_at
    from ${sessions}
    group by coalesce(gym_id, ''), equipment_id, coalesce(model, ''), told`;

/**
 * Of the sessions of each week as the clock of their gym has it; a zone that Postgres does not know is UTC, as for days of workouts. Weeks are
 * made first, with when they begin and end by the clock of each machine, and their sessions found by index and summed, so that who asks for
 * some weeks does not read the others, and no session's own time is converted: offset 0 keeps Postgres from doing it otherwise.
 */
const byMachine = `
    with machines as materialized (
      select e.equipment_id, e.gym_id, e.model, coalesce(z.name, 'UTC') as zone from models.equipment e
      left join models.gyms g using (gym_id) left join pg_timezone_names z on lower(z.name) = lower(g.time_zone))
    select q.*, w.week
    from (select generate_series(date_trunc('week', first at time zone 'UTC'), last at time zone 'UTC' + interval '1 day', interval '1 week')::date as week
      from (select (select min(started_at) from models.session_diagnostics where started_at >= ${EARLIEST}) as first,
        (select max(started_at) from models.session_diagnostics) as last) b) w
    cross join lateral (${summed(`
      (${told(`${around('w.week')}`)} offset 0) s
      left join lateral (
        select equipment_id, gym_id, model, w.week::timestamp at time zone zone as begins, (w.week + 7)::timestamp at time zone zone as ends
        from machines offset 0) m using (equipment_id)
      where s.started_at >= coalesce(m.begins, w.week::timestamp at time zone 'UTC')
        and s.started_at < coalesce(m.ends, (w.week + 7)::timestamp at time zone 'UTC')`)}) q
    union all
    select q.*, null from (${summed(`(${told(`d.started_at < ${EARLIEST}`)}) s left join machines m using (equipment_id)`)}) q`;

const judged = (summed: string) =>
  `select q.*, round(missing / nullif(events + missing, 0)::numeric, 4) as missing_share, ${firstFinding} as looks_wrong from (${summed}) q`;
const faultCode = `case when faults > 0 then (select max(d.last_fault_code) from models.session_diagnostics d
      where d.started_at = s.last_fault_at and d.equipment_id = s.equipment_id) end as last_fault_code`;
const reads = ['session_diagnostics', 'equipment', 'gyms'];

/** For who runs a gym: by machine. */
export const equipmentDataQuality = sqlView('equipmentDataQuality', {
  comment:
    'How good the data of each machine were in each week, by its firmware: what was lost, came twice or cannot be, and what to have repaired first. Gym and model are those of the entry that is valid last.',
  freshWithinMs: 5_000,
  analysts: true,
  columns: { gymId: text("The gym; '' where it is not known."), equipmentId: text('The machine.'), ...columns },
  reads,
  sql: judged(`select s.*, ${faultCode} from (${byMachine}) s`),
});

/** For who makes machines: by model. */
export const firmwareDataQuality = sqlView('firmwareDataQuality', {
  comment:
    'How good the data of each model and firmware were in each week, over all gyms. The model is that of the entry that is valid last.',
  freshWithinMs: 5_000,
  analysts: true,
  columns: {
    model: text("Maker and model; '': the machines are not in the catalogue."),
    ...columns,
    machines: integer('Machines that had these sessions.'),
  },
  reads,
  sql: judged(`select model, firmware, week, ${Object.keys(sums)
    .map((name) => `sum(${name}) as ${name}`)
    .join(', ')}, count(distinct equipment_id) as machines,
      (array_agg(last_fault_code order by last_fault_at desc) filter (where last_fault_code is not null))[1] as last_fault_code
    from (select s.*, ${faultCode} from (${byMachine}) s) s group by model, firmware, week`),
});
