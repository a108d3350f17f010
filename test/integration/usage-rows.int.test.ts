/** What dashboards read is computed by SQL that was made fast: its rows are those that plain counting gives. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTime } from '../../domain/time-zone.js';
import { prepareSchema, viewTable } from '../../engine/ddl.js';
import { createLog } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { topologyOf, viewsOf } from '../../engine/topology.js';
import { snakeCase } from '../../engine/view.js';
import { processors } from '../../processors/index.js';
import { daysOfCalendar } from '../../processors/totals/calendar.js';
import { createDatabase } from '../stack.js';
import { type Entry, entries, gyms, hours, TICK, used, utilisationOf } from './usage-rows/machines.js';
import { type Session, sessions, sumsOf, weekOf, zones } from './usage-rows/sessions.js';

let db: pg.Client;
const { lineages } = topologyOf(processors);

/** Rows of a view, written as its processor writes them. */
async function write(view: string, rows: readonly Record<string, unknown>[]) {
  for (const { name, processor } of lineages)
    for (const one of Object.values(viewsOf(processor)))
      if (snakeCase(one.name) === view)
        await db.query(
          `insert into ${viewTable(name, one)} select * from jsonb_populate_recordset(null::${viewTable(name, one)}, $1)`,
          [JSON.stringify(rows.map((row, i) => ({ key: `key-${i}`, task: 0, ...row })))],
        );
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const ask = async (sql: string) => (await db.query(sql)).rows.sort(byText);

beforeAll(async () => {
  const url = await createDatabase();
  const database = connectPostgres(url, createLog('test', 'silent'), 1);
  await prepareSchema(database, lineages);
  await database.close();
  db = new pg.Client({ connectionString: url });
  await db.connect();
});
afterAll(async () => db?.end());

describe('R13, R14: rows of dashboards', () => {
  it('quality of data: of every machine, firmware and week, with sessions in parts, around midnights, and of machines nobody wrote down', async () => {
    const told = sessions(600);
    const catalogue = Object.keys(zones);
    await write(
      'gyms',
      catalogue.map((gym) => ({
        gym_id: gym,
        name: gym,
        time_zone: zones[gym],
        opening_hours: [],
        valid_from: new Date(0),
      })),
    );
    await write(
      'equipment',
      ['of', 'more of'].flatMap((which) =>
        catalogue.map((gym) => ({
          ...{ equipment_id: `machine ${which} ${gym}`, gym_id: gym, type: 'TREADMILL', model: `model ${which}` },
          ...{ display_name: gym, in_service: true, valid_from: new Date(0) },
        })),
      ),
    );
    await write(
      'session_diagnostics',
      told.map((one) => ({ ...one, started_at: new Date(one.started_at) })),
    );

    const groups = new Map<string, Session[]>();
    for (const one of told.filter(({ open }) => !open)) {
      const parts = told.filter(({ session_id }) => session_id === one.session_id);
      const firmwares = parts.flatMap(({ firmware }) => firmware ?? []).sort();
      const key = JSON.stringify([one.equipment_id, firmwares.at(-1) ?? '', weekOf(one)]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const isSplit = ({ session_id }: Session) => told.filter((one) => one.session_id === session_id).length > 1;
    const rows = [...groups].map(([key, all]) => {
      const [equipment_id, firmware, week] = JSON.parse(key);
      const gym = catalogue.find((gym) => equipment_id.endsWith(` of ${gym}`)) ?? '';
      return { gym_id: gym, equipment_id, firmware, week, ...sumsOf(all), split: all.filter(isSplit).length };
    });
    expect(rows.filter(({ split }) => split > 0).length).toBeGreaterThan(10);
    expect(rows.filter(({ week }) => week === null).length).toBeGreaterThan(0);
    const columns = Object.keys(rows[0] ?? {}).map((name) =>
      ['week', 'firmware', 'gym_id', 'equipment_id', 'last_fault_code'].includes(name)
        ? `${name}::text`
        : `${name}::int`,
    );
    expect(await ask(`select ${columns.join(', ')} from models.equipment_data_quality`)).toEqual(rows.sort(byText));
    const some = `gym_id = 'london' and week > '2026-03-20'`;
    expect(await ask(`select ${columns.join(', ')} from models.equipment_data_quality where ${some}`)).toEqual(
      rows.filter(({ gym_id, week }) => gym_id === 'london' && week > '2026-03-20'),
    );

    const models = new Map<string, { sessions: number; split: number; machines: Set<string> }>();
    for (const { equipment_id, firmware, week, sessions, split } of rows) {
      const model = /^machine (more of|of)/.exec(equipment_id)?.[1];
      const key = JSON.stringify([model ? `model ${model}` : '', firmware, week]);
      const one = models.get(key) ?? { sessions: 0, split: 0, machines: new Set() };
      models.set(key, {
        sessions: one.sessions + sessions,
        split: one.split + split,
        machines: one.machines.add(equipment_id),
      });
    }
    expect(
      await ask('select model, firmware, week::text, sessions, split, machines from models.firmware_data_quality'),
    ).toEqual(
      [...models]
        .map(([key, { machines, ...sums }]) => {
          const [model, firmware, week] = JSON.parse(key);
          return { model, firmware, week, ...sums, machines: machines.size };
        })
        .sort(byText),
    );
  });

  it('active members: of each gym and of all, guests among the sessions and not among the members', async () => {
    const visit = fc.record({
      user_id: fc.constantFrom('', 'ana', 'ben', 'cho', 'dee'),
      gym_id: fc.constantFrom('a', 'b'),
      day: fc.integer({ min: 0, max: 20 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
      workouts: fc.integer({ min: 1, max: 9 }),
    });
    const visits =
      fc.sample(
        fc.uniqueArray(visit, {
          minLength: 90,
          maxLength: 90,
          selector: ({ user_id, gym_id, day, workouts }) =>
            user_id ? `${user_id} ${gym_id} ${day}` : `${gym_id} ${day} ${workouts}`,
        }),
        { numRuns: 1, seed: 7 },
      )[0] ?? [];
    const nothing = { repetitions: 0, tonnage_grams: 0, distance_mm: 0, work_j: 0, energy_cal: 0 };
    await write(
      'totals_daily',
      visits.map((one) => ({ ...one, ...daysOfCalendar(one.day), ...nothing, active_ms: 1_000 * one.workouts })),
    );
    const expected = ['', 'a', 'b'].flatMap((gym) =>
      (['day', 'week'] as const).flatMap((period) => {
        const of = visits.filter(({ gym_id }) => !gym || gym_id === gym);
        const starts = (day: string) => daysOfCalendar(day)[period];
        return [...new Set(of.map(({ day }) => starts(day)))].map((starts_on) => {
          const all = of.filter(({ day }) => starts(day) === starts_on);
          const sessions = all.reduce((sum, { workouts }) => sum + workouts, 0);
          const members = new Set(all.flatMap(({ user_id }) => user_id || [])).size;
          return { gym_id: gym, period, starts_on, sessions, active_s: sessions, members };
        });
      }),
    );
    expect(
      await ask(
        `select gym_id, period, starts_on::text, sessions, active_s, members from models.active_members where period <> 'month'`,
      ),
    ).toEqual(expected.sort(byText));
  });

  it('utilisation: minute by minute of each day, with machines that move, are out of service, or stand where nobody knows', async () => {
    await db.query(
      `insert into engine.tasks (lineage, partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick, read, folded, repeated, parked, late)
       select lineage, 0, 1, 1, gen_random_uuid(), '{}', '{}', '{}', $1, 0, 0, 0, 0, 0 from engine.lineages where processor = 'totals'`,
      [TICK],
    );
    await write(
      'gyms',
      Object.entries(gyms).map(([gym_id, time_zone]) => ({
        key: gym_id,
        gym_id,
        name: gym_id,
        time_zone,
        opening_hours: hours[gym_id],
        valid_from: new Date(0),
      })),
    );
    await write(
      'equipment_entries',
      entries.map((one: Entry) => ({ ...one, valid_from: new Date(one.valid_from) })),
    );
    const nothing = {
      repetitions: 0,
      tonnage_grams: 0,
      distance_mm: 0,
      work_j: 0,
      energy_cal: 0,
      exercise_id: '',
      local_hour: 9,
    };
    await write(
      'totals_hourly',
      used.map((one) => ({ ...one, ...nothing, user_id: '', hour: one.day, active_ms: 60_000 * one.workouts })),
    );
    const rows = utilisationOf(localTime(TICK, 'UTC').day);
    expect(rows.length).toBeGreaterThan(30);
    expect(
      await ask(
        'select gym_id, equipment_id, day::text, sessions, active_s, in_service, open_s from models.equipment_utilisation',
      ),
    ).toEqual(rows.sort(byText));
    const some = `gym_id = 'by night' and day >= '2026-03-29' and day < '2026-03-31'`;
    expect(
      await ask(
        `select gym_id, equipment_id, day::text, sessions, active_s, in_service, open_s from models.equipment_utilisation where ${some}`,
      ),
    ).toEqual(rows.filter(({ gym_id, day }) => gym_id === 'by night' && day >= '2026-03-29' && day < '2026-03-31'));
  });
});
