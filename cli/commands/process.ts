/** `repstream process`: runs processors until stopped. */
import { type Command, InvalidArgumentError } from 'commander';
import { builtAs } from '../../deploy/builds.js';
import { presentCode } from '../../deploy/present-code.js';
import { readSettings } from '../../deploy/settings.js';
import { createLog } from '../../engine/log.js';
import { runProcessors } from '../../engine/process.js';
import { erasure } from '../../processors/erasure.js';
import { processors } from '../../processors/index.js';
import { ticks } from '../../schemas/topics.js';
import { aborted, stopSignal } from '../running.js';
import { runWorkers } from '../workers.js';

const MOST_WORKERS = 64;

function workerCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_WORKERS}.`);
}

const names = (text: string) => text.split(',').map((name) => name.trim());

export default function register(program: Command): void {
  program
    .command('process')
    .option(
      '--only <names>',
      `processors to run here, with commas between (of ${processors.map(({ name }) => name).join(', ')})`,
      names,
    )
    .option('--workers <n>', 'processes that share the work, each with its own threads', workerCount, 1)
    .action(async ({ only, workers }: { only?: string[]; workers: number }) => {
      const settings = readSettings();
      const log = createLog('process', settings.logLevel);
      const signal = stopSignal(log);
      if (workers > 1) {
        const code = await runWorkers(workers, ['process', ...(only ? ['--only', only.join(',')] : [])], log, signal);
        process.exit(code);
      }
      const running = await runProcessors({
        erasure,
        processors: builtAs(processors, settings.builds),
        codeHashes: await presentCode(),
        ticks,
        connections: settings,
        log,
        signal,
        ...(only ? { only } : {}),
      }).catch((error: unknown) => {
        if (signal.aborted) process.exit(0);
        throw error;
      });
      await aborted(signal);
      await running.stop();
      process.exit(0);
    });
}
