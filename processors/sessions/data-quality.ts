/** How good the data of machines are, by week: what a gym has repaired, and what a manufacturer puts right in the firmware. */
import { bigint, date, float, integer, nullable, sqlView, text } from '../../engine/declare.js';
import { zoneKnown } from '../zone-known.js';
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

/** What is summed, in SQL over sessions `d`. */
const sums = {
  sessions: 'count(*)',
  events: 'sum(d.events)',
  missing: 'sum(d.missing)',
  gaps: 'count(*) filter (where d.missing > 0)',
  repeated: 'sum(d.repeated)',
  repeats: 'count(*) filter (where d.repeated > 0)',
  resets: 'sum(d.resets)',
  counter_resets: 'count(*) filter (where d.resets > 0)',
  wraps: 'sum(d.wraps)',
  ...Object.fromEntries(flagged.map((flag) => [flag, `count(*) filter (where '${flag}' = any(d.quality))`])),
  faults: 'count(d.last_fault_code)',
  last_fault_at: 'max(d.started_at) filter (where d.last_fault_code is not null)',
};
const names = Object.keys(sums);
const summed = names.map((name) => `${sums[name as keyof typeof sums]} as ${name}`).join(', ');

/** Sessions that came in parts: the start, which tells the firmware, may be in one of them only. They are few, so only they are looked up. */
const toldOf = (
  sessions: string,
) => `select d.*, p.session_id is not null as is_split, coalesce(p.told, d.firmware, '') as told
      from models.session_diagnostics d
      left join (select session_id, (select max(firmware) from models.session_diagnostics f where f.session_id = d.session_id) as told
        from models.session_diagnostics d where ${sessions} group by session_id having count(*) > 1) p using (session_id)
      where ${sessions} and not d.open`;

/** Sessions that may be of a week: clocks are up to 14 hours before UTC, and up to 12 behind. */
const around = `d.started_at >= w.week::timestamp at time zone 'UTC' - interval '14 hours'
        and d.started_at < (w.week + 7)::timestamp at time zone 'UTC' + interval '12 hours'`;

/** Weeks in which there are sessions. */
const weeks = `select generate_series(date_trunc('week', first at time zone 'UTC'), last at time zone 'UTC' + interval '1 day', interval '1 week')::date as week
      from (select (select min(started_at) from models.session_diagnostics where started_at >= ${EARLIEST}) as first,
        (select max(started_at) from models.session_diagnostics) as last) b`;

/** Machines of the catalogue, with the clock of their gym. */
const known = {
  gymId: 'm.gym_id',
  machines: `select e.equipment_id, e.gym_id, coalesce(g.zone, 'UTC') as zone
          from models.equipment e left join (select gym_id, ${zoneKnown('time_zone')} as zone from models.gyms offset 0) g using (gym_id)`,
};

/** Machines that nobody wrote down: from each that had sessions to the next by the index, not from session to session. */
const unknown = {
  gymId: "''::text",
  machines: `select s.equipment_id, '' as gym_id, 'UTC' as zone
          from (with recursive spoke(equipment_id) as (
              select min(equipment_id) from models.session_diagnostics
              union all
              select (select min(d.equipment_id) from models.session_diagnostics d where d.equipment_id > s.equipment_id)
              from spoke s where s.equipment_id is not null)
            select equipment_id from spoke) s
          where s.equipment_id is not null and not exists (select from models.equipment e where e.equipment_id = s.equipment_id)`,
};

/**
 * Of the sessions of each week as the clock of their gym has it. Each week is read once, by the index of time, or for some machines by theirs;
 * sessions of the days around it are read too and count for nothing. Offset 0 keeps Postgres from asking each session when the week of its
 * machine begins. Parts of a session came by different partitions, so a machine whose sessions all came by one has none in parts; the
 * others' are looked at once more.
 */
const byWeek = ({ gymId, machines }: typeof known) => `
    select g.gym_id, g.equipment_id, w.week, q.*
    from (${weeks}) w
    cross join lateral (
      select *, row_number() over machine as nth, min(least_partition) over machine < max(greatest_partition) over machine as is_mixed
      from (
        select ${gymId} as gym_id, m.equipment_id, coalesce(d.firmware, '') as firmware,
          case when d.started_at >= m.begins and d.started_at < m.ends then not d.open else false end as is_counted,
          min(m.begins) as begins, min(m.ends) as ends, min(d.telemetry_partitions[1]) as least_partition, max(d.telemetry_partitions[1]) as greatest_partition, ${summed}
        from (
          select equipment_id, gym_id, w.week::timestamp at time zone zone as begins, (w.week + 7)::timestamp at time zone zone as ends
          from (${machines}) machines offset 0) m
        join models.session_diagnostics d using (equipment_id)
        where ${around}
        group by 1, 2, 3, 4) s
      window machine as (partition by gym_id, equipment_id)) g
    cross join lateral (
      select g.firmware, ${names.map((name) => `g.${name}`).join(', ')}, 0 as split where g.is_counted and not g.is_mixed
      union all
      select t.* from (
        select told, ${summed}, count(*) filter (where is_split) from (${toldOf(`d.equipment_id = g.equipment_id and ${around}`)}) d
        where d.started_at >= g.begins and d.started_at < g.ends group by told) t
      where g.is_mixed and g.nth = 1) q`;

/** Of machines and weeks; sessions of a clock that was not set have no week, and are few. */
const byMachine = `${byWeek(known)}
    union all${byWeek(unknown)}
    union all
    select coalesce(m.gym_id, ''), d.equipment_id, null, told, ${summed}, count(*) filter (where is_split)
    from (${toldOf(`d.started_at < ${EARLIEST}`)}) d left join models.equipment m using (equipment_id)
    group by coalesce(m.gym_id, ''), d.equipment_id, told`;

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
  sql: judged(`select coalesce(m.model, '') as model, firmware, week, ${[
    ...names.filter((name) => name !== 'last_fault_at'),
    'split',
  ]
    .map((name) => `sum(${name}) as ${name}`)
    .join(', ')}, count(distinct equipment_id) as machines,
      (array_agg(last_fault_code order by last_fault_at desc) filter (where last_fault_code is not null))[1] as last_fault_code
    from (select s.*, ${faultCode} from (${byMachine}) s) s left join models.equipment m using (equipment_id)
    group by coalesce(m.model, ''), firmware, week`),
});
