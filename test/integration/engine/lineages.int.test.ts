/** The life of two builds of one processor on real parts: built beside each other, compared, promoted, rolled back, retired. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestTick } from '../../../engine/clock.js';
import { connectKafka, partitionCounts, partitionOf } from '../../../engine/kafka.js';
import { compare } from '../../../engine/lineages/compare.js';
import { promote } from '../../../engine/lineages/promote.js';
import { retire } from '../../../engine/lineages/retire.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { pause } from '../../../engine/log.js';
import type { RunningProcess } from '../../../engine/process.js';
import { applyTopics } from '../../../engine/provision.js';
import { source, type Topic } from '../../../engine/topic.js';
import { sharedStack } from '../../stack.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, openWorld, unique, type World } from './world.js';

const names = { adds: unique('adds'), totals: unique('totals') };
const facts = source(unique('facts'), countKeys);
const v1 = addingUp(names, facts);
/** What weighs more than 900 is taken for 900. */
const v2 = addingUp(names, facts, { version: 2, weigh: (amount) => Math.min(amount, 900) });
const asked = { by: 'ana', reason: 'a test' };

/** One owner for each of the four partitions, so that every task has something to fold. */
const owners = [0, 1, 2, 3].map((partition) => {
  const found = Array.from({ length: 100 }, (_, i) => `owner-${i}`).find(
    (owner) => partitionOf(owner, 4) === partition,
  );
  if (!found) throw new Error('no owner for a partition');
  return found;
});
const amounts = (amount: number): Count[] => owners.map((owner, i) => ({ owner, id: 'steady', at: i, amount }));
const heavy: Count[] = owners.slice(0, 3).map((owner) => ({ owner, id: 'heavy', at: 0, amount: 1_000 }));

const PROGRAM = fileURLToPath(new URL('../../../cli/repstream.mjs', import.meta.url));

describe('two builds of a processor', () => {
  let world: World;
  let older: RunningProcess;
  let newer: RunningProcess;
  let beat: Promise<void> = Promise.resolve();
  const ending = new AbortController();
  beforeAll(async () => {
    world = await openWorld([facts as Topic], v1.processors);
    await applyTopics([v2.sums as Topic], v2.processors, world.connections, world.log);
    await world.send(facts, heavy);
    older = await world.start();
    // A quiet task writes its tick every 30 s; a busy one at once.
    beat = (async () => {
      while (!ending.signal.aborted) {
        await world.send(facts, amounts(1));
        await world.tick();
        await pause(300, ending.signal);
      }
    })();
  });
  afterAll(async () => {
    ending.abort();
    await beat;
    await world?.stop();
  });

  const compared = (lineage: string, changed: readonly string[], other: string | null = null) =>
    compare(world.database, {
      ...asked,
      lineage,
      with: other,
      expected: { changed, onlyNew: [], onlyOld: [] },
      latestTick: () =>
        latestTick(connectKafka(world.connections, 'test', world.log), world.admin, world.ticks, world.log),
    });
  const promoting = (lineage: string, force = false) =>
    promote(world.database, {
      ...asked,
      lineage,
      force,
      partitionsOf: (topics) => partitionCounts(world.admin, topics),
    });
  const shown = async () => {
    const { rows } = await world.db.query(`select sum::int from models.${v1.views.sums} where id = 'heavy' order by 1`);
    return rows.map(({ sum }) => sum);
  };
  const folded = ({ adds, totals }: typeof v1) =>
    eventually(async () => {
      const { rows } = await world.db.query(
        'select min(tick) > 0 as all, count(*)::int as n from engine.tasks where lineage = any($1)',
        [[adds.name, totals.name]],
      );
      return rows[0].n === 8 && rows[0].all;
    });
  const cli = (...parameters: string[]) => {
    const env = { ...process.env, ...sharedStack().environment, DATABASE_URL: world.connections.databaseUrl };
    return promisify(execFile)(process.execPath, [PROGRAM, 'views', ...parameters], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => failed,
    );
  };

  it('R76: a new build stands beside the promoted one, whose rows and definitions it leaves alone', async () => {
    await folded(v1);
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
    await folded(v2);
    expect(await definitions()).toEqual(before);
    expect(await shown()).toEqual([1_000, 1_000, 1_000]);
    const { code, stdout } = await cli('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { lineage: v1.adds.name, state: 'promoted', tasks: 4, tick: expect.stringMatching(/Z$/), parked: 0 },
      { lineage: v2.adds.name, version: 2, state: 'built', promotedSince: null, views: [{ view: v2.views.sums }] },
      { lineage: v1.totals.name, state: 'promoted' },
      { lineage: v2.totals.name, version: 1, state: 'built' },
    ]);
    expect((await cli('list')).stdout).toMatch(new RegExp(`^${names.adds} +${v2.adds.name} +2  built`, 'm'));
  });

  it('R75: a promote is refused while it was not compared, and while more differs than was declared', async () => {
    const uncompared = await promoting(v2.adds.name);
    expect(uncompared.promoted).toBe(false);
    expect(uncompared.refusals).toEqual([
      `${v2.adds.name} was not compared with ${v1.adds.name}: \`repstream views compare ${v2.adds.name}\``,
      `${v2.totals.name} was not compared with ${v1.totals.name}: \`repstream views compare ${v2.totals.name}\``,
    ]);
    const found = await compared(v2.adds.name, []);
    expect(found).toMatchObject({
      notAgain: null,
      satisfied: false,
      undeclared: [`${v1.views.sums}.sum changed in 3 rows`],
    });
    expect(found.views[0]?.counts).toMatchObject({ equal: 4, changed: 3, onlyOld: 0, onlyNew: 0, columns: { sum: 3 } });
    expect(found.views[0]?.samples.changed[0]?.columns).toEqual({ sum: [1_000, 900] });
    const told = await cli('compare', v2.totals.name);
    expect([told.code, told.stdout]).toEqual([1, expect.stringMatching(/^ {2}changed +3 {2}total 3$/m)]);
    expect((await promoting(v2.adds.name)).refusals).toContain(
      `${v2.adds.name} differs from ${v1.adds.name} by more than was declared: compare again, with --expect for what is meant to differ`,
    );
    expect(await shown()).toEqual([1_000, 1_000, 1_000]);
  });

  it('R75: what was declared may differ: promoted, what is built on it moves too', async () => {
    expect(await compared(v2.adds.name, ['sum'])).toMatchObject({ satisfied: true });
    expect(await compared(v2.totals.name, ['total'])).toMatchObject({ satisfied: true });
    const { promoted, moves } = await promoting(v2.adds.name);
    expect(promoted).toBe(true);
    expect(moves.map(({ lineage }) => lineage)).toEqual([v2.adds.name, v2.totals.name]);
    expect(await shown()).toEqual([900, 900, 900]);
    expect(await promoting(v2.adds.name)).toEqual({ moves: [], refusals: [], promoted: true });
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
        await rollback(world.database, { ...asked, processor: names.totals });
        times.push(Math.round(performance.now() - started));
        expect(await shown()).toEqual([1_000, 1_000, 1_000]);
        expect((await promoting(v2.adds.name, true)).promoted).toBe(true);
      }
      await rollback(world.database, { ...asked, processor: names.adds });
    } finally {
      reading = false;
      await reads;
      await reader.end();
      await world.db.query(`drop owned by ${role}; drop role ${role}`);
    }
    expect(Math.max(...times)).toBeLessThan(1_000);
    expect(new Set(seen)).toEqual(new Set(['900', '1000']));
  });

  it('R75: forced, it is promoted in spite of what stands against it, and the history says what that was', async () => {
    await world.db.query(
      `insert into engine.parked (kind, lineage, processor, topic, partition, from_offset, to_offset, events, key, reason, detail)
       values ('event', $1, '', '', 0, 0, 0, 1, '', 'a test', '')`,
      [v2.adds.name],
    );
    const refusal = `${v2.adds.name} has more parked than ${v1.adds.name}: 1 events and 0 keys against 0 and 0`;
    expect(await promoting(v2.adds.name)).toMatchObject({ promoted: false, refusals: [refusal] });
    expect(await cli('promote', v2.adds.name, '--force')).toMatchObject({
      code: 1,
      stderr: 'repstream: --force needs --by NAME and --reason TEXT: both go into the history\n',
    });
    const { code, stdout } = await cli(
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
    const gone = (lineage: string, dryRun = false) =>
      retire(world.database, world.admin, { ...asked, lineage, dryRun });
    await expect(gone(v2.adds.name)).rejects.toThrow('is promoted: readers see it');
    await expect(gone(v1.adds.name)).rejects.toThrow(
      `${v1.totals.name} reads what ${v1.adds.name} writes: retire that first`,
    );
    await expect(gone(v1.totals.name)).rejects.toThrow(`1 processes still run ${v1.totals.name}: stop them first`);
    await older.stop();
    await expect(gone(v1.totals.name, true)).rejects.toThrow(/wrote \d+ s ago, so a process still runs it/);
    await world.db.query(`update engine.tasks set updated_at = now() - interval '31 s' where lineage = any($1)`, [
      [v1.adds.name, v1.totals.name],
    ]);
    const { code, stdout } = await cli('retire', v1.totals.name, '--dry-run');
    expect([code, stdout.split('\n')[0]]).toEqual([0, `retiring ${v1.totals.name} would remove`]);
    await gone(v1.totals.name);
    const plan = await gone(v1.adds.name, true);
    expect(await gone(v1.adds.name)).toMatchObject({ ...plan, topics: v1.adds.topics, group: v1.adds.name });

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
    expect(await gone(v1.adds.name)).toEqual({ tables: [], rows: expect.anything(), topics: [], group: null });
    await expect(promoting(v1.adds.name, true)).rejects.toThrow(`${v1.adds.name} was retired on`);
    await expect(rollback(world.database, { ...asked, processor: names.adds })).rejects.toThrow(
      `${v1.adds.name} was retired`,
    );
    expect(await shown()).toEqual([900, 900, 900]);
  });

  it('R64: retired and started again, it is built anew from the log, to the same rows', async () => {
    await applyTopics([v1.sums as Topic], v1.processors, world.connections, world.log);
    older = await world.start(v1.processors);
    await folded(v1);
    const found = await compared(v1.adds.name, []);
    expect(found.views[0]?.counts).toMatchObject({ equal: 4, changed: 3, onlyOld: 0, onlyNew: 0, columns: { sum: 3 } });
    await expect(rollback(world.database, { ...asked, processor: names.adds })).rejects.toThrow(
      'built anew; promote it instead',
    );
    await Promise.all([older.stop(), newer.stop()]);
  });
});
