/** A year of 60 members, frozen as a build of `workouts`: what is built on it are the same rows, whatever the order of the workouts and however many processes; one more workout is only that member's affair. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Frozen, openFrozen } from '../../bench/year/frozen.js';
import { now, tablesOfBuild, writtenSince } from '../../bench/year/written.js';
import { builtAs } from '../../deploy/builds.js';
import { viewTable } from '../../engine/ddl.js';
import { createLog } from '../../engine/log.js';
import { type RunningProcess, runProcessors } from '../../engine/process.js';
import { applyTopics } from '../../engine/provision.js';
import { topologyOf, viewsOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { totalsMonthly } from '../../processors/totals/views.js';
import { ticks, topics } from '../../schemas/topics.js';
import { yearOf } from '../../simulator/year/year.js';
import { createDatabase, sharedStack } from '../stack.js';
import { settingsOf } from './running.js';

const BUILT = ['totals', 'metrics'];
const log = createLog('test', process.env.REPSTREAM_TEST_LOG ?? 'silent');
const settings = { ...settingsOf(sharedStack()), databaseUrl: '' };
const all = [...yearOf({ seed: '60', members: 60, year: 2025 })];

/** The processors on a frozen build of workouts of that name, which nobody else reads. */
function onYear(name: string) {
  const build = `${name}${Date.now().toString(36)}`;
  const built = builtAs(processors, new Map(['workouts', 'measurements', ...BUILT].map((one) => [one, build])));
  const topology = topologyOf(built);
  return { built, topology, lineages: topology.lineages.filter(({ processor }) => BUILT.includes(processor.name)) };
}
type Year = ReturnType<typeof onYear>;

describe('a frozen year', () => {
  const years = { forward: onYear('forward'), backward: onYear('backward') };
  const frozen: Frozen[] = [];
  const running: RunningProcess[] = [];
  let db: pg.Pool;

  beforeAll(async () => {
    settings.databaseUrl = await createDatabase();
    db = new pg.Pool({ connectionString: settings.databaseUrl, max: 2 });
    for (const { built, topology } of Object.values(years)) {
      await applyTopics(Object.values(topics), built, settings, log);
      frozen.push(await openFrozen(settings, topology, log));
    }
    await frozen[0]?.write(all);
    await frozen[1]?.write(all.toReversed());
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await Promise.all(frozen.map((one) => one.close()));
    await db?.end();
  });

  const start = async ({ built }: Year) => {
    const one = await runProcessors({ processors: built, ticks, connections: settings, only: BUILT, log });
    running.push(one);
    return one;
  };
  /** Workouts that a build has folded. */
  async function heard({ lineages }: Year): Promise<number[]> {
    const { rows } = await db.query<{ heard: number }>(
      `select coalesce((select sum((heard ->> 'number')::int) from engine.tasks t, jsonb_each(t.producers) of_topic,
         jsonb_each(of_topic.value) of_task(producer, heard) where t.lineage = l and of_topic.key like 'workouts.%'), 0)::int as heard
       from unnest($1::text[]) l`,
      [lineages.map(({ name }) => name)],
    );
    return rows.map((row) => row.heard);
  }
  const untilHeard = async (year: Year, count: number) => {
    while ((await heard(year)).some((number) => number < count))
      await new Promise((resolve) => setTimeout(resolve, 100));
  };
  async function contents({ lineages }: Year) {
    const digests: Record<string, unknown> = {};
    for (const { name, processor } of lineages)
      for (const view of Object.values(viewsOf(processor))) {
        // Topics of people are shared: others may be in these views.
        const { rows } = await db.query(
          `select count(*)::int as rows, md5(string_agg(row, '' order by row)) as digest
           from (select md5(t::text) as row from ${viewTable(name, view)} t where key = any($1) or key like 'guest:%') hashed`,
          [[...new Set(all.map(({ userId }) => userId))]],
        );
        digests[view.name] = rows[0];
      }
    return digests;
  }

  it('R12, R89: gives equal digests in any order, built by one process or by two of which one came later', async () => {
    await start(years.forward);
    await untilHeard(years.forward, all.length);
    await start(years.backward);
    await untilHeard(years.backward, 1);
    await start(years.backward);
    await untilHeard(years.backward, all.length);
    const built = await contents(years.forward);
    expect(await contents(years.backward)).toEqual(built);
    const rows = (view: string) => (built[view] as { rows: number }).rows;
    expect(rows('totals_hourly')).toBeGreaterThan(all.length / 2);
    expect(rows('member_metric_history')).toBeGreaterThan(1_000);
    // A year built twice: 25 s where nothing else runs.
  }, 180_000);

  it('R27: holds every month of the year, of each gym and exercise and of all', async () => {
    const totals = years.forward.lineages.find(({ processor }) => processor.name === 'totals');
    if (!totals) throw new Error('no totals');
    const { rows } = await db.query(
      `select month::text, sum(workouts) filter (where gym_id = '' and exercise_id = '')::int as workouts,
         count(distinct exercise_id) > 5 and count(*) filter (where gym_id <> '' and exercise_id <> '' and work_j > 0) > 0 as has_parts
       from ${viewTable(totals.name, totalsMonthly)} where key = any($1) group by month order by month`,
      [[...new Set(all.map(({ userId }) => userId))]],
    );
    const months = new Map<string, number>();
    for (const { userId, localDay } of all) {
      const month = `${localDay?.slice(0, 7)}-01`;
      if (userId) months.set(month, (months.get(month) ?? 0) + 1);
    }
    expect(rows).toEqual([...months].sort().map(([month, workouts]) => ({ month, workouts, has_parts: true })));
    expect(rows).toHaveLength(12);
  });

  it('R25: one more workout writes a few rows of its member, and nothing of anybody else', async () => {
    const last = all.findLast(({ userId, sets }) => userId && sets.length > 0);
    if (!last) throw new Error('nobody trains');
    const client = new pg.Client({ connectionString: settings.databaseUrl });
    await client.connect();
    const before = await now(client);
    const { startedAt, endedAt } = last;
    await frozen[0]?.write([{ ...last, workoutId: randomUUID(), startedAt: startedAt + 1, endedAt: endedAt + 1 }]);
    await untilHeard(years.forward, all.length + 1);
    const written: Record<string, number> = {};
    for (const lineage of years.forward.lineages)
      for (const table of tablesOfBuild(lineage)) {
        const since = await writtenSince(client, table, before);
        expect([...since.keys()].filter((key) => key !== last.userId)).toEqual([]);
        written[`${lineage.processor.name} ${table.name}`] = since.get(last.userId) ?? 0;
      }
    await client.end();
    // Its hour, its day, and its month by gym and exercise, either, and all.
    expect(written).toMatchObject({
      ...{ 'totals totals_hourly': 1, 'totals totals_daily': 1, 'totals totals_monthly': 4, 'totals first_visits': 0 },
      ...{ 'totals kept inputs': 1, 'metrics kept inputs': 1, 'metrics body_metrics': 0 },
    });
    expect(written['totals states']).toBeLessThanOrEqual(3);
    expect(written['metrics states']).toBeLessThanOrEqual(12);
    expect(written['metrics member_metric_history']).toBeLessThanOrEqual(6);
  });
});
