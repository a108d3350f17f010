/** The verified beginning of a topic goes, and builds begin from what is kept of it: on real parts, beside a system where nothing went. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestTick } from '../../../engine/clock.js';
import { stateTable } from '../../../engine/ddl.js';
import { connectKafka, partitionCounts, partitionOf } from '../../../engine/kafka.js';
import { compare } from '../../../engine/lineages/compare.js';
import { listLineages } from '../../../engine/lineages/list.js';
import { promote } from '../../../engine/lineages/promote.js';
import { pause } from '../../../engine/log.js';
import type { Observer } from '../../../engine/observer.js';
import { shownBy } from '../../../engine/parity/contents.js';
import { digestsNow } from '../../../engine/parity/snapshot.js';
import { standingOf } from '../../../engine/parity/standing.js';
import { verify } from '../../../engine/parity/verify.js';
import { discardParked, listParked } from '../../../engine/parked.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import type { RunningProcess } from '../../../engine/process.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { heirsOf } from '../../../engine/purging/former.js';
import { planPurge } from '../../../engine/purging/plan.js';
import { purge } from '../../../engine/purging/purge.js';
import type { Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import type { Count } from '../../unit/engine/toys.js';
import type { HeirTold } from './heir.js';
import { addingOn, type Names, sessionsOn, telling, topicsNamed } from './purged.js';
import { eventually, openWorld, unique, type World } from './world.js';

const TSX = import.meta.resolve('tsx');
const HEIR = fileURLToPath(new URL('./heir.ts', import.meta.url));
const PARTITIONS = 2;
const asked = { by: 'ana', reason: 'a test' };

const namesOf = (): Names => ({
  telemetry: unique('telemetry'),
  amendments: unique('amendments'),
  equipment: unique('equipment'),
  facts: unique('facts'),
  adding: unique('adding'),
});

/** Some names of each partition. */
const of = (partition: number) =>
  Array.from({ length: 40 }, (_, i) => `leg-press-${i}`).filter((name) => partitionOf(name, PARTITIONS) === partition);
const [zero, one] = [of(0), of(1)] as [string[], string[]];
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const machine = (from: readonly string[], i: number): string => from[i] ?? '';

/** All that is sent before the time up to which is purged. */
const finished = telling(uuid(1), machine(zero, 0), 0);
const repeating = telling(uuid(2), machine(one, 0), 0);
const straddling = telling(uuid(3), machine(zero, 1), 0);
const open = telling(uuid(4), machine(one, 1), 0);
const fresh = telling(uuid(5), machine(zero, 0), 5_000);

const before: Telemetry[] = [
  ...[finished.started(), finished.reading(1), finished.reading(2), finished.reading(4), finished.ended(5)],
  ...[repeating.started(), repeating.reading(1), repeating.reading(1), repeating.reading(2), repeating.ended(3)],
  ...[straddling.started(), straddling.reading(1), straddling.reading(2), straddling.reading(2)],
  ...[open.started(), open.reading(1)],
];
const after: Telemetry[] = [
  ...[straddling.reading(2), straddling.reading(3), straddling.ended(4)],
  ...[fresh.started(), fresh.reading(1), fresh.reading(1), fresh.ended(2)],
  ...[open.reading(2)],
];
const count = (owner: string, id: string, amount: number): Count => ({ owner, id, at: 0, amount });
const [adder, lucky, unlucky] = [machine(zero, 0), machine(one, 0), machine(one, 1)];
const countsBefore = [count(adder, 'old', 1), count(lucky, 'both', 2), count(lucky, 'old', 3), count(unlucky, 'x', 10)];
const countsAfter = [
  ...[count(adder, 'new', 4), count(adder, 'old', 5), count(lucky, 'both', 6), count(lucky, 'new', 7)],
  count(unlucky, 'x', 20),
];

/** A system of its own, with what happened in it. */
async function openSystem() {
  const names = namesOf();
  const topics = topicsNamed(names);
  const processors = [sessionsOn(names), addingOn(names)];
  const world = await openWorld(Object.values(topics) as Topic[], processors, PARTITIONS);
  const running = await world.start();
  await world.send(topics.telemetry, before);
  await world.send(topics.facts, countsBefore);
  await world.caughtUp();
  await world.send(topics.facts, [count(unlucky, 'x', 13)]);
  await world.caughtUp();
  await pause(5);
  const between = Date.now();
  await pause(5);
  await world.send(topics.telemetry, after);
  await world.send(topics.facts, countsAfter);
  await world.tick();
  await world.caughtUp();
  return { names, topics, processors, world, running, between };
}

describe('purging the beginning of a topic', () => {
  let system: Awaited<ReturnType<typeof openSystem>>;
  let control: Awaited<ReturnType<typeof openSystem>>;
  let world: World;
  let database: Database;
  let observer: Observer;
  const children = new Set<ChildProcess>();
  let second: RunningProcess | undefined;

  const lineageOf = (processors: readonly AnyProcessor[], name: string) => {
    const lineage = topologyOf(processors).lineages.find(({ processor }) => processor.name === name);
    if (!lineage) throw new Error(`no ${name}`);
    return lineage;
  };
  const observing = (processors: readonly AnyProcessor[]): Observer => ({
    ...observer,
    topology: topologyOf(processors),
  });
  const certificateOf = (processors: readonly AnyProcessor[], name: string) =>
    verify(observing(processors), {
      ...{ ...asked, lineage: lineageOf(processors, name), erasure: null, partitions: null, codeHash: null },
      ...{ accept: false, repstream: '0' },
    });
  const plan = (topic: Topic) => planPurge(observer, topic, system.between);
  const lows = async (topic: string) =>
    (await world.admin.fetchTopicOffsets(topic))
      .sort((a, b) => a.partition - b.partition)
      .map(({ low }) => Number(low));
  /** Digests of all that a build shows and has sent. */
  const shown = async (
    { world: { connections, log } }: typeof system,
    processors: readonly AnyProcessor[],
    name: string,
  ) => {
    const own = connectPostgres(connections.databaseUrl, log, 1);
    const lineage = lineageOf(processors, name);
    return own
      .session(async (session) => {
        await session.query('create temporary table left_out (task int, key text collate "C")');
        return digestsNow(session, shownBy(lineage, lineage.name), await standingOf(session, lineage.name));
      })
      .finally(() => own.close());
  };
  let stirred = 0;
  /** A quiet task does not write the tick that it folds; so that it does, every machine has a short session, in both systems. */
  const stir = async () => {
    for (const [i, from] of [zero, one].entries()) {
      const short = telling(uuid(100 + 2 * stirred + i), machine(from, 3), 100 * stirred);
      for (const { world: of, topics } of [system, control])
        await of.send(topics.telemetry, [short.started(), short.ended(1)]);
    }
    stirred++;
    for (const { world: of } of [system, control]) await of.tick();
  };
  const settled = async () => {
    await world.caughtUp();
    await world.caughtUp(later());
    await control.world.caughtUp();
  };
  const later = () => [sessionsOn(system.names, 2), addingOn(system.names, { version: 2 })];
  const compared = async (name: string) => {
    const { name: lineage } = lineageOf(later(), name);
    const outcome = await compare(database, {
      ...{ ...asked, lineage, with: null, expected: { changed: [], onlyNew: [], onlyOld: [] } },
      latestTick: () => latestTick(observer.kafka, world.admin, world.ticks, world.log),
    });
    return { lineage, outcome };
  };

  beforeAll(async () => {
    system = await openSystem();
    control = await openSystem();
    world = system.world;
    database = connectPostgres(world.connections.databaseUrl, world.log, 5);
    const { admin, schemas, log, connections } = world;
    const kafka = connectKafka(connections, 'test', log);
    observer = { topology: topologyOf(system.processors), kafka, admin, database, schemas, log };
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await second?.stop();
    await database?.close();
    await system?.world.stop();
    await control?.world.stop();
  });

  it('R73: is refused while no certificate says that what goes was derived again, and names what to run', async () => {
    const { telemetry } = system.topics;
    const planned = await plan(telemetry as Topic);
    expect(planned.uncovered).toEqual([{ processor: 'sessions', partitions: [0, 1] }]);
    await expect(purge(observer, telemetry as Topic, planned, asked)).rejects.toThrow(
      /^REPSTREAM_PURGE: no certificate .*: run `repstream verify sessions`$/,
    );
    expect(await lows(telemetry.name)).toEqual([0, 0]);
  });

  it('R73: keeps what is open, what stands parked, and what some build has not folded', async () => {
    const { telemetry, facts } = system.topics;
    expect((await certificateOf(system.processors, 'sessions')).equal).toBe(true);
    const planned = await plan(telemetry as Topic);
    expect(planned.uncovered).toEqual([]);
    const firstOpen = before
      .filter(({ equipmentId }) => one.includes(equipmentId))
      .findIndex(({ sessionId }) => sessionId === uuid(4));
    expect(planned.partitions.map(({ to, held }) => [to, held])).toEqual([
      [9, null],
      [firstOpen, expect.stringContaining('something that is not finished begins there')],
    ]);
    expect((await plan(facts as Topic)).partitions.map(({ to, held }) => [to, held])).toEqual([
      [1, null],
      [3, expect.stringContaining('something stands parked there')],
    ]);
    // A build that is begun, and has folded nothing yet.
    await world.db.query(
      `insert into engine.lineages (lineage, processor, version, inputs, topics)
       select 'sessions-v9-00000000', processor, 9, inputs, '[]' from engine.lineages where processor = 'sessions';
       create table engine."sessions_v9_00000000_state" (like ${stateTable(lineageOf(system.processors, 'sessions').name)})`,
    );
    expect((await plan(telemetry as Topic)).partitions.map(({ to, held }) => [to, held])).toEqual(
      [0, 1].map(() => [0, '0: sessions-v9-00000000 has folded nothing from there on']),
    );
    await world.db.query(`delete from engine.lineages where lineage = 'sessions-v9-00000000'`);
  });

  it('R73: deletes up to the time once all before it is finished; interrupted, it goes on', async () => {
    const { telemetry, facts } = system.topics;
    for (const { world: of, topics } of [system, control]) {
      await of.send(topics.telemetry, [open.ended(3)]);
      await of.tick();
      await of.caughtUp();
    }
    const { entries } = await listParked(database, { processor: system.names.adding }, 10);
    await discardParked(
      database,
      entries.map(({ id }) => id),
      'ana',
      'a test',
    );
    await certificateOf(system.processors, system.names.adding);
    await certificateOf(system.processors, 'sessions');
    const counts = await plan(facts as Topic);
    expect(counts.partitions.map(({ to, held }) => [to, held])).toEqual([
      [1, null],
      [4, null],
    ]);
    expect(await purge(observer, facts as Topic, counts, asked)).toBe(5);

    const planned = await plan(telemetry as Topic);
    expect(planned.partitions.map(({ to, held }) => [to, held])).toEqual([
      [9, null],
      [7, null],
    ]);
    const cut = { ...observer.admin, deleteTopicRecords: () => Promise.reject(new Error('the broker is away')) };
    await expect(purge({ ...observer, admin: cut }, telemetry as Topic, planned, asked)).rejects.toThrow('away');
    expect(await lows(telemetry.name)).toEqual([0, 0]);
    // As it stood when it was planned, it no longer holds.
    await expect(purge(observer, telemetry as Topic, planned, asked)).rejects.toThrow('run the command again');
    expect(await purge(observer, telemetry as Topic, await plan(telemetry as Topic), asked)).toBe(16);
    expect(await lows(telemetry.name)).toEqual([9, 7]);
    expect(await purge(observer, telemetry as Topic, await plan(telemetry as Topic), asked)).toBe(0);
    const { rows } = await world.db.query(
      `select h.partition, h.from_offset::int as from, from_time > to_timestamp($2 / 1000.0) as later, h.by, c.equal
       from models.horizons h join models.certificates c on c.certificate_id = any(h.certificates) where topic = $1 order by 1`,
      [telemetry.name, system.between],
    );
    expect(rows).toEqual([
      { partition: 0, from: 9, later: true, by: 'ana', equal: true },
      { partition: 1, from: 7, later: true, by: 'ana', equal: true },
    ]);
  });

  it('R74: says from when on each view can be derived again from facts, and verifies that much of it', async () => {
    const [horizon] = (await listLineages(database)).flatMap(({ processor, horizon }) =>
      processor === 'sessions' ? [horizon] : [],
    );
    expect(horizon?.partitions.map(({ offset }) => offset)).toEqual([9, 7]);
    expect(Date.parse(horizon?.since ?? '')).toBeGreaterThan(system.between);
    const certificate = await certificateOf(system.processors, 'sessions');
    expect(certificate).toMatchObject({ equal: true, factsSince: horizon?.since, differences: [] });
    const { rows } = await world.db.query(
      'select distinct unnest(certificates)::int as id from engine.horizons where topic = $1',
      [system.topics.telemetry.name],
    );
    expect(certificate.restsOn).toEqual(rows.map(({ id }) => id));
    expect(certificate.events).toBe(after.length + 1);
    // An amount that is added twice would show.
    expect((await certificateOf(system.processors, system.names.adding)).equal).toBe(true);
  });

  it('a processor that does not say what a former state is cannot be built beyond the horizon', async () => {
    await expect(world.start([addingOn(system.names, { version: 2, inherits: false })])).rejects.toThrow(
      /^REPSTREAM_HORIZON: \S+ cannot be built: the facts of \S+ begin at .*`inherit`\)$/,
    );
    const { rows } = await world.db.query('select 1 from engine.lineages where version = 2');
    expect(rows).toEqual([]);
  });

  it('R73: killed while it takes states over, a build has taken none, and begins again', async () => {
    const { names } = system;
    const { name } = lineageOf(later(), 'sessions');
    const former = lineageOf(system.processors, 'sessions').name;
    const blocker = await world.db.connect();
    await blocker.query('begin; lock table engine.sweep in exclusive mode');
    const told: HeirTold = { names, ticks: world.ticks.name, connections: world.connections };
    await world.applyTopics(later());
    const child = spawn(process.execPath, ['--import', TSX, HEIR, JSON.stringify(told)], { stdio: 'inherit' });
    children.add(child);
    await eventually(async () => {
      const { rows } = await world.db.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into engine.sweep%'`,
      );
      return rows.length > 0;
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    children.delete(child);
    await blocker.query('rollback');
    blocker.release();
    await eventually(async () => {
      const { rows } = await world.db.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into engine.sweep%'`,
      );
      return rows.length === 0;
    });
    expect((await world.db.query('select 1 from engine.tasks where lineage = $1', [name])).rows).toEqual([]);
    expect(await heirsOf(database, former)).toEqual([name]);
  });

  it('R73: a later version begins from what is kept, and shows the same rows', async () => {
    second = await world.start(later());
    await eventually(async () => {
      await stir();
      const { rows } = await world.db.query('select min(tick) > 0 as all from engine.tasks where lineage like $1', [
        'sessions-v2-%',
      ]);
      return rows[0].all;
    });
    await settled();
    const { rows } = await world.db.query(
      `select partition, inherited->>'scopes' as scopes from engine.tasks where lineage like 'sessions-v2-%' order by 1`,
    );
    expect(rows).toEqual([
      { partition: 0, scopes: '2' },
      { partition: 1, scopes: '2' },
    ]);
    const digests = await shown(system, later(), 'sessions');
    expect(digests).toEqual(await shown(system, system.processors, 'sessions'));
    expect(digests).toEqual(await shown(control, control.processors, 'sessions'));
    const { lineage, outcome } = await compared('sessions');
    expect(outcome).toMatchObject({ satisfied: true });
    expect(await heirsOf(database, lineageOf(system.processors, 'sessions').name)).toEqual([]);
    const { promoted, refusals } = await promote(database, {
      ...{ ...asked, lineage, force: false },
      partitionsOf: (topics) => partitionCounts(world.admin, topics),
    });
    expect([promoted, refusals]).toEqual([true, []]);
  });

  it('R73: what is in a state that was taken over is not folded again, and what the earlier build gave up is', async () => {
    const { rows } = await world.db.query(
      `select owner, id, sum::int, events::int from views."${lineageOf(later(), system.names.adding).name.replaceAll('-', '_')}_${system.names.adding.replaceAll('-', '_')}"
       order by owner, id`,
    );
    const expected = [
      { owner: adder, id: 'new', sum: 4, events: 1 },
      { owner: adder, id: 'old', sum: 6, events: 2 },
      { owner: lucky, id: 'both', sum: 8, events: 2 },
      { owner: lucky, id: 'new', sum: 7, events: 1 },
      { owner: lucky, id: 'old', sum: 3, events: 1 },
      { owner: unlucky, id: 'x', sum: 30, events: 2 },
    ];
    expect(rows).toEqual(expected.sort((a, b) => (a.owner < b.owner ? -1 : Number(a.owner > b.owner))));
    const tallies = await world.db.query(
      'select partition, read::int, folded::int, repeated::int, parked::int from engine.tasks where lineage = $1 order by 1',
      [lineageOf(later(), system.names.adding).name],
    );
    expect(tallies.rows).toEqual([
      { partition: 0, read: 2, folded: 1, repeated: 1, parked: 0 },
      { partition: 1, read: 3, folded: 2, repeated: 1, parked: 0 },
    ]);
  });

  it('R74: the certificate of such a build rests on that of the build which it began from', async () => {
    const { equal, lineage, restsOn } = await certificateOf(later(), 'sessions');
    expect([equal, lineage]).toEqual([true, lineageOf(later(), 'sessions').name]);
    const { rows } = await world.db.query('select lineage from engine.certificates where certificate_id = any($1)', [
      restsOn,
    ]);
    expect(rows).toEqual([{ lineage: lineageOf(system.processors, 'sessions').name }]);
  });

  it('R73: late messages of a session whose beginning is gone change its row as if nothing had been purged', async () => {
    const rowOf = async ({ world: { db } }: typeof system) =>
      (await db.query('select * from models.session_diagnostics where session_id = $1', [uuid(1)])).rows[0];
    const was = await rowOf(system);
    for (const { world: of, topics } of [system, control])
      await of.send(topics.telemetry, [finished.reading(3), repeating.reading(2)]);
    await settled();
    const is = await rowOf(system);
    expect([was.missing, is.missing]).toEqual([1, 0]);
    expect(is).toEqual(await rowOf(control));
    const digests = await shown(system, later(), 'sessions');
    expect(digests).toEqual(await shown(system, system.processors, 'sessions'));
    expect(digests).toEqual(await shown(control, control.processors, 'sessions'));
  });
});
