/** A process that is frozen while others take its tasks over, and thaws: it believes that it still has them, and must not write a thing. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import type { Stack } from '../../deploy/local/stack.js';
import { parseFaults } from '../../simulator/faults.js';
import { type Outcome, type RunOptions, runSimulation, simulatedTopics } from '../../simulator/run.js';
import { eventually } from '../integration/engine/world.js';
import {
  applyTopics,
  endCommand,
  runCommand,
  settingsOf,
  startCommand,
  startLogged,
  untilCaughtUp,
} from '../integration/running.js';
import { expectWorkouts, readExpected, untilEnded } from '../oracle.js';
import { startOwnStack } from '../stack.js';
import { tellOfFailures } from './telling.js';

const folder = mkdtempSync(join(tmpdir(), 'repstream-zombie-'));
const oracleFile = join(folder, 'expected.jsonl');
const from = Date.UTC(2025, 10, 3, 6);
/** For some 30 s. */
const morning: RunOptions = {
  seed: '11',
  gyms: 3,
  machinesPerGym: 8,
  membersPerGym: 60,
  from,
  until: from + 3 * 3_600_000,
  faults: parseFaults('repeats,disorder'),
  speed: Number.POSITIVE_INFINITY,
  maxRate: 3_000,
  oracleFile,
};
/** Longer than the broker waits for a member of a group. */
const FROZEN_MS = 22_000;

describe('a process frozen over a rebalance', () => {
  let stack: Stack;
  let db: pg.Pool;
  const running: ChildProcess[] = [];
  const logs = ['zombie.log', 'living.log'].map((name) => join(folder, name));
  let outcome: Outcome;

  const epochs = async () =>
    (await db.query<{ n: number }>('select coalesce(sum(epoch), 0)::int as n from engine.tasks')).rows[0]?.n ?? 0;

  beforeAll(async () => {
    stack = await startOwnStack();
    db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
    await applyTopics(stack.environment);
    running.push(startCommand(stack.environment, 'scheduler'));
    running.push(...logs.map((file) => startLogged(stack.environment, file, 'process')));
    for (const child of running) stack.watch(child);
    // However long they take to start: one that holds no task yet has nothing in hand.
    const isRunning = (file: string) => readFileSync(file, 'utf8').includes('processors are running');
    await eventually(async () => logs.every(isRunning), 90_000);
  }, 240_000);
  afterAll(async () => {
    for (const child of running) await endCommand(child);
    await db?.end();
    await stack?.stop();
    rmSync(folder, { recursive: true });
  });
  tellOfFailures(() => stack, logs);

  it('R89, R93: its tasks go to the other meanwhile, and what it had in hand is refused when it thaws', async () => {
    const zombie = running[1] as ChildProcess;
    const settings = { ...gatewaySettings(settingsOf(stack), simulatedTopics), say: () => {} };
    const simulation = runSimulation(morning, settings, new AbortController().signal, () => {});
    simulation.catch(() => {}); // awaited below
    await delay(9_000);
    const before = await epochs();
    zombie.kill('SIGSTOP');
    await delay(FROZEN_MS);
    const after = await epochs();
    zombie.kill('SIGCONT');
    expect(after).toBeGreaterThan(before);
    outcome = await simulation;
    await untilCaughtUp(settingsOf(stack), 180_000);
    const [frozen = '', living = ''] = logs.map((file) => readFileSync(file, 'utf8'));
    expect(frozen).toMatch(/REPSTREAM_FENCED|given away|no longer ours/);
    expect(living).not.toMatch(/REPSTREAM_GAP/);
  });

  it('R61, R85: the workouts are those that were done, row for row', async () => {
    const workouts = readExpected(oracleFile);
    expect(workouts.length).toBeGreaterThan(30);
    expect(outcome.telemetry).toBeGreaterThan(30_000);
    await untilEnded(db, workouts);
    await expectWorkouts(db, workouts);
  });

  it('R94, R95: not one record more or less was folded or put out: the log, read again, says so', async () => {
    const { code, stdout } = await runCommand(stack.environment, 'audit', '--log', '--json');
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { verdict: string }[] };
    expect(findings.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
    expect({ ok, code }).toEqual({ ok: true, code: 0 });
  });
});
