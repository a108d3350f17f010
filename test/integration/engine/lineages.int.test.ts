/** The life of two builds of one processor on real parts: built beside each other, compared, promoted, rolled back, retired. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProcess } from '../../../engine/process.js';
import { applyTopics } from '../../../engine/provision.js';
import type { Topic } from '../../../engine/topic.js';
import { openTwoBuilds } from './two-builds.js';

type TwoBuilds = Awaited<ReturnType<typeof openTwoBuilds>>;

describe('two builds of a processor', () => {
  let builds: TwoBuilds;
  let { world, names, v1, v2 } = {} as TwoBuilds;
  let older: RunningProcess;
  let newer: RunningProcess;
  beforeAll(async () => {
    builds = await openTwoBuilds();
    ({ world, names, v1, v2 } = builds);
    older = await world.start();
  });
  afterAll(() => builds?.stop());

  it('R76: a new build stands beside the promoted one, whose rows and definitions it leaves alone', async () => {
    await builds.folded(v1);
    const definitions = async () => {
      const { rows } = await world.db.query(
        `select c.oid, c.relname, pg_get_viewdef(c.oid) as view, array_agg(a.attname || ' ' || a.atttypid::regtype order by a.attnum) as columns
         from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'models'::regnamespace or c.relname like $1 group by c.oid order by 2`,
        [`${v1.adds.name.replaceAll('-', '\\_')}%`],
      );
      return rows;
    };
    const before = await definitions();
    newer = await world.start(v2.processors);
    await builds.folded(v2);
    expect(await definitions()).toEqual(before);
    expect(await builds.shown()).toEqual([1_000, 1_000, 1_000]);
    const { code, stdout } = await builds.command('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { lineage: v1.adds.name, state: 'promoted', tasks: 4, tick: expect.stringMatching(/Z$/), parked: 0 },
      { lineage: v2.adds.name, version: 2, state: 'built', promotedSince: null, views: [{ view: v2.views.sums }] },
      { lineage: v1.totals.name, state: 'promoted' },
      { lineage: v2.totals.name, version: 1, state: 'built' },
    ]);
    expect((await builds.command('list')).stdout).toMatch(new RegExp(`^${names.adds} +${v2.adds.name} +2  built`, 'm'));
  });

  it('R75: a promote is refused while it was not compared, and while more differs than was declared', async () => {
    const uncompared = await builds.promote(v2.adds.name);
    expect(uncompared.promoted).toBe(false);
    expect(uncompared.refusals).toEqual([
      `${v2.adds.name} was not compared with ${v1.adds.name}: \`repstream views compare ${v2.adds.name}\``,
      `${v2.totals.name} was not compared with ${v1.totals.name}: \`repstream views compare ${v2.totals.name}\``,
    ]);
    const found = await builds.compare(v2.adds.name, []);
    expect(found).toMatchObject({
      notAgain: null,
      satisfied: false,
      undeclared: [`${v1.views.sums}.sum changed in 3 rows`],
    });
    expect(found.views[0]?.counts).toMatchObject({ equal: 4, changed: 3, onlyOld: 0, onlyNew: 0, columns: { sum: 3 } });
    expect(found.views[0]?.samples.changed[0]?.columns).toEqual({ sum: [1_000, 900] });
    const told = await builds.command('compare', v2.totals.name);
    expect(told).toMatchObject({ code: 1, stdout: expect.stringMatching(/^ {2}changed +3 {2}total 3$/m) });
    expect((await builds.promote(v2.adds.name)).refusals).toContain(
      `${v2.adds.name} differs from ${v1.adds.name} by more than was declared: compare again, with --expect for what is meant to differ`,
    );
    expect(await builds.shown()).toEqual([1_000, 1_000, 1_000]);
  });

  it('R75: what was declared may differ: promoted, what is built on it moves too', async () => {
    expect(await builds.compare(v2.adds.name, ['sum'])).toMatchObject({ satisfied: true });
    expect(await builds.compare(v2.totals.name, ['total'])).toMatchObject({ satisfied: true });
    const { promoted, moves } = await builds.promote(v2.adds.name);
    expect(promoted).toBe(true);
    expect(moves.map(({ lineage }) => lineage)).toEqual([v2.adds.name, v2.totals.name]);
    expect(await builds.shown()).toEqual([900, 900, 900]);
    expect(await builds.promote(v2.adds.name)).toEqual({ moves: [], refusals: [], promoted: true });
  });

  it('R75, R66: rolled back in under a second, while readers go on reading without an error', async () => {
    const role = `reader_${process.pid}`;
    await world.db.query(`create role ${role}; grant usage on schema models to ${role};
      grant select on models.${v1.views.sums}, models.${v1.views.totals} to ${role}`);
    const reader = new pg.Client({ connectionString: world.connections.databaseUrl });
    await reader.connect();
    await reader.query(`set role ${role}`);
    let reading = true;
    const seen: string[] = [];
    const times: number[] = [];
    const reads = (async () => {
      while (reading) {
        const { rows } = await reader.query(
          `select (select min(sum) from models.${v1.views.sums} where id = 'heavy') as sum, count(*) from models.${v1.views.totals}`,
        );
        seen.push(String(rows[0].sum));
      }
    })();
    try {
      for (let rounds = 0; rounds < 5; rounds++) {
        const started = performance.now();
        await builds.rollback(names.totals);
        times.push(Math.round(performance.now() - started));
        expect(await builds.shown()).toEqual([1_000, 1_000, 1_000]);
        expect((await builds.promote(v2.adds.name, true)).promoted).toBe(true);
      }
      await builds.rollback(names.adds);
    } finally {
      reading = false;
      await reads;
      await reader.end();
      await world.db.query(`drop owned by ${role}; drop role ${role}`);
    }
    // The one in the middle: what else the machine does may hold up any of them.
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(1_000);
    expect(new Set(seen)).toEqual(new Set(['900', '1000']));
  });

  it('R75: forced, it is promoted in spite of what stands against it, and the history says what that was', async () => {
    await world.db.query(
      `insert into engine.parked (kind, lineage, processor, topic, partition, from_offset, to_offset, events, key, reason, detail)
       values ('event', $1, '', '', 0, 0, 0, 1, '', 'a test', '')`,
      [v2.adds.name],
    );
    const refusal = `${v2.adds.name} has more parked than ${v1.adds.name}: 1 events and 0 keys against 0 and 0`;
    expect(await builds.promote(v2.adds.name)).toMatchObject({ promoted: false, refusals: [refusal] });
    expect(await builds.command('promote', v2.adds.name, '--force')).toMatchObject({
      code: 1,
      stderr: 'repstream: --force needs --by NAME and --reason TEXT: both go into the history\n',
    });
    const { code, stdout } = await builds.command(
      'promote',
      v2.adds.name,
      '--force',
      '--by',
      'ben',
      '--reason',
      'the old one is wrong',
    );
    expect([code, stdout.split('\n')[0]]).toEqual([0, `→ ${refusal}`]);
    const { rows } = await world.db.query(
      'select by, reason, details from models.lineage_history order by id desc limit 1',
    );
    expect(rows[0]).toMatchObject({
      by: 'ben',
      reason: 'the old one is wrong',
      details: { forced: true, overridden: [refusal] },
    });
  });

  it('retiring refuses what is promoted, read or running; then nothing of the build is left in Postgres or Kafka', async () => {
    await expect(builds.retire(v2.adds.name)).rejects.toThrow('is promoted: readers see it');
    await expect(builds.retire(v1.adds.name)).rejects.toThrow(
      `${v1.totals.name} reads what ${v1.adds.name} writes: retire that first`,
    );
    await expect(builds.retire(v1.totals.name)).rejects.toThrow(
      `1 processes still run ${v1.totals.name}: stop them first`,
    );
    await older.stop();
    await expect(builds.retire(v1.totals.name, true)).rejects.toThrow(/wrote \d+ s ago, so a process still runs it/);
    await world.db.query(`update engine.tasks set updated_at = now() - interval '31 s' where lineage = any($1)`, [
      [v1.adds.name, v1.totals.name],
    ]);
    const { code, stdout } = await builds.command('retire', v1.totals.name, '--dry-run');
    expect([code, stdout.split('\n')[0]]).toEqual([0, `retiring ${v1.totals.name} would remove`]);
    await builds.retire(v1.totals.name);
    const plan = await builds.retire(v1.adds.name, true);
    expect(await builds.retire(v1.adds.name)).toMatchObject({ ...plan, topics: v1.adds.topics, group: v1.adds.name });

    const { rows } = await world.db.query('select relname from pg_class where relname like any($1)', [
      [v1.adds.name, v1.totals.name].map((name) => `${name.replaceAll('-', '\\_')}%`),
    ]);
    expect(rows).toEqual([]);
    for (const table of ['tasks', 'outbox', 'parked', 'views']) {
      const left = await world.db.query(`select lineage from engine.${table} where lineage = any($1)`, [
        [v1.adds.name, v1.totals.name],
      ]);
      expect(left.rows).toEqual([]);
    }
    expect((await world.admin.listTopics()).filter((topic) => topic.includes(v1.adds.name))).toEqual([]);
    const { groups } = await world.admin.listGroups();
    expect(groups.filter(({ groupId }) => [v1.adds.name, v1.totals.name].includes(groupId))).toEqual([]);
    expect(await builds.retire(v1.adds.name)).toEqual({ tables: [], rows: expect.anything(), topics: [], group: null });
    await expect(builds.promote(v1.adds.name, true)).rejects.toThrow(`${v1.adds.name} was retired on`);
    await expect(builds.rollback(names.adds)).rejects.toThrow(`${v1.adds.name} was retired`);
    expect(await builds.shown()).toEqual([900, 900, 900]);
  });

  it('R64: retired and started again, it is built anew from the log, to the same rows', async () => {
    await applyTopics([v1.sums as Topic], v1.processors, world.connections, world.log);
    older = await world.start(v1.processors);
    await builds.folded(v1);
    const found = await builds.compare(v1.adds.name, []);
    expect(found.views[0]?.counts).toMatchObject({ equal: 4, changed: 3, onlyOld: 0, onlyNew: 0, columns: { sum: 3 } });
    await expect(builds.rollback(names.adds)).rejects.toThrow('built anew; promote it instead');
    await Promise.all([older.stop(), newer.stop()]);
  });
});
