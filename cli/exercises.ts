/** Applies the exercise catalogue to its topic: what is not there as it should be is published. */
import { exerciseCatalogue } from '../domain/exercises.js';
import { followBroadcast } from '../engine/clock.js';
import type { Connections } from '../engine/connections.js';
import { connectKafka } from '../engine/kafka.js';
import type { Log, Waiting } from '../engine/log.js';
import { openPublisher } from '../engine/publish.js';
import { Schemas } from '../engine/registry.js';
import { exercises, ticks } from '../schemas/topics.js';

/** Publishes the entries that differ from what the topic holds for their validFrom; returns how many. Rejects as `waiting` says, while it reads them. */
export async function applyExercises(connections: Connections, log: Log, waiting: Waiting = {}): Promise<number> {
  const kafka = connectKafka(connections, 'repstream-catalogue', log);
  const admin = kafka.admin();
  await admin.connect();
  const broadcast = await followBroadcast(
    kafka,
    admin,
    new Schemas(connections.schemaRegistryUrl),
    ticks,
    [{ topic: exercises }],
    log,
    waiting,
  );
  const table = broadcast.table(exercises);
  const missing = exerciseCatalogue.filter((entry) => {
    const known = table.get(entry.exerciseId, entry.validFrom) as { validFrom: number } | undefined;
    return known?.validFrom !== entry.validFrom || canonical(known) !== canonical(entry);
  });
  await broadcast.stop();
  await admin.disconnect();
  const publisher = openPublisher(connections, log);
  for (const entry of missing) await publisher.publish(exercises, entry);
  await publisher.close();
  return missing.length;
}

/** The same text for equal values, whatever the order of their fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
