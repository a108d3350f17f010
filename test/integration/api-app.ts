/** The API for a test, in this process, over a dataflow that runs. */
import type { FastifyInstance } from 'fastify';
import { type Database, openDatabase } from '../../api/database.js';
import { openOperator } from '../../api/operator/operator.js';
import { openPush } from '../../api/push/push.js';
import { anyAnswers } from '../../api/reachable.js';
import { buildApi, type Dependencies } from '../../api/server.js';
import { type Role, signToken } from '../../api/tokens.js';
import { parkingReasons } from '../../cli/parking-reasons.js';
import { watchFreshness } from '../../engine/freshness/watch.js';
import { createLog } from '../../engine/log.js';
import { watchPositions } from '../../engine/positions/watch.js';
import type { AnyProcessor } from '../../engine/processor.js';
import { openPublisher, type Publisher } from '../../engine/publish.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import type { Running } from './running.js';

/** The console signs out who has one that is no longer good: longer than any test. */
const TOKEN_S = 900;
export const SECRET = 'a secret of the tests, long enough for HS256';

export interface ApiApp {
  readonly app: FastifyInstance;
  readonly db: Database;
  readonly publisher: Publisher;
  close(): Promise<void>;
}

/** Opens what it stands on. */
export async function openApi(
  { settings }: Pick<Running, 'settings'>,
  more: Pick<Dependencies, 'console' | 'readyMadePeople' | 'signer' | 'provider' | 'requestsPerMinute'> & {
    jwksUrl?: string;
    audience?: string;
  } = {},
  built: readonly AnyProcessor[] = processors,
): Promise<ApiApp> {
  const log = createLog('test', process.env.REPSTREAM_TEST_LOG ?? 'silent');
  const db = openDatabase(settings.databaseUrl, log);
  const publisher = openPublisher(settings, log);
  const watch = watchFreshness(settings, log);
  const positions = watchPositions(settings, log);
  const push = openPush(settings, SECRET, log);
  const operator = openOperator({
    connections: settings,
    topology: topologyOf(built),
    meanings: parkingReasons,
    log,
  });
  const app = buildApi({
    db,
    publisher,
    keys: { secret: SECRET, jwksUrl: more.jwksUrl ?? null, audience: more.audience ?? null },
    freshness: watch.look,
    issuers: watch.issuers,
    positions,
    operator,
    push,
    brokerAnswers: () => anyAnswers(settings.kafkaBrokers),
    log,
    ...more,
  });
  await app.ready();
  return {
    app,
    db,
    publisher,
    close: async () => {
      await app.close();
      await Promise.all([
        publisher.close(),
        db.destroy(),
        watch.close(),
        positions.close(),
        push.close(),
        operator.close(),
      ]);
    },
  };
}

/** A token that it accepts, for `expiresIn` seconds. */
export const tokenOf = (
  sub: string,
  role: Role,
  { gyms = [], expiresIn = TOKEN_S }: { gyms?: readonly string[]; expiresIn?: number } = {},
): Promise<string> => signToken({ sub, role, gyms, expiresIn }, SECRET);

/** What an API in a process of its own is started with, so that it accepts the same tokens. */
export const apiEnvironment = (port: number) => ({ API_PORT: String(port), JWT_SECRET: SECRET });
