/** `repstream issue`: gives awards, tells people, and sends that to webhooks, until stopped. */
import type { Command } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { runIssuer } from '../../engine/issuing/run.js';
import { createLog } from '../../engine/log.js';
import { issuers } from '../../issuer/issuer.js';
import { ticks } from '../../schemas/topics.js';
import { reachOf } from '../../webhooks/reach.js';
import { runWebhooks } from '../../webhooks/run.js';
import { stopSignal } from '../running.js';

const HELP = `
Several may run: one is at work, the others stand by. While none runs, nobody is told; awards are given, and what was earned within
48 hours is told, once one runs again.`;

export default function register(program: Command): void {
  program
    .command('issue')
    .addHelpText('after', HELP)
    .action(async () => {
      const settings = readSettings();
      const log = createLog('issue', settings.logLevel);
      const signal = stopSignal(log);
      await Promise.all([
        ...issuers.map((issuer) => runIssuer(issuer, ticks, settings, log, signal)),
        runWebhooks(settings, { reach: reachOf(settings.webhooksToThisMachine), log, signal }),
      ]).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      log.info('issuing has stopped');
      process.exit(0);
    });
}
