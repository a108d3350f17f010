/** Ticks and tables: what every process reads whole. */
import type { Admin, Kafka } from './kafka.js';
import { insist, type Log, pause, type Waiting } from './log.js';
import type { Schemas } from './registry.js';
import { learnSchemas } from './source-event.js';
import { enter, TableContents, type WholeTopic } from './tables.js';
import type { Topic } from './topic.js';
import { readWhole } from './whole.js';

/** The tables of this process, read to their present end before anything is folded. */
export interface Broadcast {
  /** The broker's time of the latest tick, ms; 0 before the first. */
  readonly tick: () => number;
  readonly table: (topic: Topic) => TableContents;
  /** Calls back when a table topic was read on. */
  onTable(listener: (topic: Topic) => void): void;
  /** Calls back with each new tick. */
  onTick(listener: (tick: number) => void): void;
  stop(): Promise<void>;
}

const LOOK_MS = 10;

/** Follows the tick topic from its last record and every table topic from its first. Rejects as `waiting` says, before all is read. */
export async function followBroadcast(
  kafka: Kafka,
  admin: Admin,
  schemas: Schemas,
  ticks: Topic,
  whole: readonly WholeTopic[],
  log: Log,
  waiting: Waiting = {},
): Promise<Broadcast> {
  const tables = whole.map(({ topic }) => topic);
  const contents = new Map(tables.map((topic) => [topic.name, new TableContents()]));
  const decoders = new Map<string, ReturnType<Schemas['decoder']>>();
  for (const topic of tables) {
    await insist(log, 'the schema registry', () => schemas.find(topic), { ...waiting, giveUp: isOurs });
    decoders.set(topic.name, schemas.decoder(topic));
  }
  const missing = new Set<string>();
  for (const { name } of tables) {
    const offsets = await insist(log, `topic ${name}`, () => admin.fetchTopicOffsets(name), waiting);
    for (const { partition, low, high } of offsets) {
      contents.get(name)?.advance(partition, Number(low));
      if (Number(high) > Number(low)) missing.add(`${name}/${partition}/${high}`);
    }
  }
  const listeners: ((tick: number) => void)[] = [];
  const tableListeners: ((topic: Topic) => void)[] = [];
  let latest = 0;

  const reader = await readWhole(
    kafka,
    [ticks.name, ...tables.map(({ name }) => name)],
    (topic, _, low, high) => (topic === ticks.name ? Math.max(low, high - 1) : low),
    async (topic, partition, messages, nextOffset) => {
      if (topic === ticks.name) {
        const time = Number(messages.at(-1)?.timestamp ?? 0);
        if (time <= latest) return;
        latest = time;
        for (const listener of listeners) listener(time);
        return;
      }
      const declared = whole.find((one) => one.topic.name === topic);
      const decoder = decoders.get(topic);
      const table = contents.get(topic);
      if (!declared || !decoder || !table) return;
      await insist(log, 'the schema registry', () => learnSchemas(decoder, messages));
      for (const message of messages) {
        try {
          enter(table, declared, decoder, partition, message);
        } catch (error) {
          log.warn(
            { topic, partition, offset: message.offset, error: String(error) },
            'an entry of a table cannot be decoded and is left out',
          );
        }
      }
      table.advance(partition, nextOffset);
      for (const listener of tableListeners) listener(declared.topic);
      for (const id of missing) {
        const [name, of, high] = id.split('/');
        if (name === topic && Number(of) === partition && nextOffset >= Number(high)) missing.delete(id);
      }
    },
    log,
    waiting,
  );
  while (missing.size > 0 && !waiting.signal?.aborted) await pause(LOOK_MS, waiting.signal);
  if (waiting.signal?.aborted) {
    await reader.stop();
    waiting.signal.throwIfAborted();
  }
  return {
    tick: () => latest,
    table: (topic) => contents.get(topic.name) ?? new TableContents(),
    onTable: (listener) => void tableListeners.push(listener),
    onTick: (listener) => void listeners.push(listener),
    stop: () => reader.stop(),
  };
}

const PATIENCE_MS = 10_000;

/** The broker's time of the last tick on the log, ms; 0: there is none. */
export async function latestTick(kafka: Kafka, admin: Admin, ticks: Topic, log: Log): Promise<number> {
  if (!(await admin.listTopics()).includes(ticks.name)) return 0;
  let found = (_: number) => {};
  const tick = new Promise<number>((resolve) => {
    found = resolve;
  });
  const reader = await readWhole(
    kafka,
    [ticks.name],
    (_, __, low, high) => {
      if (high <= low) found(0);
      return Math.max(low, high - 1);
    },
    async (_, __, messages) => {
      const last = messages.at(-1);
      if (last) found(Number(last.timestamp));
    },
    log,
  );
  try {
    return await Promise.race([tick, pause(PATIENCE_MS).then(() => 0)]);
  } finally {
    await reader.stop();
  }
}

const isOurs = (error: unknown) => error instanceof Error && error.name === 'RepstreamError';
