/** A whole simulated day while the processors are killed over and over: nothing lost, nothing twice, and the same again from nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Stack } from '../../deploy/local/stack.js';
import { deleteTopics } from '../../engine/hosting.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog, pause } from '../../engine/log.js';
import { inputsOf, outputsOf, topicOf, topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { parseFaults } from '../../simulator/faults.js';
import { random } from '../../simulator/random.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import { applyTopics, endCommand, settingsOf, startLogged, untilCaughtUp } from '../integration/running.js';
import { expectWorkouts, readExpected, untilEnded } from '../oracle.js';
import { startOwnStack } from '../stack.js';
import { type ViewDigest, viewDigests } from './digests.js';
import { forgetLineage } from './forgetting.js';
import { keepKilling, type Mortals } from './killing.js';
import { shuffleProducers } from './shuffled.js';
import { tellOfFailures } from './telling.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-day-'));
const oracleFile = join(folder, 'expected.jsonl');
const from = Date.UTC(2025, 10, 3);
/** About 1.2 million messages of 2,200 sessions. */
const day: RunOptions = {
  seed: '7',
  gyms: 10,
  machinesPerGym: 8,
  membersPerGym: 100,
  from,
  until: from + 24 * 3_600_000,
  faults: parseFaults('all'),
  speed: Number.POSITIVE_INFINITY,
  maxRate: 15_000,
  oracleFile,
};
const KILLS = 20;
/** Until all of the day is folded, by whoever is left: 80 to 110 s on two cores that have other work. */
const PATIENCE_MS = 300_000;
// The day is told and folded in the hook, and folded again in each test.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

describe('a simulated day of 10 gyms with every fault, its processors killed again and again', () => {
  let stack: Stack;
  let db: pg.Pool;
  let scheduler: ReturnType<typeof startLogged> | undefined;
  let mortals: Mortals | undefined;
  let outcome: Outcome;
  let killed: number;
  /** How many records had been read by all tasks when one was killed. */
  const readAtKills: number[] = [];
  let digests: ViewDigest[];
  const log = join(folder, 'processes.log');

  /** A process of ours, which also ends should this test be killed. */
  const start = (...parameters: string[]) => {
    const child = startLogged(stack.environment, log, ...parameters);
    stack.watch(child);
    return child;
  };
  const caughtUp = async () => {
    await untilCaughtUp(settingsOf(stack), PATIENCE_MS);
    await untilEnded(db, readExpected(oracleFile));
    // Some rows are there only once the time is known: that of a metric whose workouts are no longer recent.
    const untimed = async () => (await numbers('SELECT count(*)::int AS n FROM engine.tasks WHERE tick = 0'))[0];
    for (const deadline = Date.now() + 60_000; (await untimed()) !== 0; await pause(200))
      if (Date.now() > deadline) throw new Error('tasks know no time');
  };

  beforeAll(async () => {
    stack = await startOwnStack();
    db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
    await applyTopics(stack.environment);
    scheduler = start('scheduler');
    mortals = keepKilling(
      () => start('process'),
      2,
      [100, 2_000],
      random('kills of the day'),
      async () => {
        // A blow that follows another before the group has come together again hits nobody at work.
        const last = readAtKills.at(-1) ?? 0;
        const deadline = Date.now() + 20_000;
        let read = await readSoFar();
        for (; read <= last && Date.now() < deadline; read = await readSoFar()) await pause(100);
        readAtKills.push(read);
      },
    );
    const settings = { ...gatewaySettings(settingsOf(stack), simulatedTopics), say: () => {} };
    outcome = await runSimulation(day, settings, new AbortController().signal, () => {});
    await mortals.spare(KILLS);
    killed = mortals.killed;
    await caughtUp();
    digests = await viewDigests(db);
    await mortals.stop();
  });
  afterAll(async () => {
    await mortals?.stop().catch(() => {}); // why it failed was told above
    if (scheduler) await endCommand(scheduler);
    await db?.end();
    await stack?.stop();
    rmSync(folder, { recursive: true });
  });
  tellOfFailures(() => stack, [log]);

  it(`R12, R61, R85: killed with SIGKILL at least ${KILLS} times at random moments, two processes give the workouts that were done, row for row`, async () => {
    expect(killed).toBeGreaterThanOrEqual(KILLS);
    expect(new Set(readAtKills).size).toBeGreaterThanOrEqual(KILLS / 2); // it was work that they were torn from
    expect(outcome.telemetry).toBeGreaterThan(1_000_000);
    await expectToBeTheDay();
  });

  for (const [count, words] of [
    [1, 'one process'],
    [4, 'four processes'],
  ] as const)
    it(`R60, R64, R89: all views are dropped and derived again by ${words}: the same rows in each of them (seed ${day.seed})`, async () => {
      await dropAllDerived();
      await applyTopics(stack.environment);
      await expectTheSameFrom(count);
      if (count === 1) await expectToBeTheDay();
    });

  it(`R12, R93: derived topics are interleaved otherwise among the tasks that wrote them: the same rows in each view (seed ${day.seed})`, async () => {
    const { lineages, physical, writerOf } = topologyOf(processors);
    const readers = lineages.filter(({ processor }) =>
      Object.values(inputsOf(processor)).some((input) => writerOf(topicOf(input))),
    );
    const read = readers.flatMap(({ processor }) => Object.values(inputsOf(processor)).map(topicOf));
    const derived = new Set(read.filter((topic) => writerOf(topic)).map(physical));
    expect(await shuffleProducers(settingsOf(stack), [...derived], random('another interleaving'))).toBeGreaterThan(
      1_000,
    );
    for (const { name } of readers) await forgetLineage(db, settingsOf(stack), name);
    await applyTopics(stack.environment);
    await expectTheSameFrom(1);
  });

  /** So many processes derive what is missing: every view has the rows that it had live. */
  async function expectTheSameFrom(count: number): Promise<void> {
    const running = Array.from({ length: count }, () => start('process'));
    try {
      await caughtUp();
      expect(await viewDigests(db)).toEqual(digests);
    } finally {
      await Promise.all(running.map((process) => endCommand(process)));
    }
  }

  async function expectToBeTheDay(): Promise<void> {
    const workouts = readExpected(oracleFile);
    expect(workouts).toHaveLength(outcome.workouts ?? 0);
    await expectWorkouts(db, workouts);
    expect(await numbers('SELECT count(*)::int AS n FROM models.workouts')).toEqual([workouts.length]);
    expect(await numbers('SELECT count(*)::int AS n FROM models.live_sessions')).toEqual([0]);
    expect(await numbers('SELECT count(*)::int AS n FROM models.equipment')).toEqual([day.gyms * day.machinesPerGym]);

    const bad = Object.values(outcome.poison).reduce((sum, amount) => sum + amount, 0);
    expect(bad).toBeGreaterThan(200);
    expect(await numbers("SELECT sum(events)::int AS n FROM models.parked_events WHERE kind = 'event'")).toEqual([bad]);
    expect(await numbers("SELECT count(*)::int AS n FROM models.parked_events WHERE kind = 'key'")).toEqual([0]);
    const { rows: uneven } = await db.query(
      'SELECT * FROM models.processor_tasks WHERE read <> folded + repeated + parked OR stopped IS NOT NULL',
    );
    expect(uneven).toEqual([]);
  }

  /** 0 before the first process has made its tables. */
  const readSoFar = async () =>
    (await numbers('SELECT sum(read)::int AS n FROM models.processor_tasks').catch(() => []))[0] ?? 0;
  const numbers = async (sql: string) => (await db.query<{ n: number }>(sql)).rows.map(({ n }) => n);

  /** What somebody does who has only the sources left. */
  async function dropAllDerived(): Promise<void> {
    await db.query('DROP SCHEMA engine, views, models CASCADE');
    const { lineages, physical } = topologyOf(processors);
    const admin = connectKafka(settingsOf(stack), 'test', createLog('test', 'silent')).admin();
    await admin.connect();
    await deleteTopics(
      admin,
      lineages.flatMap(({ processor }) => Object.values(outputsOf(processor)).map(physical)),
    );
    await admin.deleteGroups(lineages.map(({ name }) => name));
    await admin.disconnect();
  }
});
