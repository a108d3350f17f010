/** A command run by several processes at once: what one core cannot do, more of them share through Kafka's consumer groups. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withHeap } from '../deploy/parts.js';
import type { Log } from '../engine/log.js';
import { aborted } from './running.js';

const PROGRAM = fileURLToPath(new URL('./repstream.mjs', import.meta.url));

/**
 * Runs `repstream <parameters>` in `count` child processes until `signal` aborts; then they stop as this one would. When one ends by
 * itself the others are stopped too, so that whoever watches over this process sees it. Resolves with the exit code.
 */
export async function runWorkers(
  count: number,
  parameters: readonly string[],
  log: Log,
  signal: AbortSignal,
): Promise<number> {
  const workers = Array.from({ length: count }, () =>
    // Detached: a Ctrl-C reaches us alone, and each is told once. The channel tells it of our death.
    spawn(process.execPath, [...process.execArgv, PROGRAM, ...parameters], {
      env: withHeap(process.env),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    }),
  );
  log.info({ workers: workers.map(({ pid }) => pid) }, 'workers are started');
  const ends = workers.map(ended);
  const first = await Promise.race([...ends, aborted(signal).then(() => null)]);
  if (first) log.error(first, 'a worker ended: the others are stopped');
  for (const worker of workers) worker.kill('SIGTERM');
  await Promise.all(ends);
  return first ? 1 : 0;
}

async function ended(worker: ChildProcess): Promise<{ worker: number | undefined; code: number | string | null }> {
  const [code, signal] = (await once(worker, 'exit')) as [number | null, string | null];
  return { worker: worker.pid, code: code ?? signal };
}
