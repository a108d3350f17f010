/** Writes a tick every 5 s: the broker's timestamp on it is the time. */
import type { Connections } from './connections.js';
import { connectKafka, createProducer } from './kafka.js';
import { insist, type Log, pause } from './log.js';
import { Schemas } from './registry.js';
import type { Topic } from './topic.js';

const TICK_MS = 5_000;

/** Runs until `signal` aborts. More than one scheduler does no harm: only the latest tick counts. */
export async function runScheduler(
  ticks: Topic,
  name: string,
  connections: Connections,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const producer = createProducer(connectKafka(connections, 'repstream-scheduler', log));
  const schemas = new Schemas(connections.schemaRegistryUrl);
  await insist(log, 'the schema registry', () => schemas.find(ticks), { signal });
  await insist(log, 'the Kafka broker', () => producer.connect(), { signal });
  log.info('the scheduler is running');
  const value = schemas.encode(ticks, { scheduler: name });
  while (!signal.aborted) {
    await insist(
      log,
      'the Kafka broker',
      () => producer.send({ topic: ticks.name, acks: -1, messages: [{ key: name, value }] }),
      { signal },
    );
    await pause(TICK_MS, signal);
  }
  await producer.disconnect();
  log.info('the scheduler has stopped');
}
