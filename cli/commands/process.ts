/** `repstream process`: runs processors until stopped. */
import type { Command } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { createLog } from '../../engine/log.js';
import { runProcessors } from '../../engine/process.js';
import { processors } from '../../processors/index.js';
import { ticks } from '../../schemas/topics.js';
import { aborted, stopSignal } from '../running.js';

const names = (text: string) => text.split(',').map((name) => name.trim());

export default function register(program: Command): void {
  program
    .command('process')
    .option(
      '--only <names>',
      `processors to run here, with commas between (of ${processors.map(({ name }) => name).join(', ')})`,
      names,
    )
    .action(async ({ only }: { only?: string[] }) => {
      const settings = readSettings();
      const log = createLog('process', settings.logLevel);
      const signal = stopSignal(log);
      const running = await runProcessors({
        processors,
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
