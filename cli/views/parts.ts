/** The parts that the commands on lineages need, opened and closed again. */
import { readSettings, type Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import type { Admin, Kafka } from '../../engine/kafka.js';
import { createLog, type Log } from '../../engine/log.js';
import { connectPostgres, type Database } from '../../engine/postgres.js';
import { type Part, partsOf } from '../status/parts.js';

export interface Broker {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly log: Log;
}

/** Runs `work` on the database. Throws a UserError when it does not answer or knows no lineages. */
export async function withDatabase<T>(work: (database: Database, settings: Settings) => Promise<T>): Promise<T> {
  const settings = readSettings();
  await needed(settings, 'Postgres');
  const database = connectPostgres(settings.databaseUrl, createLog('views', 'silent'), 3);
  try {
    const [found] = await database
      .query<{ prepared: boolean }>(`select to_regclass('models.sql_view_catalogue') is not null as prepared`)
      .catch((error: Error) => {
        throw new UserError(`Postgres refuses us: ${error.message}; see DATABASE_URL`, { cause: error });
      });
    if (!found?.prepared)
      throw new UserError('no processor of this version has run on this database yet: start `repstream process`');
    return await work(database, settings);
  } finally {
    await database.close();
  }
}

/** Runs `work` with the broker. Throws a UserError when it does not answer. */
export async function withBroker<T>(settings: Settings, work: (broker: Broker) => Promise<T>): Promise<T> {
  await needed(settings, 'Kafka');
  const { connectKafka } = await import('../../engine/kafka.js');
  const log = createLog('views', 'silent');
  const kafka = connectKafka(settings, 'repstream-views', log);
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work({ kafka, admin, log });
  } finally {
    await admin.disconnect();
  }
}

/** Throws a UserError when a part does not answer. */
export async function needed(settings: Settings, part: Part['name']): Promise<void> {
  const found = (await partsOf(settings)).find(({ name }) => name === part);
  if (found && !found.answers)
    throw new UserError(`${part} does not answer at ${found.address}: start it, or set ${found.variable}`);
}
