/** `repstream issue`: tells people what they earned, until stopped. */
import type { Command } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { runIssuer } from '../../engine/issuing/run.js';
import { createLog } from '../../engine/log.js';
import { awardsIssuer } from '../../issuer/issuer.js';
import { ticks } from '../../schemas/topics.js';
import { stopSignal } from '../running.js';

export default function register(program: Command): void {
  program.command('issue').action(async () => {
    const settings = readSettings();
    const log = createLog('issue', settings.logLevel);
    const signal = stopSignal(log);
    await runIssuer(awardsIssuer, ticks, settings, log, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    log.info('issuing has stopped');
    process.exit(0);
  });
}
