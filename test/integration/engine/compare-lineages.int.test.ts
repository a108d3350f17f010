/** What a compare of two builds finds, on tables filled by hand. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareSchema } from '../../../engine/ddl.js';
import { type CompareRequest, compare } from '../../../engine/lineages/compare.js';
import { createLog } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { source } from '../../../engine/topic.js';
import type { Lineage } from '../../../engine/topology.js';
import { integer, text, type View, view } from '../../../engine/view.js';
import { createDatabase } from '../../stack.js';
import { addingUp, countKeys } from '../../unit/engine/toys.js';

const names = { adds: 'adds', totals: 'totals' };
const facts = source('facts', countKeys);
const v1 = addingUp(names, facts);
const v2 = addingUp(names, facts, { version: 2, largest: true });
const TICK = 1_000_000;

describe('comparing two builds', () => {
  let database: Database;
  let db: pg.Pool;
  beforeEach(async () => {
    const url = await createDatabase();
    database = connectPostgres(url, createLog('test', 'silent'), 2);
    db = new pg.Pool({ connectionString: url, max: 2 });
    await prepareSchema(database, [v1.adds, v1.totals]);
    await prepareSchema(database, [v2.adds, v2.totals]);
    await folded(v1.adds, TICK - 1);
    await folded(v2.adds, TICK - 1);
  });
  afterEach(() => Promise.all([database.close(), db.end()]));

  const tableOf = ({ name }: Lineage) => `views."${name.replaceAll('-', '_')}_adds_sums"`;
  /** As if its one task had folded a tick. */
  const folded = ({ name }: Lineage, tick: number, stopped: string | null = null) =>
    db.query(
      `insert into engine.tasks values ($1, 0, 1, 0, gen_random_uuid(), '{}', '{}', '{}', $2, 0, 0, 0, 0, 0, $3)
       on conflict (lineage, partition) do update set tick = $2, stopped = $3`,
      [name, tick, stopped],
    );
  /** Rows of ids 1 to `n` of each owner. */
  const fill = (lineage: Lineage, owners: string, n: number, sum = 'id') =>
    db.query(
      `insert into ${tableOf(lineage)} (key, task, owner, id, sum, events ${lineage === v2.adds ? ', largest' : ''})
       select o, 0, o, id::text, ${sum}, 1 ${lineage === v2.adds ? ', 0' : ''}
       from string_to_table('${owners}', ',') o, generate_series(1, ${n}) id`,
    );
  const run = (more: Partial<CompareRequest> = {}) =>
    compare(database, {
      by: 'ana',
      reason: null,
      lineage: v2.adds.name,
      with: null,
      expected: { changed: [], onlyNew: [], onlyOld: [] },
      // Both have folded the next tick soon after.
      latestTick: async () => {
        await folded(v1.adds, TICK + 1);
        await folded(v2.adds, TICK + 1);
        return TICK;
      },
      ...more,
    });

  it('R75: counts what is equal, changed by column, and only in one of them, and shows some of each', async () => {
    await fill(v1.adds, 'ana,ben,old', 10);
    await fill(v2.adds, 'ana,ben,new', 10);
    await db.query(`update ${tableOf(v2.adds)} set sum = sum + 1 where key = 'ben' and id::int <= 7`);
    await db.query(`update ${tableOf(v2.adds)} set events = 2 where key = 'ben' and id = '7'`);
    const found = await run();
    const counts = { equal: 13, changed: 7, onlyOld: 10, onlyNew: 10, columns: { sum: 7, events: 1 } };
    expect(found).toMatchObject({ with: v1.adds.name, notAgain: null, leftOutKeys: 0, satisfied: false });
    expect(found.views).toMatchObject([
      { view: 'adds_sums', first: counts, counts, cut: false, onlyOldColumns: [], onlyNewColumns: ['largest'] },
    ]);
    expect(found.undeclared).toEqual([
      'adds_sums.sum changed in 7 rows',
      'adds_sums.events changed in 1 row',
      '10 rows of adds_sums are only in the old',
      '10 rows of adds_sums are only in the new',
    ]);
    const samples = found.views[0]?.samples;
    expect(samples?.changed).toHaveLength(5);
    expect(samples?.changed[0]).toEqual({ key: 'ben', row: { id: '1' }, columns: { sum: [1, 2] } });
    expect([samples?.onlyOld.length, samples?.onlyNew[0]?.key]).toEqual([5, 'new']);

    const declared = await run({
      expected: { changed: ['sum', 'adds_sums.events'], onlyNew: ['adds_sums'], onlyOld: ['adds_sums'] },
    });
    expect([declared.satisfied, declared.undeclared]).toEqual([true, []]);
    const { rows } = await db.query(
      `select lineage, former, details->'satisfied' as satisfied, details->'views'->0->'counts' as counts, details::text like '%ben%' as names
       from models.lineage_history where action = 'compare' order by id`,
    );
    const line = { lineage: v2.adds.name, former: v1.adds.name, counts, names: false };
    expect(rows).toEqual([
      { ...line, satisfied: false },
      { ...line, satisfied: true },
    ]);
  });

  it('refuses to expect what cannot differ, and to compare what has no other', async () => {
    const expected = { changed: ['smu'], onlyNew: [], onlyOld: [] };
    await expect(run({ expected })).rejects.toThrow('REPSTREAM_LINEAGE: no view of both has a column smu to change');
    await expect(run({ expected: { ...expected, changed: [], onlyOld: ['sums'] } })).rejects.toThrow(
      'no view sums in common',
    );
    await expect(run({ lineage: v1.adds.name })).rejects.toThrow(`${v1.adds.name} itself is promoted`);
    await expect(run({ with: v1.totals.name })).rejects.toThrow('builds of two processors');
    await expect(run({ lineage: 'adds-v9-0' })).rejects.toThrow('there is no lineage adds-v9-0');
    expect(await run({ lineage: v1.adds.name, with: v2.adds.name })).toMatchObject({ satisfied: true });
  });

  it('leaves out on both sides the keys that one of them parked, and counts them', async () => {
    await fill(v1.adds, 'ana,ben,cem', 3);
    await fill(v2.adds, 'ana,ben', 3);
    await db.query(`update ${tableOf(v2.adds)} set sum = 0 where key = 'ben'`);
    for (const [lineage, key, task] of [
      [v2.adds.name, 'ben', 0],
      [v2.adds.name, 'ben', 0],
      [v1.adds.name, 'cem', 0],
      [v1.adds.name, 'ana', 7], // of another task: another key
    ])
      await db.query(
        `insert into engine.parked (kind, lineage, processor, topic, partition, from_offset, to_offset, events, key, reason, detail)
         values ('key', $1, 'adds', '', $3, 0, 0, 0, $2, '', '')`,
        [lineage, key, task],
      );
    expect(await run()).toMatchObject({
      satisfied: true,
      leftOutKeys: 3,
      views: [{ counts: { equal: 3, changed: 0, onlyOld: 0 } }],
    });
  });

  it('what was only on its way is equal at the second look, also a row that goes on changing', async () => {
    await fill(v1.adds, 'ana', 10);
    await fill(v2.adds, 'ana', 6);
    let flips = 0;
    await db.query(`update ${tableOf(v2.adds)} set sum = 99 where id in ('1', '2')`);
    let timer: NodeJS.Timeout | undefined;
    try {
      const found = await run({
        // After the first look, at which it differs.
        latestTick: async () => {
          timer = setInterval(() => {
            const sum = flips++ % 3 === 0 ? 99 : 2;
            void db.query(`update ${tableOf(v2.adds)} set sum = ${sum} where id = '2'`).catch(() => {});
          }, 400);
          await db.query(
            `insert into ${tableOf(v2.adds)} select key, task, owner, id, sum, events, 0 from ${tableOf(v1.adds)} on conflict do nothing`,
          );
          await folded(v1.adds, TICK + 1);
          setTimeout(() => void folded(v2.adds, TICK + 1), 700);
          return TICK;
        },
      });
      expect(found.views).toMatchObject([
        {
          first: { equal: 4, changed: 2, onlyOld: 4, onlyNew: 0 },
          counts: { equal: 9, changed: 1, onlyOld: 0, onlyNew: 0, columns: { sum: 1 } },
          samples: { changed: [{ row: { id: '1' }, columns: { sum: [1, 99] } }], onlyOld: [], onlyNew: [] },
        },
      ]);
    } finally {
      clearInterval(timer);
    }
  });

  it('says why it did not look again', async () => {
    await fill(v1.adds, 'ana', 1);
    const stuck = { patienceMs: 600, latestTick: async () => TICK };
    expect((await run(stuck)).notAgain).toMatch(
      /^in 0\.6 s 2 of 2 tasks have not folded a later tick, adds-v1-\w+\/0 among them$/,
    );
    expect((await run({ latestTick: async () => 0 })).notAgain).toBe('there is no tick on the log');
    await folded(v1.adds, TICK, 'REPSTREAM_GAP: lost');
    expect(await run(stuck)).toMatchObject({ notAgain: `task ${v1.adds.name}/0 stopped itself`, satisfied: false });
  });

  it('looks again at 100,000 rows of a view at most, and says so', async () => {
    await fill(v1.adds, 'ana,ben', 60_000);
    await fill(v2.adds, 'ana,ben', 60_000, 'id + 1');
    const { views } = await run();
    expect(views).toMatchObject([{ cut: true, counts: { equal: 0, changed: 120_000, columns: { sum: 120_000 } } }]);
    // 25 s where nothing else runs.
  }, 120_000);

  it('compares a column of another type by its text, and tells when the own key of a view has other columns', async () => {
    const counted = (version: number, key: readonly string[], kind: typeof text | typeof integer): Lineage => {
      const columns = { id: text('Which.'), place: kind('Where.') };
      const counts = view('counts', { comment: 'Counts.', freshWithinMs: 1_000, key: key as 'id'[], columns }) as View;
      const processor = { ...v1.adds.processor, name: 'counts', version, views: { counts }, to: {} };
      return { name: `counts-v${version}-0`, processor, inputs: [], topics: [] };
    };
    const [first, second, third] = [
      counted(1, ['id'], integer),
      counted(2, ['id'], text),
      counted(3, ['id', 'place'], text),
    ];
    for (const lineage of [first, second, third]) {
      await prepareSchema(database, [lineage]);
      const table = `views."${lineage.name.replaceAll('-', '_')}_counts"`;
      await db.query(`insert into ${table} values ('ana', 0, 'a', 1), ('ana', 0, 'b', ${lineage.processor.version})`);
    }
    const changed = await run({ lineage: second.name });
    expect(changed.views).toMatchObject([
      { counts: { equal: 1, changed: 1 }, samples: { changed: [{ columns: { place: ['1', '2'] } }] } },
    ]);
    const rekeyed = await run({ lineage: third.name });
    expect(rekeyed.views).toMatchObject([{ rekeyed: true, counts: { equal: 0, changed: 0, onlyOld: 2, onlyNew: 2 } }]);
  });
});
