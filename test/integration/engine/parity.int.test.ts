/** Builds derived again from the log and compared with themselves, on real parts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntakes } from '../../../engine/intake.js';
import { connectKafka } from '../../../engine/kafka.js';
import type { Observer } from '../../../engine/observer.js';
import { listCertificates } from '../../../engine/parity/certificate.js';
import { shownBy } from '../../../engine/parity/contents.js';
import { deriveAgain } from '../../../engine/parity/derive-again.js';
import { withShadow } from '../../../engine/parity/shadow.js';
import { digestsNow, takeSnapshot } from '../../../engine/parity/snapshot.js';
import { type VerifyRequest, verify } from '../../../engine/parity/verify.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import type { RunningProcess } from '../../../engine/process.js';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, text, view } from '../../../engine/view.js';
import { addingUp, type Count, countKeys } from '../../unit/engine/toys.js';
import { openWorld, unique, type World } from './world.js';

const facts = source(unique('facts'), countKeys);
const others = source(unique('others'), countKeys);
const prices = source(unique('prices'), { ...countKeys, entity: ({ owner }: Count) => owner });
const names = { adds: unique('adds'), totals: unique('totals') };
const sums = addingUp(names, facts);

/** A view of one column, `seen`, of what came last; `refuses` what may not come after facts. */
function lastSeen(name: string, seen: (amount: number) => number, refuses = (_: number) => false): AnyProcessor {
  const shown = view(name.replaceAll('-', '_'), {
    comment: 'What came last.',
    freshWithinMs: 1_000,
    key: [],
    columns: { owner: text('Whose.'), seen: bigint('What came last.'), events: bigint('How many came.') },
  });
  const note = (state: { last: number; events: number }, events: readonly Received<Count>[]) => {
    for (const { amount } of events) {
      if (state.events > 0 && refuses(amount)) throw new Error('too late');
      state.last = amount;
      state.events++;
    }
  };
  return defineProcessor({
    name,
    version: 1,
    comment: 'What came last.',
    keyedBy: 'owner',
    from: { facts, others },
    views: { shown },
    initial: () => ({ last: 0, events: 0 }),
    on: { facts: note, others: note },
    show: ({ last, events }, { key }) => [shown.row({ owner: key, seen: seen(last), events })],
  }) as unknown as AnyProcessor;
}

/** What is worth what by a table, with a key that cannot be folded. */
function priced(name: string): AnyProcessor {
  const worths = view(name.replaceAll('-', '_'), {
    comment: 'Worth.',
    freshWithinMs: 1_000,
    key: ['id'],
    columns: { id: text('Which.'), worth: bigint('Worth.') },
  });
  return defineProcessor({
    name,
    version: 1,
    comment: 'Prices facts.',
    keyedBy: 'owner',
    from: { facts },
    tables: { prices },
    views: { worths },
    initial: () => ({ amount: 0 }),
    scope: { facts: ({ id }: Received<Count>) => id },
    on: {
      facts(state: { amount: number }, events: readonly Received<Count>[]) {
        for (const { owner, amount } of events) {
          if (owner === 'broken' && amount === 13) throw new Error('thirteen');
          state.amount += amount;
        }
      },
    },
    show: ({ amount }, { scope, tables }) => [
      worths.row({ id: scope, worth: amount * (tables.prices.get('iron', 0)?.amount ?? 0) }),
    ],
  }) as unknown as AnyProcessor;
}

const [ordered, clocked, late, worth] = [unique('ordered'), unique('clocked'), unique('late'), unique('worth')];
const processors = [
  ...sums.processors,
  lastSeen(ordered, (last) => last),
  lastSeen(clocked, (last) => last * 0 + Date.now()),
  lastSeen(
    late,
    (last) => last,
    (amount) => amount === 1,
  ),
  priced(worth),
];

describe('verifying a build', () => {
  let world: World;
  let database: Database;
  let running: RunningProcess;
  const owners = Array.from({ length: 20 }, (_, i) => `owner-${i}`);
  const amounts = (from: number): Count[] =>
    owners.flatMap((owner, i) => [0, 1, 2].map((id) => ({ owner, id: `${id}`, at: from + i, amount: from + i + id })));

  const topology = topologyOf(processors);
  const lineageOf = (processor: string) => {
    const lineage = topology.lineages.find((one) => one.processor.name === processor);
    if (!lineage) throw new Error(`no ${processor}`);
    return lineage;
  };
  const observerOf = () => {
    const { admin, schemas, log, connections } = world;
    return { topology, kafka: connectKafka(connections, 'test', log), admin, database, schemas, log };
  };
  const inputsOfBuild = async (observer: Observer, processor: string) => {
    const lineage = lineageOf(processor);
    return { lineage, intakes: await openIntakes(lineage.processor, topology, observer.schemas) };
  };
  const certificateOf = (processor: string, changes: Partial<VerifyRequest> = {}) =>
    verify(observerOf(), {
      lineage: lineageOf(processor),
      erasure: null,
      partitions: null,
      codeHash: null,
      accept: false,
      by: 'ana',
      reason: 'a test',
      repstream: '0',
      ...changes,
    });
  const shadows = async () => {
    const { rows } = await world.db.query<{ name: string }>(
      `select relname as name from pg_class where relname like '%\\_shadow\\_%'
       union all select lineage from engine.tasks where lineage like '%-shadow'`,
    );
    return rows.map(({ name }) => name);
  };

  beforeAll(async () => {
    world = await openWorld([facts as Topic, others as Topic, prices as Topic], processors);
    database = connectPostgres(world.connections.databaseUrl, world.log, 5);
    await world.send(prices, [{ owner: 'iron', id: '', at: 0, amount: 2 }]);
    running = await world.start();
    // One after the other, so that what came last is known.
    await world.send(others, amounts(1));
    await world.caughtUp();
    await world.send(facts, [...amounts(100), { owner: 'broken', id: '0', at: 0, amount: 13 }]);
    await world.tick();
    await world.caughtUp();
    await world.send(prices, [{ owner: 'iron', id: '', at: 0, amount: 3 }]);
    await world.untilTablesAre(lineageOf(worth).name, 'prices', await world.admin.fetchTopicOffsets(prices.name));
    await world.caughtUp();
  });
  afterAll(async () => {
    await running?.stop();
    await database?.close();
    await world?.stop();
  });

  it('R60, R64: derived again from the log, both stages show the same rows and have sent the same events', async () => {
    for (const processor of [names.adds, names.totals]) {
      const certificate = await certificateOf(processor);
      expect(certificate).toMatchObject({
        processor,
        equal: true,
        accepted: false,
        ofTasks: 4,
        leftOutKeys: 0,
        parked: [],
        differences: [],
        snapshots: 1,
      });
      for (const { build, again } of certificate.contents) expect(again).toEqual(build);
    }
    const { contents, events, tasks } = await certificateOf(names.adds);
    expect(events).toBe(61);
    expect(contents.map(({ name, build }) => [name, build.rows])).toEqual([
      [sums.views.sums, 61],
      [`${sums.sums.name} (sent)`, 61],
    ]);
    expect(tasks.reduce((sum, { positions }) => sum + (positions[facts.name] ?? 0), 0)).toBe(61);
    expect(await shadows()).toEqual([]);
  });

  it('R60: names the column of a fold whose rows depend on the order in which inputs came', async () => {
    const certificate = await certificateOf(ordered);
    expect(certificate).toMatchObject({ equal: false, snapshots: 3 });
    const [found, ...more] = certificate.differences;
    expect(more).toEqual([]);
    expect(found?.counts).toMatchObject({ changed: 20, onlyOld: 0, onlyNew: 0, columns: { seen: 20 } });
    expect(found?.samples.changed[0]).toMatchObject({ key: 'owner-0', columns: { seen: [102, 3] } });
  });

  it('R60: names the column of a fold whose rows depend on the clock', async () => {
    const { equal, differences } = await certificateOf(clocked);
    expect(equal).toBe(false);
    expect(differences.map(({ counts }) => counts.columns)).toEqual([{ seen: 21 }]);
  });

  it('is not equal when a key parks only when it is derived again, and says which and why', async () => {
    const certificate = await certificateOf(late);
    expect(certificate).toMatchObject({ equal: false, leftOutKeys: 0, parkedKeys: 1 });
    expect(certificate.parked).toEqual([{ task: expect.any(Number), key: 'owner-0', why: 'fold_failed: too late' }]);
  });

  it('leaves out keys that stand parked, counts them, and knows the tables that the rows were made with', async () => {
    const certificate = await certificateOf(worth);
    expect(certificate).toMatchObject({ equal: true, leftOutKeys: 1, parked: [] });
    expect(certificate.contents.map(({ build }) => build.rows)).toEqual([60]);
    expect(Object.values(certificate.tasks[0]?.tables ?? {})).toHaveLength(1);
  });

  it('verifies some tasks when asked, and says so', async () => {
    const { equal, tasks, ofTasks } = await certificateOf(names.adds, { partitions: [0, 3] });
    expect([equal, tasks.map(({ partition }) => partition), ofTasks]).toEqual([true, [0, 3], 4]);
    await expect(certificateOf(names.adds, { partitions: [7] })).rejects.toThrow('it has no task 7');
  });

  it('goes on to where the build has moved meanwhile: new facts, other tables, a later tick', async () => {
    const observer = observerOf();
    const { lineage, intakes } = await inputsOfBuild(observer, worth);
    const look = {
      lineage,
      erasure: null,
      partitions: null,
      copies: false,
      say: () => {},
      signal: new AbortController().signal,
    };
    const [tables, read] = await database.session((session) =>
      withShadow(database, session, lineage, async (shadow) => {
        const options = {
          ...observer,
          shadow,
          erasure: null,
          intakes,
          horizons: [],
          onProgress: () => {},
          signal: look.signal,
        };
        const before = await takeSnapshot(session, look);
        await deriveAgain(options, before, null, new Map());
        await world.send(facts, amounts(500));
        await world.send(prices, [{ owner: 'iron', id: '', at: 0, amount: 7 }]);
        await world.untilTablesAre(lineage.name, 'prices', await world.admin.fetchTopicOffsets(prices.name));
        await world.caughtUp();
        const after = await takeSnapshot(session, look);
        const more = await deriveAgain(options, after, before, new Map());
        expect(await digestsNow(session, shownBy(lineage, shadow.name), after.tasks)).toEqual(after.digests);
        expect(after.digests).not.toEqual(before.digests);
        return [[before, after].map(({ tasks }) => tasks.map((task) => task.tables)), more];
      }),
    );
    expect(tables[0]).not.toEqual(tables[1]);
    expect(read).toBe(60);
  });

  it('refuses while a sweep is pending or a task has stopped, and while another verify is under way', async () => {
    const { name } = sums.adds;
    await world.db.query(`update engine.tasks set stopped = 'a test' where lineage = $1 and partition = 1`, [name]);
    await expect(certificateOf(names.adds)).rejects.toThrow('task 1 stopped itself: a test');
    await world.db.query('update engine.tasks set stopped = null where lineage = $1', [name]);
    await world.db.query(`insert into engine.sweep (lineage, task, key, scope) values ($1, 0, 'x', 'y')`, [name]);
    const waits = new AbortController();
    await expect(
      certificateOf(names.adds, { signal: waits.signal, say: (what) => what.includes('scopes') && waits.abort() }),
    ).rejects.toThrow('aborted');
    await world.db.query(`delete from engine.sweep where lineage = $1`, [name]);
    let second: Promise<unknown> = Promise.resolve();
    const first = certificateOf(names.adds, {
      say: () => {
        second = certificateOf(names.adds).catch((error: Error) => error.message);
      },
    });
    expect((await first).equal).toBe(true);
    expect(await second).toContain('is being verified by another process');
  });

  it('interrupted, it leaves nothing behind; what a killed one left goes at the next', async () => {
    const ending = new AbortController();
    await expect(
      certificateOf(names.adds, { signal: ending.signal, onProgress: () => ending.abort() }),
    ).rejects.toThrow('aborted');
    expect(await shadows()).toEqual([]);
    await world.db.query(
      `create table views."gone_v1_01234567_shadow_x" (); create table engine."gone_v1_01234567_shadow_state" ();
       insert into engine.tasks select 'gone-v1-01234567-shadow', partition, epoch, checkpoint, incarnation, positions, producers, numbers, tick, read,
         folded, repeated, parked, late from engine.tasks where lineage = '${sums.adds.name}'`,
    );
    expect((await certificateOf(names.totals)).equal).toBe(true);
    expect(await shadows()).toEqual([]);
  });

  it('R75: changed code is refused; accepted, when it makes the same rows, the build is of that code', async () => {
    const lineage = sums.adds.name;
    const hashOf = async () =>
      (await world.db.query('select code_hash from engine.lineages where lineage = $1', [lineage])).rows[0].code_hash;
    await world.db.query(`update engine.lineages set code_hash = 'before' where lineage = $1`, [lineage]);
    await expect(certificateOf(names.adds, { codeHash: 'after' })).rejects.toThrow(
      /^REPSTREAM_CODE_CHANGED: the code of \S+ changed .*: raise its version, now 1, or show that it makes the same rows: `repstream verify \S+ --accept`$/,
    );
    expect(await hashOf()).toBe('before');
    expect(await certificateOf(names.adds, { codeHash: 'after', accept: true })).toMatchObject({
      equal: true,
      accepted: true,
    });
    expect(await hashOf()).toBe('after');
    await world.db.query(`update engine.lineages set code_hash = 'before' where processor = $1`, [ordered]);
    expect(await certificateOf(ordered, { codeHash: 'after', accept: true })).toMatchObject({
      equal: false,
      accepted: false,
    });
  });

  it('R64: refuses what can no longer be derived: the beginning of an input was purged', async () => {
    const { name } = lineageOf(ordered);
    const { rows } = await world.db.query(
      `select partition from engine.tasks where lineage = $1 and (positions->>$2)::int > 1 order by 1 limit 1`,
      [name, others.name],
    );
    const { partition } = rows[0];
    await world.admin.deleteTopicRecords({ topic: others.name, partitions: [{ partition, offset: '1' }] });
    await expect(certificateOf(ordered)).rejects.toThrow(
      `REPSTREAM_VERIFY: ${others.name}/${partition} begins at 1: what stood before was purged`,
    );
    const partitions = [0, 1, 2, 3].filter((one) => one !== partition);
    expect((await certificateOf(ordered, { partitions })).tasks).toHaveLength(3);
  });

  it('keeps every certificate, with where the build stood, and says so in the history', async () => {
    const listed = await listCertificates(world.database, names.adds, 100);
    expect(listed[0]).toMatchObject({ accepted: true, by: 'ana', codeHash: 'after', ofPartitions: 4 });
    const { rows } = await world.db.query(
      `select c.*, h.by as told from models.certificates c join models.lineage_history h on h.action = 'verify' and h.details->>'certificate' = c.certificate_id::text
       where c.certificate_id = $1`,
      [listed[0]?.id],
    );
    expect(rows[0]).toMatchObject({ equal: true, told: 'ana', partitions: [0, 1, 2, 3], code_hash: 'after' });
    expect(rows[0].positions['0'][facts.name]).toBeGreaterThan(0);
    expect(rows[0].environment.postgres).toMatch(/^\d+/);
  });
});
