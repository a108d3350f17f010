/** A processor process that catches up with the log. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { cpuSeconds, residentMb, threadCosts } from './process-cost.js';

/** For the processor process: `BENCH_PROFILE=folder` writes a CPU profile there, `BENCH_THREADS=1` says what its threads cost. */
const FLAGS = process.env.BENCH_FLAGS?.split(' ') ?? [];
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
/** The command line. */
export const PROGRAM = fileURLToPath(new URL('../cli/repstream.mjs', import.meta.url));
const say = (line: string) => console.log(line);

export interface CaughtUp {
  /** Records a second, from its first assignment on. */
  readonly rate: number;
  /** Memory at most, MB. */
  readonly peakMb: number;
  /** CPU time meanwhile, s. */
  readonly cpuS: number;
  /** It goes on. */
  readonly child: ChildProcess;
}

/** Starts one that runs `sessions`, and waits until it has folded all records, or read them. */
export async function catchUp(
  environment: Record<string, string>,
  database: pg.Client,
  records: number,
  count: 'folded' | 'read' = 'folded',
): Promise<CaughtUp> {
  const child = spawn(process.execPath, [...FLAGS, ...PROFILE, PROGRAM, 'process', '--only', 'sessions'], {
    env: { ...process.env, ...environment, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let assigned = 0;
  let cpuBefore = 0;
  child.stdout?.on('data', (text: Buffer) => {
    if (process.env.LOG_LEVEL) process.stdout.write(text);
    if (assigned > 0 || !text.includes('"assigned"')) return;
    assigned = performance.now();
    cpuBefore = cpuSeconds(child.pid ?? 0);
    if (process.env.BENCH_THREADS) threadCosts(child.pid ?? 0).forEach(say);
  });
  let peakMb = 0;
  for (;;) {
    await delay(50);
    peakMb = Math.max(peakMb, residentMb(child.pid ?? 0));
    const { rows } = await database
      .query(`select coalesce(sum(${count}), 0)::float8 as records from engine.tasks`)
      .catch(() => ({ rows: [{ records: 0 }] }));
    if (rows[0].records >= records) break;
    if (child.exitCode !== null) throw new Error('the processor process ended');
  }
  const elapsed = (performance.now() - assigned) / 1000;
  if (process.env.BENCH_THREADS) threadCosts(child.pid ?? 0).forEach(say);
  return { rate: records / elapsed, peakMb, cpuS: cpuSeconds(child.pid ?? 0) - cpuBefore, child };
}
