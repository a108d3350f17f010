/** Sends notices to webhooks: one process at a time, at least once, in order per member. */
import { followBroadcast } from '../engine/clock.js';
import type { Connections } from '../engine/connections.js';
import { prepareSchema } from '../engine/ddl.js';
import { RepstreamError } from '../engine/errors.js';
import { holding } from '../engine/holding.js';
import { connectKafka } from '../engine/kafka.js';
import { insist, type Log } from '../engine/log.js';
import { connectPostgres, type Session } from '../engine/postgres.js';
import { Schemas } from '../engine/registry.js';
import type { Topic } from '../engine/topic.js';
import { erasure } from '../processors/erasure.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { notices, ticks, webhooks } from '../schemas/topics.js';
import { followNotices } from './fan-out.js';
import type { Reach } from './reach.js';
import { sendWaiting } from './sending.js';
import { LEDGER } from './tables.js';

const isOurs = (error: unknown) => error instanceof RepstreamError;

interface Running {
  readonly reach: Reach;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The time by which notices are given up and messages are stamped, ms; left out: the machine's. */
  readonly clock?: () => number;
}

/** Runs until `signal` aborts. */
export async function runWebhooks(
  connections: Connections,
  { reach, log, signal, clock = Date.now }: Running,
): Promise<void> {
  const kafka = connectKafka(connections, 'repstream-webhooks', log);
  const admin = kafka.admin();
  const database = connectPostgres(connections.databaseUrl, log, 2);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const wait = { signal, giveUp: isOurs };
  await insist(log, 'the Kafka broker', () => admin.connect(), wait);
  await insist(log, 'Postgres', () => prepareSchema(database, []), wait);
  await insist(log, 'Postgres', () => database.query(LEDGER), wait);
  await insist(log, 'the schema registry', () => schemas.find(notices as Topic), wait);
  const whole = [{ topic: webhooks as Topic }, { topic: erasure.topic, holds: erasure.isErased }];
  const broadcast = await followBroadcast(kafka, admin, schemas, ticks as Topic, whole, log, { signal });
  const table = broadcast.table(webhooks as Topic);
  const all = () => table.ids.map((id) => table.get(id, Number.MAX_SAFE_INTEGER) as Webhook);
  try {
    await holding(database, 'webhooks', { log, signal, giveUp: isOurs }, async (session) => {
      await untilViewed(session, log, signal);
      const failing = new AbortController();
      const stop = () => failing.abort();
      signal.addEventListener('abort', stop);
      const shared = { sql: session, log, signal: failing.signal, onFailure: (error: unknown) => failing.abort(error) };
      const reader = await followNotices({ ...shared, kafka, schemas, webhooks: all });
      try {
        await sendWaiting({ ...shared, reach, clock }, { webhooks: all, erased: broadcast.table(erasure.topic) });
      } finally {
        signal.removeEventListener('abort', stop);
        await reader.stop();
      }
      if (!signal.aborted) throw failing.signal.reason;
    });
  } finally {
    await Promise.allSettled([broadcast.stop(), admin.disconnect(), database.close()]);
  }
}

/** Waits for the views that deliveries look into. */
async function untilViewed(session: Session, log: Log, signal: AbortSignal): Promise<void> {
  await insist(
    log,
    'the views awards, members and merges',
    async () => {
      await session.query('select from models.awards, models.members, models.merges limit 0');
    },
    { signal },
  );
}
