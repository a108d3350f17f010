/** The API with nothing behind it: for its description, and to see what it refuses by itself. */
import type { FastifyInstance } from 'fastify';
import { watchFreshness } from '../engine/freshness/watch.js';
import { createLog } from '../engine/log.js';
import { watchPositions } from '../engine/positions/watch.js';
import { openPublisher } from '../engine/publish.js';
import { topologyOf } from '../engine/topology.js';
import { openDatabase } from './database.js';
import { openOperator } from './operator/operator.js';
import { openPush } from './push/push.js';
import { anyAnswers } from './reachable.js';
import { buildApi, type Dependencies } from './server.js';

const NOWHERE = '127.0.0.1:1';

/** An API whose Postgres, broker and registry are away: real parts that point at a port where nobody listens. */
export function detachedApi(secret: string, more: Partial<Dependencies> = {}): FastifyInstance {
  const log = createLog('detached', 'silent');
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
  const push = openPush(connections, secret, log);
  const operator = openOperator({ connections, topology: topologyOf([]), meanings: {}, log });
  const app = buildApi({
    db,
    publisher: openPublisher(connections, log),
    keys: { secret },
    freshness: watch.look,
    issuers: watch.issuers,
    positions,
    operator,
    push,
    brokerAnswers: () => anyAnswers([NOWHERE]),
    writeWithinMs: 50,
    log,
    ...more,
  });
  app.addHook('onClose', () =>
    Promise.all([db.destroy(), watch.close(), positions.close(), push.close(), operator.close()]),
  );
  return app;
}

/** The OpenAPI document of all routes. */
export async function describedApi(): Promise<object> {
  const app = detachedApi('a secret that signs nothing, since nobody calls');
  const { body } = await app.inject({ url: '/docs/json' });
  await app.close();
  return JSON.parse(body) as object;
}
