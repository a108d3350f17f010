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

/**
 * Sessions of each week as the clock of their gym has it, by their columns and those of their machine. Weeks are made first and their
 * sessions found by index, so that who asks for some weeks does not read the others: offset 0 keeps Postgres from joining the other way.
 */
const dated = `select w.week, s.*, m.gym_id, m.model
    from (select generate_series(date_trunc('week', first at time zone 'UTC'), last at time zone 'UTC' + interval '1 day', interval '1 week')::date as week
      from (select (select min(started_at) from models.session_diagnostics where started_at >= ${EARLIEST}) as first,
        (select max(started_at) from models.session_diagnostics) as last) b) w
    cross join lateral (
      select *, count(*) over (partition by session_id) as parts, max(firmware) over (partition by session_id) as told
      from models.session_diagnostics
      where started_at >= (w.week - 1)::timestamp at time zone 'UTC' and started_at < (w.week + 8)::timestamp at time zone 'UTC' and not open
      offset 0) s
    left join machines m using (equipment_id)
    where date_trunc('week', s.started_at at time zone coalesce(m.time_zone, 'UTC'))::date = w.week`;
const undated = `select null::date, s.*, m.gym_id, m.model
    from (
      select *, count(*) over (partition by session_id) as parts, max(firmware) over (partition by session_id) as told
      from models.session_diagnostics where started_at < ${EARLIEST} and not open) s
    left join machines m using (equipment_id)`;

/** Sums of the sessions of each week by these columns; a zone that Postgres does not know is UTC, as for days of workouts. */
const summedBy = (
  by: Readonly<Record<string, string>>,
  more = '',
) => `select q.*, round(missing / nullif(events + missing, 0)::numeric, 4) as missing_share, ${firstFinding} as looks_wrong
  from (
    with machines as (
      select e.equipment_id, e.gym_id, e.model, z.name as time_zone from models.equipment e
      left join models.gyms g using (gym_id) left join pg_timezone_names z on lower(z.name) = lower(g.time_zone))
    select ${Object.entries(by)
      .map(([name, cell]) => `${cell} as ${name}`)
      .join(
        ', ',
      )}, coalesce(told, '') as firmware, week, ${more} count(*) as sessions, sum(events) as events, sum(missing) as missing,
      count(*) filter (where missing > 0) as gaps, sum(repeated) as repeated, count(*) filter (where repeated > 0) as repeats,
      sum(resets) as resets, count(*) filter (where resets > 0) as counter_resets, sum(wraps) as wraps,
      ${flagged.map((flag) => `count(*) filter (where '${flag}' = any(quality)) as ${flag}`).join(', ')},
      count(*) filter (where parts > 1) as split, count(last_fault_code) as faults,
      (array_agg(last_fault_code order by started_at desc) filter (where last_fault_code is not null))[1] as last_fault_code
    from (${dated}
      union all ${undated}) found
    group by ${Object.values(by).join(', ')}, coalesce(told, ''), week) q`;
const reads = ['session_diagnostics', 'equipment', 'gyms'];

/** For who runs a gym: by machine. */
export const equipmentDataQuality = sqlView('equipmentDataQuality', {
  comment:
    'How good the data of each machine were in each week, by its firmware: what was lost, came twice or cannot be, and what to have repaired first. Gym and model are those of the entry that is valid last.',
  freshWithinMs: 5_000,
  columns: { gymId: text("The gym; '' where it is not known."), equipmentId: text('The machine.'), ...columns },
  reads,
  sql: summedBy({ gym_id: "coalesce(gym_id, '')", equipment_id: 'equipment_id' }),
});

/** For who makes machines: by model. */
export const firmwareDataQuality = sqlView('firmwareDataQuality', {
  comment:
    'How good the data of each model and firmware were in each week, over all gyms. The model is that of the entry that is valid last.',
  freshWithinMs: 5_000,
  columns: {
    model: text("Maker and model; '': the machines are not in the catalogue."),
    ...columns,
    machines: integer('Machines that had these sessions.'),
  },
  reads,
  sql: summedBy({ model: "coalesce(model, '')" }, 'count(distinct equipment_id) as machines,'),
});
