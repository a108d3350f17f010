/** Sends notices to webhooks: one process at a time, at least once, in order per member. */
import { followBroadcast } from '../engine/clock.js';
import type { Connections } from '../engine/connections.js';
import { prepareSchema } from '../engine/ddl.js';
import { RepstreamError } from '../engine/errors.js';
import { holding } from '../engine/holding.js';
import { connectKafka } from '../engine/kafka.js';
import { insist, type Log, pause } from '../engine/log.js';
import { connectPostgres, type Session } from '../engine/postgres.js';
import { Schemas } from '../engine/registry.js';
import type { Topic } from '../engine/topic.js';
import type { Webhook } from '../schemas/generated/webhooks.js';
import { notices, ticks, webhooks } from '../schemas/topics.js';
import { followNotices } from './fan-out.js';
import { Lane } from './lane.js';
import { endAll, tidy, webhooksDue } from './ledger.js';
import { LEDGER } from './tables.js';

const LOOK_MS = 200;
const TIDY_MS = 60_000;

const isOurs = (error: unknown) => error instanceof RepstreamError;

/** Runs until `signal` aborts; `toThisMachine`: receivers may be on this machine, for the local stack. */
export async function runWebhooks(
  connections: Connections,
  toThisMachine: boolean,
  log: Log,
  signal: AbortSignal,
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
  const broadcast = await followBroadcast(kafka, admin, schemas, ticks as Topic, [{ topic: webhooks as Topic }], log);
  const table = broadcast.table(webhooks as Topic);
  const all = () => table.ids.map((id) => table.get(id, Number.MAX_SAFE_INTEGER) as Webhook);
  try {
    await holding(database, 'webhooks', { log, signal, giveUp: isOurs }, async (session) => {
      await untilViewed(session, log, signal);
      let failure: unknown = null;
      const onFailure = (error: unknown) => {
        failure ??= error;
      };
      const reader = await followNotices({ kafka, schemas, sql: session, webhooks: all, log, signal, onFailure });
      const lanes = new Map<string, Lane>();
      let look = () => {};
      const nextLook = () =>
        Promise.race([
          pause(LOOK_MS, signal),
          new Promise<void>((resolve) => {
            look = resolve;
          }),
        ]);
      try {
        for (let tidiedAt = 0; !signal.aborted && failure === null; await nextLook()) {
          if (Date.now() - tidiedAt > TIDY_MS) {
            const given = await tidy(session);
            if (given > 0) log.warn({ notices: given }, 'notices were given up after 3 days: see `repstream status`');
            tidiedAt = Date.now();
          }
          for (const id of await webhooksDue(session)) {
            const webhook = all().find(({ webhookId }) => webhookId === id);
            const lane = lanes.get(id) ?? new Lane(session, toThisMachine, log);
            lanes.set(id, lane);
            if (!webhook || webhook.removed) await endAll(session, id, 'the webhook was removed');
            else if (webhook.enabled) await lane.look(webhook, onFailure, () => look());
          }
        }
      } finally {
        await reader.stop();
        await Promise.all([...lanes.values()].map((lane) => lane.settled()));
      }
      if (failure !== null) throw failure;
    });
  } finally {
    await Promise.allSettled([broadcast.stop(), admin.disconnect(), database.close()]);
  }
}

/** Waits for the views that deliveries look into. */
async function untilViewed(session: Session, log: Log, signal: AbortSignal): Promise<void> {
  await insist(
    log,
    'the views awards and members',
    async () => {
      await session.query('select from models.awards, models.members limit 0');
    },
    { signal },
  );
}
