/** Names that are computed when read: when they are made, made anew and gone, and who may read them then. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareSchema } from '../../../engine/ddl.js';
import { promote } from '../../../engine/lineages/promote.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { sqlView } from '../../../engine/sql-view.js';
import { source } from '../../../engine/topic.js';
import type { Lineage } from '../../../engine/topology.js';
import { bigint, text } from '../../../engine/view.js';
import { createDatabase } from '../../stack.js';
import { addingUp, countKeys } from '../../unit/engine/toys.js';

const names = { adds: 'adds', totals: 'totals' };
const facts = source('facts', countKeys);
const v1 = addingUp(names, facts);
const wider = addingUp(names, facts, { version: 3, largest: true });
const asked = { by: 'ana', reason: 'a test' };

const shares = (sql: string, comment = 'Shares of the totals.') =>
  sqlView('sharesOfTotals', {
    comment,
    freshWithinMs: 1_000,
    columns: { owner: text('Whose.'), sum: bigint('A sum.'), total: bigint('Of this total.') },
    reads: ['adds_sums', 'totals_totals'],
    sql,
  });
const plain = shares('select owner, s.sum, t.total from models.adds_sums s join models.totals_totals t using (owner)');
const telling = (lineage: Lineage, view = plain): Lineage => ({
  ...lineage,
  processor: { ...lineage.processor, sqlViews: { view } },
});

describe('a view that is computed when read', () => {
  let database: Database;
  let db: pg.Pool;
  beforeEach(async () => {
    const url = await createDatabase();
    database = connectPostgres(url, createLog('test', 'silent'), 2);
    db = new pg.Pool({ connectionString: url, max: 2 });
  });
  afterEach(() => Promise.all([database.close(), db.end()]));

  const force = (lineage: string) =>
    promote(database, { ...asked, lineage, force: true, partitionsOf: async () => new Map() });
  const insert = async ({ adds, totals }: typeof v1, sum: number) => {
    const table = ({ name }: Lineage, view: string) => `views."${name.replaceAll('-', '_')}_${view}"`;
    await db.query(`insert into ${table(adds, 'adds_sums')} (key, task, owner, id, sum, events) values ('ana', 0, 'ana', 'x', ${sum}, 1);
      insert into ${table(totals, 'totals_totals')} (key, task, owner, total) values ('ana', 0, 'ana', ${10 * sum})`);
  };
  const shown = async () => (await db.query('select owner, sum::int, total::int from models.shares_of_totals')).rows;
  const oid = async () =>
    (await db.query(`select to_regclass('models.shares_of_totals')::oid::int as oid`)).rows[0].oid as number | null;

  it('stands once all that it reads does, with its meaning and that of its columns', async () => {
    await prepareSchema(database, [telling(v1.totals)]);
    expect(await oid()).toBeNull();
    await prepareSchema(database, [v1.adds]);
    await insert(v1, 1);
    expect(await shown()).toEqual([{ owner: 'ana', sum: 1, total: 10 }]);
    const { rows } = await db.query(
      `select obj_description(c.oid) as comment, col_description(c.oid, 3) as total from pg_class c where relname = 'shares_of_totals'`,
    );
    expect(rows).toEqual([{ comment: 'Shares of the totals. At most 1 s behind.', total: 'Of this total.' }]);
  });

  it('R75, R76: tells of what is promoted, before and after a promote and a rollback, and the same people may read it', async () => {
    const role = `reader_${process.pid}`;
    await prepareSchema(database, [v1.adds, telling(v1.totals)]);
    await prepareSchema(database, [wider.adds, telling(wider.totals)]);
    await insert(v1, 1);
    await db.query(
      `create role ${role}; grant usage on schema models to ${role}; grant select on models.shares_of_totals to ${role}`,
    );
    try {
      const mayRead = async () =>
        (await db.query(`select has_table_privilege('${role}', 'models.shares_of_totals', 'select') as may`)).rows[0]
          .may;
      await force(wider.adds.name);
      await db.query(`insert into views."${wider.adds.name.replaceAll('-', '_')}_adds_sums" values ('ana', 0, 'ana', 'x', 2, 1, 2);
        insert into views."${wider.totals.name.replaceAll('-', '_')}_totals_totals" values ('ana', 0, 'ana', 20)`);
      expect([await shown(), await mayRead()]).toEqual([[{ owner: 'ana', sum: 2, total: 20 }], true]);
      // One column less in what it reads: that is made anew, and so is this.
      await rollback(database, { ...asked, processor: 'adds' });
      expect([await shown(), await mayRead()]).toEqual([[{ owner: 'ana', sum: 1, total: 10 }], true]);
      // A build without it, and back.
      const bare = { ...v1.totals, name: 'totals-v4-0', processor: { ...v1.totals.processor, version: 4 } };
      await prepareSchema(database, [bare]);
      await force(bare.name);
      expect(await oid()).toBeNull();
      await rollback(database, { ...asked, processor: 'totals' });
      expect([await shown(), await mayRead()]).toEqual([[{ owner: 'ana', sum: 1, total: 10 }], true]);
    } finally {
      await db.query(`drop owned by ${role}; drop role ${role}`);
    }
  });

  it('is replaced where it stands when it is told otherwise with the same columns, and stays when it is not', async () => {
    await prepareSchema(database, [v1.adds, telling(v1.totals)]);
    await insert(v1, 1);
    await db.query('create view public.mine as select total from models.shares_of_totals');
    const before = await oid();
    const twice = shares(plain.sql.replace('s.sum', '2 * s.sum as sum'), 'Twice.');
    await prepareSchema(database, [v1.adds, telling(v1.totals, twice)]);
    expect([await oid(), await shown()]).toEqual([before, [{ owner: 'ana', sum: 2, total: 10 }]]);
    const { rows } = await db.query(`select xmin::text from pg_class where relname = 'shares_of_totals'`);
    await prepareSchema(database, [v1.adds, telling(v1.totals, twice)]);
    expect((await db.query(`select xmin::text from pg_class where relname = 'shares_of_totals'`)).rows).toEqual(rows);
  });

  it('goes when the code no longer declares it', async () => {
    await prepareSchema(database, [v1.adds, telling(v1.totals)]);
    expect(await oid()).not.toBeNull();
    await prepareSchema(database, [v1.adds, v1.totals]);
    expect(await oid()).toBeNull();
  });

  it('that cannot be made of what would be promoted stands against it, in one line, and nothing is changed', async () => {
    await prepareSchema(database, [
      wider.adds,
      telling(wider.totals, shares(plain.sql.replace('s.sum', 's.largest as sum'))),
    ]);
    await prepareSchema(database, [
      v1.adds,
      telling(v1.totals, shares(plain.sql.replace('s.sum', 's.largest as sum'))),
    ]);
    const before = await oid();
    await expect(force(v1.adds.name)).rejects.toThrow(
      /^REPSTREAM_LINEAGE: what is computed when read cannot be made of what would be promoted: column s\.largest does not exist$/,
    );
    expect(await oid()).toBe(before);
    expect((await db.query('select lineage from engine.lineages where promoted order by 1')).rows).toEqual([
      { lineage: wider.adds.name },
      { lineage: wider.totals.name },
    ]);
  });
});
