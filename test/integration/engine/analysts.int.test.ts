/** What analysts read and what they cannot: made from declarations, along with what is promoted, behind logins that are held back. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grantLogin, LOGIN_CONNECTIONS, missingAnalysts, provideAnalysts } from '../../../engine/analysts-role.js';
import { prepareSchema } from '../../../engine/ddl.js';
import { promote } from '../../../engine/lineages/promote.js';
import { rollback } from '../../../engine/lineages/rollback.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { sqlView } from '../../../engine/sql-view.js';
import { source } from '../../../engine/topic.js';
import { type Lineage, viewsOf } from '../../../engine/topology.js';
import { type Column, integer, people, personal, somePeople, text } from '../../../engine/view.js';
import { createDatabase } from '../../stack.js';
import { addingUp, countKeys } from '../../unit/engine/toys.js';

const names = { adds: 'adds', totals: 'totals' };
const facts = source('facts', countKeys);
const asked = { by: 'ana', reason: 'a test' };

/** Sums that analysts read, without whose they are. */
function openToAnalysts({ adds, totals }: ReturnType<typeof addingUp>): Lineage[] {
  const views = Object.entries(viewsOf(adds.processor)).map(([key, view]) => {
    const { owner, ...columns } = view.columns as Record<string, Column>;
    return [key, { ...view, analysts: true, columns: { owner: personal(owner as Column), ...columns } }];
  });
  return [{ ...adds, processor: { ...adds.processor, views: Object.fromEntries(views), sqlViews: { byId } } }, totals];
}
const byId = sqlView('byId', {
  comment: 'Owners by id.',
  freshWithinMs: 1_000,
  analysts: true,
  columns: {
    id: text('Which.'),
    owners: people(integer('How many.')),
    rich: somePeople(integer('Of these, with more than 10.')),
  },
  reads: ['adds_sums'],
  sql: 'select id, count(*) as owners, count(*) filter (where sum > 10) as rich from models.adds_sums group by id',
});
const v1 = addingUp(names, facts);
const wider = addingUp(names, facts, { version: 3, largest: true });

describe('schema analytics', () => {
  let url: string;
  let database: Database;
  let db: pg.Pool;
  const logins: string[] = [];
  beforeEach(async () => {
    url = await createDatabase();
    database = connectPostgres(url, createLog('test', 'silent'), 3);
    db = new pg.Pool({ connectionString: url, max: 2 });
    await prepareSchema(database, openToAnalysts(v1));
  });
  afterEach(async () => {
    for (const name of logins.splice(0)) await db.query(`drop owned by ${name}; drop role ${name}`);
    await Promise.all([database.close(), db.end()]);
  });

  const insert = (lineage: Lineage, rows: readonly (readonly [owner: string, id: string, sum: number])[]) =>
    Promise.all(
      rows.map(([owner, id, sum]) =>
        db.query(
          `insert into views."${lineage.name.replaceAll('-', '_')}_adds_sums" (key, task, owner, id, sum, events${lineage === wider.adds ? ', largest' : ''})
           values ($1, 0, $1, $2, $3, 1${lineage === wider.adds ? ', 0' : ''})`,
          [owner, id, sum],
        ),
      ),
    );
  /** A URL with which an analyst signs in. */
  async function analyst(): Promise<string> {
    const name = `analyst_${process.pid}_${Date.now()}_${logins.length}`;
    logins.push(name);
    const { password, missing } = await grantLogin(database, name);
    expect(missing).toEqual([]);
    const theirs = new URL(url);
    theirs.username = name;
    theirs.password = password;
    return theirs.href;
  }
  async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
  const columnsShown = async () =>
    (
      await db.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'analytics.adds_sums'::regclass and attnum > 0 order by attnum`,
      )
    ).rows.map(({ name }) => name);

  it('has what is not personal, with its meaning; rows of five people, and no number that tells of fewer', async () => {
    expect(await columnsShown()).toEqual(['id', 'sum', 'events']);
    const given = (id: string, people: number, rich: number) =>
      Array.from({ length: people }, (_, i) => [`${id}-${i}`, id, i < rich ? 11 : 1] as const);
    await insert(v1.adds, [...given('four', 4, 0), ...given('five', 5, 0), ...given('six', 6, 2)]);
    await insert(v1.adds, [...given('eight', 8, 5), ...given('ten', 10, 5), ...given('all', 5, 5)]);
    expect((await db.query('select * from analytics.by_id order by owners, id')).rows).toEqual([
      { id: 'all', owners: 5, rich: 5 },
      { id: 'five', owners: 5, rich: 0 },
      { id: 'six', owners: 6, rich: null },
      { id: 'eight', owners: 8, rich: null },
      { id: 'ten', owners: 10, rich: 5 },
    ]);
    const { rows } = await db.query(
      `select obj_description('analytics.by_id'::regclass) as view, col_description('analytics.by_id'::regclass, 3) as rich`,
    );
    expect(rows).toEqual([
      {
        view: 'Owners by id. Rows of fewer than 5 people are not here. At most 1 s behind.',
        rich: 'Of these, with more than 10. Null: 1 to 4, or all but so few.',
      },
    ]);
  });

  it('R75, R76: follows what is promoted, also to other columns and back, and analysts go on reading', async () => {
    const theirs = await analyst();
    await prepareSchema(database, openToAnalysts(wider));
    await insert(v1.adds, [['ana', 'x', 1]]);
    await insert(wider.adds, [['ana', 'x', 2]]);
    const sums = () => as(theirs, async (client) => (await client.query('select sum::int from adds_sums')).rows);
    expect(await sums()).toEqual([{ sum: 1 }]);
    await promote(database, {
      ...{ ...asked, lineage: wider.adds.name, force: true },
      partitionsOf: async () => new Map(),
    });
    expect([await sums(), await columnsShown()]).toEqual([[{ sum: 2 }], ['id', 'sum', 'events', 'largest']]);
    await rollback(database, { ...asked, processor: 'adds' });
    expect([await sums(), await columnsShown()]).toEqual([[{ sum: 1 }], ['id', 'sum', 'events']]);
  });

  it('goes when the declaration no longer says so, and is left alone when nothing changed', async () => {
    const before = await db.query(`select xmin::text from pg_class where oid = 'analytics.adds_sums'::regclass`);
    await prepareSchema(database, openToAnalysts(v1));
    const after = await db.query(`select xmin::text from pg_class where oid = 'analytics.adds_sums'::regclass`);
    expect(after.rows).toEqual(before.rows);
    await prepareSchema(database, [v1.adds, v1.totals]);
    expect((await db.query(`select to_regclass('analytics.adds_sums') as it`)).rows).toEqual([{ it: null }]);
  });

  it('is all that an analyst reads: nothing else, and nothing can be written', async () => {
    const theirs = await analyst();
    await insert(v1.adds, [['ana', 'x', 1]]);
    const refusal = (statement: string) =>
      as(theirs, (client) =>
        client.query(statement).then(
          () => 'done',
          (error: { code: string }) => error.code,
        ),
      );
    expect(await as(theirs, async (client) => (await client.query('select id from adds_sums')).rows)).toEqual([
      { id: 'x' },
    ]);
    const [denied, readOnly] = ['42501', '25006'];
    for (const [statement, code] of [
      ['select * from models.adds_sums', denied],
      ['select * from engine.tasks', denied],
      [`select * from views."${v1.adds.name.replaceAll('-', '_')}_adds_sums"`, denied],
      [`select pg_read_file('/etc/passwd')`, denied],
      [`select pg_ls_dir('.')`, denied],
      [`copy (select 1) to program 'id'`, denied],
      [`select lo_import('/etc/passwd')`, denied],
      ['create table mine (x int)', readOnly],
      ['create temporary table mine (x int)', readOnly],
      [`set transaction read write; create temporary table mine (x int)`, denied],
      [`set transaction read write; create table analytics.mine (x int)`, denied],
      [`set transaction read write; create table public.mine (x int)`, denied],
      [`set transaction read write; create function pg_temp.see(text) returns bool language sql return true`, denied],
      [`set transaction read write; delete from analytics.adds_sums`, denied],
      [`set role repstream`, denied],
      [`set transaction read write; create role mine`, denied],
    ] as const)
      expect([statement, await refusal(statement)]).toEqual([statement, code]);
  });

  it('an error in what is asked besides does not tell of rows that are left out', async () => {
    const theirs = await analyst();
    await insert(
      v1.adds,
      [1, 2, 3].map((i) => [`o${i}`, 'x', 1] as const),
    );
    const rows = await as(
      theirs,
      async (client) => (await client.query('select id from by_id where 1 / (owners - 3) > 0')).rows,
    );
    expect(rows).toEqual([]);
  });

  it('a query that does not end is stopped, and a login has so many connections at a time and no more', async () => {
    const theirs = await analyst();
    const name = new URL(theirs).username;
    expect(
      (await as(theirs, (client) => client.query('show statement_timeout'))).rows,
      'what it is held back by',
    ).toEqual([{ statement_timeout: '30s' }]);
    await db.query(`alter role ${name} set statement_timeout = '300ms'`);
    const endless = 'select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000000000) b';
    await expect(as(theirs, (client) => client.query(endless))).rejects.toMatchObject({ code: '57014' });
    const spilling = `select count(*) from (select g, repeat(g::text, 50) r from generate_series(1, 100000000) g order by r) q`;
    await db.query(`alter role ${name} set statement_timeout = '60s'; alter role ${name} set temp_file_limit = '2MB'`);
    await expect(as(theirs, (client) => client.query(spilling))).rejects.toMatchObject({ code: '53400' });
    const open = Array.from({ length: LOGIN_CONNECTIONS }, () => new pg.Client({ connectionString: theirs }));
    try {
      for (const client of open) await client.connect();
      await expect(as(theirs, async () => 'in')).rejects.toMatchObject({ code: '53300' });
    } finally {
      await Promise.all(open.map((client) => client.end()));
    }
    await insert(v1.adds, [['ana', 'live', 1]]);
    expect((await db.query('select id from models.adds_sums')).rows, 'what is live goes on').toEqual([{ id: 'live' }]);
  });

  it('a login is not made of a name that is taken, or is none; made again it has a new password', async () => {
    const theirs = await analyst();
    const name = new URL(theirs).username;
    expect((await grantLogin(database, name)).made).toBe(false);
    await expect(
      as(theirs, async () => 'in'),
      'the former password',
    ).rejects.toMatchObject({ code: '28P01' });
    const owner = new URL(url).username;
    await expect(grantLogin(database, owner)).rejects.toThrow(/^REPSTREAM_ROLE: there is a role .* already/);
    await expect(grantLogin(database, 'x"; drop role y')).rejects.toThrow(/^REPSTREAM_ROLE: .* is no name for a login/);
  });

  it('where our user may not make roles, all the rest is made, and one line says what to run', async () => {
    const plain = `plain_${process.pid}`;
    // Roles are of all databases of the stack: what is done here is undone.
    const undone = new Error('undone');
    const attempt = database.transaction(async (sql) => {
      await sql.query(`create role ${plain}; grant usage, create on schema analytics to ${plain};
        alter role repstream_analyst rename to repstream_analyst_${process.pid}; set local role ${plain}`);
      await provideAnalysts(sql);
      const line = await missingAnalysts(sql);
      expect(line).toMatch(/^analysts cannot sign in: .* have a superuser run `create role repstream_analyst nologin`/);
      throw undone;
    });
    await expect(attempt).rejects.toBe(undone);
    expect(await missingAnalysts(database)).toBeNull();
  });
});
