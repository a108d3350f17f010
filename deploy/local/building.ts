/** Changed code on the local stack: found when it starts, built by its processes, watched until it is what readers see. */
import { connectKafka } from '../../engine/kafka.js';
import { readLineages } from '../../engine/lineages/catalogue.js';
import { createLog, messageOf } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { builtAs } from '../builds.js';
import { presentCode } from '../present-code.js';
import { readSettings } from '../settings.js';
import { type ChangedCode, changedCode } from './changed-code.js';
import { takeOver } from './take-over.js';

type Environment = Readonly<Record<string, string>>;

/** What changed since the stack last ran, and the setting that has its processes build that. */
export async function findChanges(environment: Environment): Promise<ChangedCode & { readonly settings: Environment }> {
  const database = connectPostgres(readSettings(environment).databaseUrl, createLog('up', 'silent'), 1);
  try {
    // A database of an earlier version, or a new one, says nothing about code.
    const known = await readLineages(database).catch(() => []);
    const found = changedCode(processors, await presentCode(), known);
    const text = [...found.builds].map(([name, build]) => `${name}=${build}`).join(',');
    return { ...found, settings: text === '' ? {} : { REPSTREAM_BUILDS: text } };
  } finally {
    await database.close();
  }
}

/** Watches the builds of changed code; the result gives up watching. */
export function watchBuilds(
  { builds, made }: ChangedCode,
  environment: Environment,
  say: (line: string) => void,
): () => Promise<void> {
  const ending = new AbortController();
  const settings = readSettings(environment);
  const log = createLog('up', 'silent');
  const admin = connectKafka(settings, 'repstream-up', log).admin();
  const database = connectPostgres(settings.databaseUrl, log, 3);
  const topology = topologyOf(builtAs(processors, builds));
  const watching = (async () => {
    try {
      await admin.connect();
      await takeOver({ database, admin, topology, made, say, signal: ending.signal });
    } catch (error) {
      if (!ending.signal.aborted) say(`what was built is not promoted: ${messageOf(error)}`);
    } finally {
      await Promise.allSettled([admin.disconnect(), database.close()]);
    }
  })();
  return async () => {
    ending.abort();
    await watching;
  };
}
