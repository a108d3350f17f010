/** Broker, registry and Postgres for commands that only look: opened, checked, and closed again. */
import { builtAs } from '../deploy/builds.js';
import { readSettings, type Settings } from '../deploy/settings.js';
import { UserError } from '../deploy/user-error.js';
import { connectKafka, partitionCounts } from '../engine/kafka.js';
import { createLog, messageOf } from '../engine/log.js';
import type { Observer } from '../engine/observer.js';
import { connectPostgres, type Database } from '../engine/postgres.js';
import { Schemas } from '../engine/registry.js';
import { inputsOf, outputsOf, topicOf, topologyOf } from '../engine/topology.js';
import { processors } from '../processors/index.js';
import { type Part, partsOf } from './status/parts.js';

/** Connections for as many queries as most looks have under way. */
const CONNECTIONS = 2;

/** Runs `work` on the running dataflow. Throws a UserError that names what does not answer, refuses us or is not there yet. */
export async function looking<T>(
  command: string,
  needed: readonly Part['name'][],
  work: (observer: Observer) => Promise<T>,
  connections = CONNECTIONS,
): Promise<T> {
  const settings = readSettings();
  await checkParts(settings, needed);
  const log = createLog(command, 'silent');
  const topology = topologyOf(builtAs(processors, settings.builds));
  const kafka = connectKafka(settings, `repstream-${command}`, log);
  const admin = kafka.admin();
  const database = connectPostgres(settings.databaseUrl, log, connections);
  try {
    await admin.connect().catch((error) => refused('Kafka', 'KAFKA_BROKERS', error));
    await checkPrepared(database);
    const topics = topology.lineages.flatMap(({ processor }) =>
      [...Object.values(inputsOf(processor)).map(topicOf), ...Object.values(outputsOf(processor))].map(
        topology.physical,
      ),
    );
    await partitionCounts(admin, [...new Set(topics)]);
    const schemas = new Schemas(settings.schemaRegistryUrl);
    return await work({ topology, kafka, admin, database, schemas, log });
  } catch (error) {
    if (isRefusal(error)) refused('Postgres', 'DATABASE_URL', error);
    throw error;
  } finally {
    await Promise.allSettled([admin.disconnect(), database.close()]);
  }
}

async function checkParts(settings: Settings, needed: readonly Part['name'][]): Promise<void> {
  for (const { name, address, variable, answers } of await partsOf(settings))
    if (needed.includes(name) && !answers)
      throw new UserError(`${name} does not answer at ${address}: start it, or set ${variable}`);
}

async function checkPrepared(database: Database): Promise<void> {
  const [row] = await database.query<{ there: boolean }>(`select to_regclass('engine.tasks') is not null as there`);
  if (!row?.there)
    throw new UserError('no processor has ever run on this database: start `repstream process`, or set DATABASE_URL');
}

/** Postgres' own codes for: who we are, what we may, and a database that does not exist. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(28|3D|42501)/.test(String(error.code));

function refused(name: string, variable: string, error: unknown): never {
  throw new UserError(`${name} refuses us: ${messageOf(error)}; see ${variable}`, { cause: error });
}
