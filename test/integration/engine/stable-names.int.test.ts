/** The stable names in `models`: what they point at, who may read them, who stands in the way. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareSchema } from '../../../engine/ddl.js';
import type { Blocker } from '../../../engine/lineages/locking.js';
import { promote } from '../../../engine/lineages/promote.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { source } from '../../../engine/topic.js';
import { createDatabase } from '../../stack.js';
import { addingUp, countKeys } from '../../unit/engine/toys.js';

const names = { adds: 'adds', totals: 'totals' };
const facts = source('facts', countKeys);
const v1 = addingUp(names, facts);
const v2 = addingUp(names, facts, { version: 2 });
const wider = addingUp(names, facts, { version: 3, largest: true });
const asked = { by: 'ana', reason: 'a test' };

describe('the stable names', () => {
  let url: string;
  let database: Database;
  let db: pg.Pool;
  beforeEach(async () => {
    url = await createDatabase();
    database = connectPostgres(url, createLog('test', 'silent'), 3);
    db = new pg.Pool({ connectionString: url, max: 3 });
    await prepareSchema(database, [v1.adds, v1.totals]);
  });
  afterEach(() => Promise.all([database.close(), db.end()]));

  const force = (lineage: string, more: { onBlocked?: (blocker: Blocker) => void; patienceMs?: number } = {}) =>
    promote(database, { ...asked, lineage, force: true, partitionsOf: async () => new Map(), ...more });
  const promoted = async () =>
    (await db.query('select lineage from engine.lineages where promoted order by 1')).rows.map(
      ({ lineage }) => lineage,
    );
  const insert = ({ adds }: typeof v1, sum: number) =>
    db.query(`insert into views."${adds.name.replaceAll('-', '_')}_adds_sums" (key, task, owner, id, sum, events)
      values ('ana', 0, 'ana', 'x', ${sum}, 1)`);
  const sumsShown = async () => (await db.query('select sum::int from models.adds_sums')).rows.map(({ sum }) => sum);

  it('the first build of a processor is promoted by itself, once what it reads is', async () => {
    const other = connectPostgres(await createDatabase(), createLog('test', 'silent'), 1);
    const state = async () =>
      (await other.query<{ p: string }>('select processor as p from engine.lineages where promoted order by 1')).map(
        ({ p }) => p,
      );
    await prepareSchema(other, [v1.totals]);
    expect(await state()).toEqual([]);
    await prepareSchema(other, [v1.adds]);
    expect(await state()).toEqual(['adds', 'totals']);
    await prepareSchema(other, [v2.adds, v2.totals]);
    expect(await other.query('select lineage, by from models.lineage_history order by id')).toEqual([
      { lineage: v1.adds.name, by: 'repstream' },
      { lineage: v1.totals.name, by: 'repstream' },
    ]);
    await other.close();
  });

  it('R75, R76: a promote takes along what is built on it, a rollback takes it back; both stand in the history', async () => {
    await prepareSchema(database, [v2.adds, v2.totals]);
    await insert(v1, 1);
    await insert(v2, 2);
    expect((await force(v2.adds.name)).moves).toEqual([
      { processor: 'adds', lineage: v2.adds.name, former: v1.adds.name },
      { processor: 'totals', lineage: v2.totals.name, former: v1.totals.name },
    ]);
    expect([await promoted(), await sumsShown()]).toEqual([[v2.adds.name, v2.totals.name], [2]]);
    expect((await force(v2.totals.name)).moves).toEqual([]);
    await rollback(database, { ...asked, processor: 'totals' });
    expect([await promoted(), await sumsShown()]).toEqual([[v1.adds.name, v1.totals.name], [1]]);
    // What is built downstream needs what it reads: so this promotes both as well.
    expect((await force(v2.totals.name)).moves).toHaveLength(2);
    await rollback(database, { ...asked, processor: 'adds' });
    await expect(rollback(database, { ...asked, processor: 'adds' })).rejects.toThrow(
      'REPSTREAM_LINEAGE: there is nothing to roll adds back to: nothing else was promoted before',
    );
    const { rows } = await db.query(
      `select action, lineage, former, by, reason, details->'forced' as forced from models.lineage_history where by <> 'repstream' order by id`,
    );
    const line = (action: string, lineage: string, former: string) => ({
      action,
      lineage,
      former,
      ...asked,
      forced: action === 'promote' ? true : null,
    });
    expect(rows).toEqual([
      line('promote', v2.adds.name, v1.adds.name),
      line('rollback', v1.totals.name, v2.totals.name),
      line('promote', v2.totals.name, v1.totals.name),
      line('rollback', v1.adds.name, v2.adds.name),
    ]);
  });

  it('R75: rolled back twice, readers see what was promoted before the former', async () => {
    await prepareSchema(database, [v2.adds, v2.totals]);
    await prepareSchema(database, [wider.adds, wider.totals]);
    await force(v2.adds.name);
    await force(wider.adds.name);
    await rollback(database, { ...asked, processor: 'adds' });
    expect(await promoted()).toEqual([v2.adds.name, v2.totals.name]);
    await rollback(database, { ...asked, processor: 'adds' });
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
  });

  it('who may read a view may read it after its columns changed, and nobody else; also when it was gone meanwhile', async () => {
    const [reader, stranger] = [`reader_${process.pid}`, `stranger_${process.pid}`];
    await db.query(`create role ${reader}; create role ${stranger}`);
    try {
      await db.query(`alter default privileges in schema models grant select on tables to ${stranger};
        grant usage on schema models to ${reader}, ${stranger};
        grant select on models.adds_sums to ${reader}; grant select (owner) on models.adds_sums to ${stranger};
        revoke select on models.totals_totals from ${stranger}`);
      const grants = async () => {
        const of = (role: string) =>
          `jsonb_build_array(has_table_privilege('${role}', c.oid, 'select'), has_column_privilege('${role}', c.oid, 'owner', 'select'))`;
        const { rows } = await db.query(
          `select relname, ${of(reader)} as reader, ${of(stranger)} as stranger from pg_class c
           where relnamespace = 'models'::regnamespace and relname in ('adds_sums', 'totals_totals') order by 1`,
        );
        return rows;
      };
      const before = await grants();
      expect(before[0]).toEqual({ relname: 'adds_sums', reader: [true, true], stranger: [false, true] });
      await prepareSchema(database, [wider.adds, wider.totals]);
      await force(wider.adds.name); // one column more: replaced in place
      expect(await grants()).toEqual(before);
      await rollback(database, { ...asked, processor: 'adds' }); // one column less: made anew
      expect(await grants()).toEqual(before);

      const bare = { ...wider.adds, name: 'adds-v4-0', processor: { ...wider.adds.processor, version: 4, views: {} } };
      const onBare = {
        ...wider.totals,
        name: 'totals-v1-0',
        inputs: [{ topic: 't', lineage: bare.name, kind: 'keyed' as const }],
      };
      await prepareSchema(database, [bare, onBare]);
      await force(bare.name);
      expect((await grants()).map(({ relname }) => relname)).toEqual(['totals_totals']);
      await rollback(database, { ...asked, processor: 'adds' });
      expect(await grants()).toEqual(before);
      const client = await db.connect();
      await client.query(`set role ${reader}`);
      await client.query('select * from models.adds_sums');
      await expect(client.query('select * from models.totals_totals')).rejects.toThrow('permission denied');
      await expect(client.query('select * from engine.lineages')).rejects.toThrow('permission denied');
      client.release(true);
    } finally {
      await db.query(`drop owned by ${reader}, ${stranger}; drop role ${reader}, ${stranger}`);
    }
  });

  it('a view of somebody else on a stable name is named when it would be in the way, and nothing is changed', async () => {
    await prepareSchema(database, [wider.adds, wider.totals]);
    await force(wider.adds.name);
    await db.query('create view public.mine as select largest from models.adds_sums');
    await expect(rollback(database, { ...asked, processor: 'adds' })).rejects.toThrow(
      /^REPSTREAM_LINEAGE: a view with other columns cannot take its place: view mine depends on view models.adds_sums; drop that first/,
    );
    expect(await promoted()).toEqual([wider.adds.name, wider.totals.name]);
  });

  it('what would go on reading what is no longer promoted stands against a promote', async () => {
    await prepareSchema(database, [v2.adds]);
    const { refusals, promoted: done } = await promote(database, {
      ...asked,
      lineage: v2.adds.name,
      force: false,
      partitionsOf: async () => new Map(),
    });
    expect(done).toBe(false);
    expect(refusals[0]).toBe(`${v1.totals.name} would be promoted and reads ${v1.adds.name}, which would not be`);
  });

  it('a new processor on a build that is rolled back goes with it: it was not there before', async () => {
    await prepareSchema(database, [v2.adds, v2.totals]);
    await force(v2.adds.name);
    const later = { ...v2.totals, name: 'later-v1-0', processor: { ...v2.totals.processor, name: 'later', views: {} } };
    await prepareSchema(database, [later]);
    expect(await promoted()).toContain('later-v1-0');
    const moves = await rollback(database, { ...asked, processor: 'adds' });
    expect(moves).toContainEqual({ processor: 'later', lineage: null, former: 'later-v1-0' });
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
    await prepareSchema(database, [v2.adds, v2.totals, later]);
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
  });

  it('who holds a lock on a stable name is named, once; when they let go, the promote goes on', async () => {
    await prepareSchema(database, [v2.adds, v2.totals]);
    const analyst = new pg.Client({ connectionString: url, application_name: 'the analyst' });
    await analyst.connect();
    const { rows } = await analyst.query('select pg_backend_pid() as pid');
    await analyst.query('begin; select * from models.adds_sums');
    const told: Blocker[] = [];
    const onBlocked = (blocker: Blocker) => void told.push(blocker);
    const holder = `process ${rows[0].pid} of Postgres (the analyst) holds it, its last statement began 20`;
    await expect(force(v2.adds.name, { onBlocked, patienceMs: 1_000 })).rejects.toThrow(
      `REPSTREAM_BLOCKED: a lock was not to be had for 1 s, and nothing was changed: ${holder}`,
    );
    expect(told).toMatchObject([{ pid: rows[0].pid, application: 'the analyst' }]);
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
    let [isWaiting, isOver] = [false, false];
    const onWait = () => {
      isWaiting = true;
    };
    const going = force(v2.adds.name, { onBlocked: onWait }).finally(() => {
      isOver = true;
    });
    await vi.waitFor(() => expect(isWaiting).toBe(true), 10_000);
    // Others are not kept waiting behind it until it gives up.
    for (let reads = 0; reads < 10; reads++) await db.query('select * from models.adds_sums');
    expect(isOver).toBe(false);
    await analyst.query('commit');
    expect((await going).promoted).toBe(true);
    await analyst.end();
  });

  it('a database of the version before starts, and knows of its builds what it needs to move them', async () => {
    const known = () =>
      db.query(`select l.lineage, l.inputs, l.topics, v.columns, v.row_key from engine.lineages l join engine.views v using (lineage)
        where l.lineage in ('${v1.adds.name}', '${v1.totals.name}') order by 1`);
    const task = (lineage: string, positions: object, numbers: object) =>
      db.query(`insert into engine.tasks values ($1, 0, 1, 0, gen_random_uuid(), $2, '{}', $3, 0, 0, 0, 0, 0, 0)`, [
        lineage,
        JSON.stringify(positions),
        JSON.stringify(numbers),
      ]);
    const [sums = ''] = v1.adds.topics;
    await task(v1.adds.name, { facts: 1 }, { [sums]: { 0: 1 } });
    await task(v1.totals.name, { [sums]: 1 }, {});
    const before = (await known()).rows;
    expect(before).toHaveLength(2);
    await db.query(`drop view models.view_catalogue, models.sql_view_catalogue, models.freshness_builds, models.freshness_outbox;
      alter table engine.lineages drop column inputs, drop column topics, drop column promoted_at, drop column retired_at;
      alter table engine.views drop column columns, drop column row_key, drop column grants, drop column fresh_within_ms;
      alter table engine.outbox drop column put_at;
      drop table engine.lineage_history cascade`);
    await prepareSchema(database, [v2.adds, v2.totals]);
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
    expect((await known()).rows).toEqual(before);
    await force(v2.adds.name);
    await rollback(database, { ...asked, processor: 'adds' });
    expect(await promoted()).toEqual([v1.adds.name, v1.totals.name]);
  });
});
