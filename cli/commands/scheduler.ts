/** `repstream scheduler`: writes ticks until stopped. */
import { hostname } from 'node:os';
import type { Command } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { createLog } from '../../engine/log.js';
import { runScheduler } from '../../engine/scheduler.js';
import { ticks } from '../../schemas/topics.js';
import { stopSignal } from '../running.js';

export default function register(program: Command): void {
  program.command('scheduler').action(async () => {
    const settings = readSettings();
    const log = createLog('scheduler', settings.logLevel);
    const signal = stopSignal(log);
    await runScheduler(ticks, hostname(), settings, log, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    process.exit(0);
  });
}
