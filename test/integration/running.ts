/** Repstream running for a test: topics applied, processors and scheduler in this process or as child processes. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { BEGUN_ONCE_MORE } from '../../cli/anew.js';
import { applyExercises } from '../../cli/exercises.js';
import { readSettings, type Settings } from '../../deploy/settings.js';
import { declaredBuilds } from '../../engine/freshness/builds.js';
import { lagOf } from '../../engine/freshness/lag.js';
import { connectKafka } from '../../engine/kafka.js';
import { createLog, pause } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { runProcessors } from '../../engine/process.js';
import type { AnyProcessor } from '../../engine/processor.js';
import * as provision from '../../engine/provision.js';
import { runScheduler } from '../../engine/scheduler.js';
import { topologyOf } from '../../engine/topology.js';
import { erasure } from '../../processors/erasure.js';
import { processors } from '../../processors/index.js';
import { ticks, topics } from '../../schemas/topics.js';
import { type SharedStack, sharedStack } from '../stack.js';
import { hasOpen, saidLast } from './hanging.js';

export interface Running {
  readonly settings: Settings;
  readonly db: pg.Pool;
  /** Resolves once every task has folded all there is, and all it put out is folded too. */
  untilCaughtUp(patienceMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Until every task has folded a tick, and answers say as of when they are: one that nothing else came with is written as half a minute passes, by
 * the next tick of the scheduler, which is up to 5 s later; then it goes down the line of processors.
 */
export const TICK_PATIENCE_MS = 60_000;

const log = createLog('test', process.env.REPSTREAM_TEST_LOG ?? 'silent');

/** Settings of a stack, as a process of ours reads them. */
export const settingsOf = (stack: SharedStack): Settings =>
  readSettings({ ...process.env, ...stack.environment, REPSTREAM_PARTITIONS: '4' });

/** Applies topics and runs all processors and a scheduler in this process; `built`: the processors as a test builds them. */
export async function startRepstream(
  stack: SharedStack = sharedStack(),
  built: readonly AnyProcessor[] = processors,
): Promise<Running> {
  const settings = settingsOf(stack);
  await provision.applyTopics(Object.values(topics), processors, settings, log);
  await applyExercises(settings, log);
  const stopping = new AbortController();
  const scheduler = runScheduler(ticks, 'test', settings, log, stopping.signal);
  const running = await runProcessors({ processors: built, ticks, erasure, connections: settings, log });
  const db = new pg.Pool({ connectionString: settings.databaseUrl, max: 2 });
  return {
    settings,
    db,
    untilCaughtUp: (patienceMs) => untilCaughtUp(settings, patienceMs),
    stop: async () => {
      stopping.abort();
      await Promise.all([running.stop(), scheduler, db.end()]);
    },
  };
}

/** Resolves once nothing is behind, twice in a row. Throws with what is behind, or why nobody knows, after `patienceMs`. */
export async function untilCaughtUp(
  settings: Settings,
  patienceMs = 60_000,
  built: readonly AnyProcessor[] = processors,
): Promise<void> {
  const builds = declaredBuilds(topologyOf(built));
  const admin = connectKafka(settings, 'test', log).admin();
  const database = connectPostgres(settings.databaseUrl, log, 1);
  await admin.connect();
  try {
    const deadline = Date.now() + patienceMs;
    for (let calm = 0; calm < 2; ) {
      // Just after a rebuild has begun there are no tables to ask.
      const behind = await lagOf(builds, admin, database).then(
        ({ lags, unheard, sweeping, renewing }) => [
          ...lags.filter((lag) => lag.behind > 0),
          ...unheard,
          ...sweeping,
          ...renewing,
        ],
        (error: unknown) => [String(error)],
      );
      calm = behind.length === 0 ? calm + 1 : 0;
      if (calm < 2 && Date.now() > deadline) throw new Error(`still behind: ${JSON.stringify(behind)}`);
      await pause(200);
    }
  } finally {
    await Promise.all([admin.disconnect(), database.close()]);
  }
}

const PROGRAM = fileURLToPath(new URL('../../cli/repstream.mjs', import.meta.url));

/** No command that ends by itself takes as long; nor does that which makes topics. */
const [COMMAND_MS, TOPICS_MS] = [230_000, 100_000];
/** Asked with the default signal, SIGUSR2, a process writes what it waits for into a file: through a pipe only its beginning comes. */
const REPORTS_WITHIN_MS = 10_000;
const REPORTING = `--report-on-signal --report-exclude-network --report-directory=${tmpdir()}`;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `repstream <parameters>` to its end. Throws with what it said, and what it waits for, when it does not end. */
export const runCommand = (settings: NodeJS.ProcessEnv, ...parameters: string[]): Promise<Ended> =>
  runWithin(COMMAND_MS, settings, parameters);

async function runWithin(ms: number, settings: NodeJS.ProcessEnv, parameters: readonly string[]): Promise<Ended> {
  const report = `repstream-report-${randomUUID()}.json`;
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${REPORTING} --report-filename=${report}`;
  const env = { ...process.env, REPSTREAM_PARTITIONS: '4', NODE_OPTIONS, ...settings };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  const running = promisify(execFile)(process.execPath, [PROGRAM, ...parameters], options);
  let hangs = false;
  const late = setTimeout(() => {
    hangs = true;
    running.child.kill('SIGUSR2');
    setTimeout(() => running.child.kill('SIGKILL'), REPORTS_WITHIN_MS);
  }, ms);
  const { code, stdout, stderr } = await running.then(
    (ended) => ({ code: 0, ...ended }),
    (failed: Ended) => failed,
  );
  clearTimeout(late);
  if (hangs) {
    const what = `${parameters.join(' ')} did not end in ${ms / 1_000} s`;
    throw new Error(`${what}; ${saidLast(stdout)}; ${hasOpen(join(tmpdir(), report))}\n${stdout}\n${stderr}`);
  }
  return { code, stdout, stderr };
}

/** Makes the topics of a stack, as operators do. */
export async function applyTopics(settings: NodeJS.ProcessEnv): Promise<void> {
  const { code, stdout, stderr } = await runWithin(TOPICS_MS, { LOG_LEVEL: 'trace', ...settings }, ['topics', 'apply']);
  if (code !== 0) throw new Error(`the topics are not made:\n${stdout}\n${stderr}`);
  // It helps itself, but somebody should look why it had to.
  const [before, after] = stdout.split(BEGUN_ONCE_MORE);
  if (after !== undefined) process.stderr.write(`topics apply came to no end at first; ${saidLast(before ?? '')}\n`);
}

/** Starts `repstream <parameters>` as a child process of its own. */
export const startCommand = (settings: SharedStack['environment'], ...parameters: string[]): ChildProcess =>
  spawnCommand(
    settings,
    process.env.REPSTREAM_TEST_LOG ?? 'silent',
    process.env.REPSTREAM_TEST_LOG ? 'inherit' : 'ignore',
    parameters,
  );

/** The same, with what it logs (level info) appended to a file. */
export function startLogged(
  settings: SharedStack['environment'],
  logFile: string,
  ...parameters: string[]
): ChildProcess {
  const output = openSync(logFile, 'a');
  try {
    return spawnCommand(settings, 'info', output, parameters);
  } finally {
    closeSync(output);
  }
}

const spawnCommand = (
  settings: SharedStack['environment'],
  level: string,
  output: 'inherit' | 'ignore' | number,
  parameters: readonly string[],
): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...parameters], {
    env: { ...process.env, ...settings, REPSTREAM_PARTITIONS: '4', LOG_LEVEL: level },
    stdio: ['ignore', output, output],
  });

const ENDS_WITHIN_MS = 30_000;

/** Ends a child process with `signal` and waits for it. Throws for one that has to be killed. */
export async function endCommand(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const late = new AbortController();
  const isLate = await Promise.race([
    exited.then(() => late.abort()).then(() => false),
    pause(ENDS_WITHIN_MS, late.signal).then(() => !late.signal.aborted),
  ]);
  if (!isLate) return;
  child.kill('SIGKILL');
  await exited;
  throw new Error(`${child.spawnargs.slice(2).join(' ')} had not ended ${ENDS_WITHIN_MS / 1_000} s after ${signal}`);
}
