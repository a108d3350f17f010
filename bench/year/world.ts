/** A stack with the catalogue of a chain, and its year of workouts as a frozen lineage. */
import { applyExercises } from '../../cli/exercises.js';
import { builtAs } from '../../deploy/builds.js';
import type { Settings } from '../../deploy/settings.js';
import { prepareSchema } from '../../engine/ddl.js';
import { createLog } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { applyTopics } from '../../engine/provision.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { topics } from '../../schemas/topics.js';
import { connectGateway } from '../../simulator/client.js';
import { type Chain, chainFacts, chainOf, type YearOptions } from '../../simulator/year/chain.js';
import { type Frozen, openFrozen } from './frozen.js';

/** What the members are looked up with. */
export interface YearWorld {
  readonly chain: Chain;
  readonly frozen: Frozen;
}

/** Processors whose views the dashboards read, besides those that are measured. */
export const CATALOGUE = ['members', 'gyms', 'equipment', 'equipment_entries', 'exercises', 'measurements'] as const;
const SOURCES = ['gyms', 'equipment', 'users', 'body-measurements'];

/** Makes topics and tables and publishes the facts; the workouts are to be written. */
export async function openYear(settings: Settings, options: YearOptions): Promise<YearWorld> {
  const log = createLog('bench', 'silent');
  const built = builtAs(processors, settings.builds);
  const topology = topologyOf(built);
  await applyTopics(Object.values(topics), built, settings, log);
  await applyExercises(settings, log);
  const database = connectPostgres(settings.databaseUrl, log, 1);
  await prepareSchema(database, topology.lineages);
  await database.close();
  const chain = chainOf(options);
  const { kafkaBrokers, schemaRegistryUrl } = settings;
  const client = await connectGateway({ kafkaBrokers, schemaRegistryUrl, topics: SOURCES });
  const facts = [...chainFacts(chain, options.seed)];
  for (const topic of SOURCES)
    await client.send(
      topic,
      facts.filter((fact) => fact.topic === topic),
    );
  await client.close();
  return { chain, frozen: await openFrozen(settings, topology, log) };
}
