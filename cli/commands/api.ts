/** `repstream api`: serves the HTTP API until it is told to stop. */
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { openDatabase } from '../../api/database.js';
import { openPush } from '../../api/push/push.js';
import { anyAnswers } from '../../api/reachable.js';
import { buildApi } from '../../api/server.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { watchFreshness } from '../../engine/freshness/watch.js';
import { createLog } from '../../engine/log.js';
import { watchPositions } from '../../engine/positions/watch.js';
import { openPublisher } from '../../engine/publish.js';
import { aborted, stopSignal } from '../running.js';
import { openSigner } from '../verification/signer.js';

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));

interface Options {
  readonly host: string;
  readonly origin: readonly string[];
}

export default function register(program: Command): void {
  program
    .command('api')
    .option('--host <address>', 'address to listen at; 0.0.0.0 for all', '127.0.0.1')
    .option('--origin <url...>', 'origins whose pages may call (CORS)', [])
    .action(serve);
}

async function serve({ host, origin }: Options): Promise<void> {
  const settings = readSettings();
  if (!settings.jwtSecret) {
    throw new UserError(
      'JWT_SECRET is not set: it signs claim tokens, and bearer tokens unless JWKS_URL is set; set it to 32 characters or more',
    );
  }
  if (settings.readyMadePeople && settings.jwksUrl) {
    throw new UserError('READY_MADE_PEOPLE is for the local stack, which signs its own tokens: unset it, or JWKS_URL');
  }
  const log = createLog('api', settings.logLevel);
  const db = openDatabase(settings.databaseUrl, log);
  const publisher = openPublisher(settings, log);
  const watch = watchFreshness(settings, log);
  const positions = watchPositions(settings, log);
  const push = openPush(settings, settings.jwtSecret, log);
  const app = buildApi({
    db,
    publisher,
    keys: {
      secret: settings.jwtSecret,
      jwksUrl: settings.jwksUrl,
      audience: settings.jwtAudience,
      issuer: settings.jwtIssuer,
    },
    brokerAnswers: () => anyAnswers(settings.kafkaBrokers),
    freshness: watch.look,
    issuers: watch.issuers,
    positions,
    push,
    signer: await openSigner(settings),
    origins: origin,
    console: CONSOLE,
    readyMadePeople: settings.readyMadePeople,
    log,
  });

  const signal = stopSignal(log);
  await app.listen({ host, port: settings.apiPort }).catch((error: Error & { code?: string }) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw new UserError(
      `port ${settings.apiPort} is taken or not allowed; set API_PORT to another, or 0 for any free one`,
    );
  });
  await aborted(signal);
  await app.close();
  await Promise.all([publisher.close(), db.destroy(), watch.close(), positions.close(), push.close()]);
  process.exit(0);
}
