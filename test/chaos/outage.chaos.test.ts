/** Broker, registry and Postgres absent at the start, and lost for half a minute one after the other, while a gym trains. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Part } from '../../deploy/local/part.js';
import type { Stack } from '../../deploy/local/stack.js';
import { connectKafka, createProducer } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import { processors } from '../../processors/index.js';
import { parseFaults } from '../../simulator/faults.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import { applyTopics, endCommand, settingsOf, startLogged, untilCaughtUp } from '../integration/running.js';
import { expectWorkouts, readExpected, untilEnded } from '../oracle.js';
import { startOwnStack } from '../stack.js';
import { Said } from './said.js';
import { tellOfFailures } from './telling.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-outage-'));
const oracleFile = join(folder, 'expected.jsonl');
const OUTAGE_MS = 30_000;
const UNKNOWN_SCHEMA = 2_000_000_077;
/** pino's level. */
const WARN = 40;
/** Until all goes on again. */
const RECOVERY_MS = 40_000;
const from = Date.UTC(2025, 10, 3, 10);
/** At 500 messages a second it is under way through all outages, and stopped after them. */
const evening: RunOptions = {
  seed: 'outage',
  gyms: 1,
  machinesPerGym: 12,
  membersPerGym: 240,
  from,
  until: from + 4 * 3_600_000,
  faults: parseFaults('all'),
  speed: Number.POSITIVE_INFINITY,
  maxRate: 500,
  oracleFile,
};

describe('while a gym trains', () => {
  let stack: Stack;
  let db: pg.Pool;
  let processes: ReturnType<typeof startLogged>[] = [];
  let simulation: Promise<Outcome>;
  const said = new Said(join(folder, 'process.log'));
  const training = new AbortController();

  const start = (logFile: string, ...parameters: string[]) => {
    const child = startLogged(stack.environment, logFile, ...parameters);
    stack.watch(child);
    return child;
  };
  async function until(what: string, isSo: () => Promise<boolean> | boolean, patienceMs = RECOVERY_MS): Promise<void> {
    for (const deadline = Date.now() + patienceMs; !(await isSo()); await delay(200))
      if (Date.now() > deadline)
        throw new Error(`in vain waited for: ${what}; it was said: ${JSON.stringify(said.lines)}`);
  }
  async function sendRaw(record: { key: string; value: Buffer }): Promise<void> {
    const producer = createProducer(connectKafka(settingsOf(stack), 'test', createLog('test', 'silent')));
    await producer.connect();
    await producer.send({ topic: 'telemetry', messages: [record] });
    await producer.disconnect();
  }
  const folded = async () =>
    Number(
      (
        await db.query<{ n: string }>(
          "SELECT sum(folded) AS n FROM models.processor_tasks WHERE processor = 'sessions'",
        )
      ).rows[0]?.n,
    );

  beforeAll(async () => {
    stack = await startOwnStack();
    db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
    db.on('error', () => {}); // Postgres goes away under it
    await applyTopics(stack.environment);
  });
  afterAll(async () => {
    training.abort();
    await simulation?.catch(() => {});
    await Promise.all(processes.map((child) => endCommand(child, 'SIGKILL')));
    await db?.end();
    await stack?.stop();
    rmSync(folder, { recursive: true });
  });
  tellOfFailures(() => stack, [said.file]);

  it('R85: started before broker, Postgres and registry are there, a process waits for each, says so once, and runs when they come', async () => {
    const { kafka, postgres, registry } = stack.parts;
    await Promise.all([kafka.kill(), registry.kill(), postgres.kill()]);
    processes = [start(said.file, 'process'), start(join(folder, 'scheduler.log'), 'scheduler')];
    await until('a line about the broker', () => said.beginning('waiting for the Kafka broker').length > 0);
    await kafka.start();
    await until('a line about Postgres', () => said.beginning('waiting for Postgres').length > 0);
    await postgres.start();
    await until('a line about the registry', () => said.beginning('waiting for the schema registry').length > 0);
    await registry.start();
    await until('the processors', () => said.beginning('processors are running').length === 1);
    expect(said.beginning('waiting for')).toEqual([
      'waiting for the Kafka broker',
      'waiting for Postgres',
      'waiting for the schema registry',
    ]);

    const settings = { ...gatewaySettings(settingsOf(stack), simulatedTopics), say: () => {} };
    simulation = runSimulation(evening, settings, training.signal, () => {});
    simulation.catch(() => {}); // awaited below
    await until('the first sessions', async () => (await folded()) > 1_000);
  });

  const parts: readonly { name: string; part: () => Part; told: string; meanwhile?: () => Promise<void> }[] = [
    { name: 'the broker', part: () => stack.parts.kafka, told: 'the Kafka broker' },
    { name: 'Postgres', part: () => stack.parts.postgres, told: 'Postgres' },
    {
      name: 'the schema registry',
      part: () => stack.parts.registry,
      told: 'the schema registry',
      // It is needed for a schema that was not met before, even if there is no such.
      meanwhile: async () => {
        const value = Buffer.alloc(20);
        value.writeInt32BE(UNKNOWN_SCHEMA, 1);
        await sendRaw({ key: 'somebody', value });
      },
    },
  ];
  for (const { name, part, told, meanwhile } of parts) {
    it(`R66, R86: ${name} is lost for 30 s: it is said once, and all goes on by itself`, async () => {
      said.mark();
      await part().kill();
      await meanwhile?.();
      await delay(OUTAGE_MS);
      await part().start();
      const before = await folded();
      await until(`progress after ${name} came back`, async () => (await folded()) > before + 1_000);
      await until('word of it', () => said.beginning(`going on: ${told} answers`).length === 1);
      const waits = said.beginning(`waiting for`);
      expect(waits).toContain(`waiting for ${told}`);
      expect(new Set(waits).size).toBe(waits.length);
      // Besides, each processor may say once that it begins again from what is stored.
      expect(said.lines.filter(({ level }) => level >= WARN).length).toBeLessThanOrEqual(
        waits.length + processors.length,
      );
      expect(said.lines.filter(({ level }) => level > WARN)).toEqual([]);
      expect(processes.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null]);
    });
  }

  it('R79, R85: nothing was lost: the views equal the oracle', async () => {
    training.abort();
    const outcome = await simulation;
    // What was sent in the last minutes: up to 70 s on two cores that have other work.
    await untilCaughtUp(settingsOf(stack), 200_000);
    const workouts = readExpected(oracleFile);
    await untilEnded(db, workouts);
    expect(workouts.length).toBeGreaterThan(50);
    await expectWorkouts(db, workouts);
    // And the one of an unknown schema.
    const bad = Object.values(outcome.poison).reduce((sum, amount) => sum + amount, 0);
    const { rows } = await db.query<{ n: number }>('SELECT sum(events)::int AS n FROM models.parked_events');
    expect(rows).toEqual([{ n: bad + 1 }]);
  });
});
