/** Runs processors in this process: their topology checked, their tables made, their groups joined. */

import { missingAnalysts } from './analysts-role.js';
import { Live } from './bites.js';
import { followBroadcast } from './clock.js';
import type { Connections } from './connections.js';
import { type CodeHashes, prepareSchema } from './ddl.js';
import type { Erasure } from './erasure.js';
import { RepstreamError } from './errors.js';
import { connectKafka, createProducer, partitionCounts } from './kafka.js';
import { insist, type Log, pause } from './log.js';
import { Permits } from './permits.js';
import { connectPostgres } from './postgres.js';
import type { AnyProcessor } from './processor.js';
import { Reader } from './reader.js';
import type { Throttling } from './receiving.js';
import { Schemas } from './registry.js';
import { Runner, type RunnerEnvironment } from './runner.js';
import { SharedBytes } from './shared-bytes.js';
import type { WholeTopic } from './tables.js';
import type { Topic } from './topic.js';
import { inputsOf, outputsOf, tablesOf, topicOf, topologyOf } from './topology.js';

export interface ProcessOptions {
  readonly processors: readonly AnyProcessor[];
  /** The topic of ticks. */
  readonly ticks: Topic;
  /** Where people are erased; left out: nobody is. */
  readonly erasure?: Erasure;
  readonly connections: Connections;
  /** Of their code; a build of other code is refused. */
  readonly codeHashes?: CodeHashes;
  /** Names of the processors to run here; all when left out. */
  readonly only?: readonly string[];
  /** Holds reading back. */
  readonly throttle?: Throttling;
  readonly log: Log;
  /** Gives up waiting for parts when aborted: starting then rejects. */
  readonly signal?: AbortSignal;
}

export interface RunningProcess {
  /** Leaves the groups after the checkpoints on their way; safe to call twice. */
  stop(): Promise<void>;
}

/** Of states as stored, where inputs are kept; in memory they are up to eight times as large. */
const CACHED_BYTES = 16 * 1024 * 1024;

/** Of all runners together: while some are in a long transaction, those whose events are live still find one. */
const CONNECTIONS = 12;

/** Checkpoints that are folded in parts at a time: each holds a connection, and states are loaded over the others. */
const LARGE_CHECKPOINTS = 2;

/** Starts. Throws REPSTREAM_TOPOLOGY, REPSTREAM_CODE_CHANGED, REPSTREAM_HORIZON, REPSTREAM_NO_TOPIC, REPSTREAM_PARTITIONS or REPSTREAM_SCHEMA; waits for parts that are away. */
export async function runProcessors(options: ProcessOptions): Promise<RunningProcess> {
  const { log, signal } = options;
  const begun: Begun = { runners: [], connections: [] };
  const stop = async () => {
    await within(FINISH_MS, Promise.all(begun.runners.map((runner) => runner.stop())));
    await within(GOODBYE_MS, Promise.allSettled(begun.connections.map((close) => close())));
  };
  const starting = start(options, begun);
  try {
    // What it waits for may not come, and some waits know of no signal.
    await (signal ? Promise.race([starting, given(signal)]) : starting);
  } catch (error) {
    starting.catch(() => {});
    await stop();
    throw error;
  }
  log.info({ lineages: begun.runners.map(({ lineage }) => lineage) }, 'processors are running');

  let stopping: Promise<void> | null = null;
  return {
    stop: () => {
      stopping ??= stop().then(() => log.info('processors have stopped'));
      return stopping;
    },
  };
}

/** What there is to stop, however far a start came. */
interface Begun {
  readonly runners: Runner[];
  /** What closes each. */
  readonly connections: (() => Promise<unknown>)[];
}

async function start(options: ProcessOptions, begun: Begun): Promise<void> {
  const { processors, ticks, erasure, connections, only, log } = options;
  const wait = options.signal ? { signal: options.signal } : {};
  const topology = topologyOf(processors);
  const unknown = only?.find((name) => !processors.some((processor) => processor.name === name));
  if (unknown) throw new RepstreamError('REPSTREAM_TOPOLOGY', `there is no processor ${unknown}`);
  const lineages = topology.lineages.filter(({ processor }) => !only || only.includes(processor.name));

  const kafka = connectKafka(connections, 'repstream', log);
  const admin = kafka.admin();
  const producer = createProducer(kafka);
  const database = connectPostgres(connections.databaseUrl, log, CONNECTIONS);
  begun.connections.push(
    () => admin.disconnect(),
    () => producer.disconnect(),
    () => database.close(),
  );
  const schemas = new Schemas(connections.schemaRegistryUrl);
  await insist(log, 'the Kafka broker', () => admin.connect(), wait);
  await insist(log, 'the Kafka broker', () => producer.connect(), wait);
  const isOurs = (error: unknown) => error instanceof RepstreamError;
  const prepare = () => prepareSchema(database, lineages, options.codeHashes);
  await insist(log, 'Postgres', prepare, { ...wait, giveUp: isOurs });
  const missing = await insist(log, 'Postgres', () => missingAnalysts(database), wait);
  if (missing) log.warn(missing);

  const names = lineages.flatMap(({ processor }) =>
    [...Object.values(inputsOf(processor)).map(topicOf), ...Object.values(outputsOf(processor))].map(topology.physical),
  );
  const partitions = await insist(
    log,
    'the Kafka broker',
    () => partitionCounts(admin, [...new Set([...names, ticks.name])]),
    { ...wait, giveUp: isOurs },
  );
  for (const { processor } of lineages)
    checkCoPartitioned(processor, (topic) => partitions.get(topology.physical(topic)) ?? 0);

  const tables = new Map(
    lineages.flatMap(({ processor }) => Object.values(tablesOf(processor))).map((topic) => [topic.name, topic]),
  );
  const whole: WholeTopic[] = [...tables.values()].map((topic) => ({ topic }));
  if (erasure) whole.push({ topic: erasure.topic, holds: erasure.isErased });
  const broadcast = await followBroadcast(kafka, admin, schemas, ticks, whole, log, wait);
  const reader = new Reader(connections, log);
  begun.connections.push(
    () => broadcast.stop(),
    () => reader.stop(),
  );
  const environment: RunnerEnvironment = {
    ...{ topology, kafka, database, reader, admin, producer, schemas, broadcast, partitions, log },
    erasure: erasure ?? null,
    throttle: options.throttle ?? null,
    cached: new SharedBytes(CACHED_BYTES),
    large: new Permits(LARGE_CHECKPOINTS),
    live: new Live(),
  };
  begun.runners.push(...lineages.map((lineage) => new Runner(environment, lineage)));
  await Promise.all(begun.runners.map((runner) => runner.start()));
}

/** For the checkpoints on their way. One that Postgres does not answer is given up: whoever comes next folds it again. */
const FINISH_MS = 10_000;
/** Saying goodbye to a broker that is away takes kafkajs long, and changes nothing: all that counts is committed. */
const GOODBYE_MS = 3_000;

/** Rejects once the signal is given. */
const given = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** Resolves as `work` does, or after `ms`. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work.finally(() => over.abort()), pause(ms, over.signal)]);
}

function checkCoPartitioned(processor: AnyProcessor, countOf: (topic: Topic) => number): void {
  const counts = Object.values(inputsOf(processor)).map((input) => ({
    topic: topicOf(input),
    count: countOf(topicOf(input)),
  }));
  const odd = counts.find(({ count }) => count !== counts[0]?.count);
  if (!odd) return;
  throw new RepstreamError(
    'REPSTREAM_PARTITIONS',
    `${processor.name} needs inputs with equal numbers of partitions, but ${counts.map(({ topic, count }) => `${topic.name} has ${count}`).join(', ')}`,
  );
}
