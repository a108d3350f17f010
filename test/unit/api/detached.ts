/** The API with nothing behind it: real parts that point at a port where nobody listens. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { openDatabase } from '../../../api/database.js';
import { anyAnswers } from '../../../api/reachable.js';
import { buildApi, type Dependencies } from '../../../api/server.js';
import { type Role, signToken } from '../../../api/tokens.js';
import { watchFreshness } from '../../../engine/freshness/watch.js';
import { createLog } from '../../../engine/log.js';
import { watchPositions } from '../../../engine/positions/watch.js';
import { openPublisher } from '../../../engine/publish.js';

export const SECRET = 'a secret of the tests, long enough for HS256';
const NOWHERE = '127.0.0.1:1';

/** An API whose Postgres, broker and registry are away. */
export function detachedApi(more: Partial<Dependencies> = {}): FastifyInstance {
  const log = createLog('test', 'silent');
  const connections = {
    kafkaBrokers: [NOWHERE],
    kafkaSasl: null,
    kafkaTls: null,
    schemaRegistryUrl: `http://${NOWHERE}`,
    databaseUrl: `postgres://nobody@${NOWHERE}/nothing`,
    partitions: 1,
  };
  const db = openDatabase(connections.databaseUrl, log);
  const watch = watchFreshness(connections, log);
  const positions = watchPositions(connections, log);
  const app = buildApi({
    db,
    publisher: openPublisher(connections, log),
    keys: { secret: SECRET },
    freshness: watch.look,
    issuers: watch.issuers,
    positions,
    brokerAnswers: () => anyAnswers([NOWHERE]),
    writeWithinMs: 50,
    log,
    ...more,
  });
  app.addHook('onClose', () => Promise.all([db.destroy(), watch.close(), positions.close()]));
  return app;
}

/** The header of somebody signed in. */
export const as = async (role: Role, sub = 'ana', secret = SECRET) => ({
  authorization: `Bearer ${await signToken({ sub, role, expiresIn: 60 }, secret)}`,
});

/** Status and body of an answer. */
export async function ask(app: FastifyInstance, options: InjectOptions) {
  const { statusCode: status, headers, body } = await app.inject(options);
  return { status, headers, body: body.startsWith('{') ? JSON.parse(body) : body };
}
