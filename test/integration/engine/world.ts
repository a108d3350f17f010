/** A small dataflow on the real parts: topics, database and processes of its own, so that nothing but the stack is shared. */
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Connections } from '../../../engine/connections.js';
import type { Erasure } from '../../../engine/erasure.js';
import { declaredBuilds } from '../../../engine/freshness/builds.js';
import { lagOf } from '../../../engine/freshness/lag.js';
import { createTopics, deleteTopics } from '../../../engine/hosting.js';
import { type Admin, connectKafka, createProducer, type Producer, partitionOf } from '../../../engine/kafka.js';
import { pause } from '../../../engine/log.js';
import { connectPostgres, type Database } from '../../../engine/postgres.js';
import { type RunningProcess, runProcessors } from '../../../engine/process.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { applyTopics } from '../../../engine/provision.js';
import { Schemas } from '../../../engine/registry.js';
import type { Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { createDatabase, sharedStack } from '../../stack.js';
import { ticksNamed } from '../../unit/engine/toys.js';

const PARTITIONS = 4;
/** Two workers may begin in one millisecond. */
const run = randomUUID().slice(0, 8);
let count = 0;
/** A name that no other test uses. */
export const unique = (name: string) => `${name}-${run}${count++}`;

/** A ticks topic of one's own. */
export const ticksTopic = () => ticksNamed(unique('ticks'));

export interface World {
  readonly connections: Connections;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly database: Database;
  readonly db: pg.Pool;
  readonly schemas: Schemas;
  readonly ticks: Topic;
  /** What the processes logged, one object a line. */
  readonly lines: Record<string, unknown>[];
  readonly log: Logger;
  /** Appends values, each at its topic's key; `key` says otherwise. */
  send<V>(topic: Topic<string, V>, values: readonly V[], key?: string): Promise<void>;
  tick(): Promise<void>;
  /** Starts a process; `only` names the processors that it runs. */
  start(processors?: readonly AnyProcessor[], only?: readonly string[]): Promise<RunningProcess>;
  /** Resolves once nothing is behind, twice in a row. */
  caughtUp(processors?: readonly AnyProcessor[], patienceMs?: number): Promise<void>;
  /** Copies the database as it is, while nobody runs; gives the name of the copy. */
  backUp(): Promise<string>;
  /** Puts a copy in the database's place. */
  restore(copy: string): Promise<void>;
  /** Deletes a topic and makes it again, with as many partitions and nothing in it. */
  remakeTopic(topic: string): Promise<void>;
  /** Makes the topics that these builds write. */
  applyTopics(processors: readonly AnyProcessor[]): Promise<void>;
  /** Resolves once what a lineage shows knows a table up to these ends. */
  untilTablesAre(lineage: string, table: string, ends: readonly { partition: number; high: string }[]): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the topics and a database. */
export async function openWorld(
  sources: readonly Topic[],
  processors: readonly AnyProcessor[],
  partitions = PARTITIONS,
  erasure?: Erasure,
): Promise<World> {
  const stack = sharedStack();
  const connections: Connections = {
    kafkaBrokers: stack.kafkaBrokers,
    kafkaSasl: null,
    kafkaTls: null,
    schemaRegistryUrl: stack.schemaRegistryUrl,
    databaseUrl: await createDatabase(),
    partitions,
  };
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info' },
    new Writable({
      write(chunk, _, done) {
        lines.push(JSON.parse(String(chunk)));
        if (process.env.REPSTREAM_TEST_LOG) process.stdout.write(chunk);
        done();
      },
    }),
  );
  const ticks = ticksTopic();
  const derived = processors.flatMap(({ to }) => Object.values(to ?? {}));
  await applyTopics([...sources, ticks as Topic, ...derived], processors, connections, log);
  const kafka = connectKafka(connections, 'test', log);
  const [admin, producer] = [kafka.admin(), createProducer(kafka)];
  await Promise.all([admin.connect(), producer.connect()]);
  const database = connectPostgres(connections.databaseUrl, log, 2);
  const db = new pg.Pool({ connectionString: connections.databaseUrl, max: 2 });
  // Its connections are ended when the database is copied.
  db.on('error', () => {});
  const schemas = new Schemas(connections.schemaRegistryUrl);
  /** On a connection to another database, once nobody is on ours. */
  const asOwner = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: stack.databaseUrl });
    await client.connect();
    try {
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        databaseOf(connections),
      ]);
      await work(client);
    } finally {
      await client.end();
    }
  };
  const running = new Set<RunningProcess>();
  let started = 0;

  return {
    connections,
    admin,
    producer,
    database,
    db,
    schemas,
    ticks: ticks as Topic,
    lines,
    log,
    async send(topic, values, key) {
      await schemas.find(topic as Topic);
      await producer.send({
        topic: topic.name,
        acks: -1,
        messages: values.map((value) => {
          const at = key ?? topic.key(value);
          return { key: at, value: schemas.encode(topic as Topic, value), partition: partitionOf(at, partitions) };
        }),
      });
    },
    async tick() {
      await schemas.find(ticks as Topic);
      const value = schemas.encode(ticks as Topic, { scheduler: 'test' });
      await producer.send({ topic: ticks.name, acks: -1, messages: [{ key: 'test', value }] });
    },
    async start(some = processors, only) {
      const process = `process-${++started}`;
      const one = await runProcessors({
        processors: some,
        ...(erasure ? { erasure } : {}),
        ticks: ticks as Topic,
        connections,
        log: log.child({ process }),
        ...(only ? { only } : {}),
      });
      running.add(one);
      return one;
    },
    async caughtUp(some = processors, patienceMs = 30_000) {
      const deadline = Date.now() + patienceMs;
      for (let calm = 0; calm < 2; await pause(100)) {
        const { lags, unheard, sweeping, renewing } = await lagOf(declaredBuilds(topologyOf(some)), admin, database);
        const behind = [...lags.filter((lag) => lag.behind > 0), ...unheard, ...sweeping, ...renewing];
        calm = behind.length === 0 ? calm + 1 : 0;
        if (calm < 2 && Date.now() > deadline) throw new Error(`still behind: ${JSON.stringify(behind)}`);
      }
    },
    async backUp() {
      const copy = `${databaseOf(connections)}_copy_${++started}`;
      await asOwner((client) => client.query(`create database ${copy} template ${databaseOf(connections)}`));
      return copy;
    },
    async restore(copy) {
      await asOwner(async (client) => {
        await client.query(`drop database ${databaseOf(connections)} with (force)`);
        await client.query(`create database ${databaseOf(connections)} template ${copy}`);
      });
    },
    async remakeTopic(topic) {
      const numPartitions = (await admin.fetchTopicOffsets(topic)).length;
      await deleteTopics(admin, [topic]);
      await createTopics(admin, [{ topic, numPartitions, replicationFactor: 1 }]);
      // Until every client has heard of it, ends are asked of the old one.
      await eventually(async () => (await admin.fetchTopicOffsets(topic)).every(({ high }) => high === '0'));
    },
    async applyTopics(some) {
      await applyTopics(
        some.flatMap(({ to }) => Object.values(to ?? {})),
        some,
        connections,
        log,
      );
    },
    async untilTablesAre(lineage, table, ends) {
      await eventually(async () => {
        const { rows } = await db.query<{ of: Record<string, number> | null }>(
          'select tables -> $2 as of from engine.tasks where lineage = $1',
          [lineage, table],
        );
        const knows = ({ partition, high }: { partition: number; high: string }) =>
          rows.every(({ of }) => (of?.[partition] ?? 0) >= Number(high));
        return rows.length > 0 && ends.every(knows);
      });
    },
    async stop() {
      await Promise.all([...running].map((one) => one.stop()));
      await Promise.all([admin.disconnect(), producer.disconnect(), database.close(), db.end()]);
    },
  };
}

const databaseOf = ({ databaseUrl }: Connections) => new URL(databaseUrl).pathname.slice(1);

/** Resolves with what `look` gives once it gives something; throws after `patienceMs`, with what was `seen` instead. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  patienceMs = 30_000,
  seen: () => unknown = () => '',
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`still not after ${patienceMs} ms: ${JSON.stringify(seen())}`);
    await pause(100);
  }
}

/** The tasks' ledgers, summed. */
export async function ledger({ db }: World, lineage: string) {
  const { rows } = await db.query<Record<'read' | 'folded' | 'repeated' | 'parked' | 'late', number>>(
    `select sum(read)::int as read, sum(folded)::int as folded, sum(repeated)::int as repeated, sum(parked)::int as parked,
       sum(late)::int as late from engine.tasks where lineage = $1`,
    [lineage],
  );
  return rows[0];
}
