/** What can be seen of a running dataflow from outside: the log's ends, the engine's tables, the consumer groups. */
import type { Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { type Admin, connectKafka } from '../../engine/kafka.js';
import { type Behind, lagOf } from '../../engine/lag.js';
import { createLog, messageOf } from '../../engine/log.js';
import { connectPostgres, type Sql } from '../../engine/postgres.js';
import type { Renewal } from '../../engine/restoring/renewal.js';
import type { Topic } from '../../engine/topic.js';
import { inputsOf, outputsOf, type Topology, tablesOf, topicOf } from '../../engine/topology.js';

/** A task as its last checkpoint left it. */
export interface TaskRow {
  readonly lineage: string;
  readonly partition: number;
  /** The tick folded, ms; 0: none yet. */
  readonly tick: number;
  readonly stopped: string | null;
  /** Why it tells everything again, and since when; null: it does not. */
  readonly renewal: Pick<Renewal, 'reason' | 'since'> | null;
}

/** What a lineage set aside for one reason. */
export interface ParkedRow {
  readonly lineage: string;
  readonly processor: string;
  /** `key`: everything of that key waits; `event`: this event alone. */
  readonly kind: 'event' | 'key';
  readonly reason: string;
  readonly events: number;
  readonly keys: number;
  readonly latestAt: number;
}

export interface Observed extends Behind {
  /** Topics that the declarations name and Kafka has not. */
  readonly missingTopics: readonly string[];
  /** Whether a tick came lately: the scheduler runs. */
  readonly ticking: boolean;
  /** Members of each lineage's consumer group: processes that run it. */
  readonly members: ReadonlyMap<string, number>;
  readonly tasks: readonly TaskRow[];
  readonly parked: readonly ParkedRow[];
}

const NOTHING_BEHIND: Behind = { lags: [], tables: [], sweeping: new Map(), renewing: new Map(), unpublished: 0 };

/** Ticks come every 5 s; so many may be missed before the clock counts as stopped. */
const TICKING_MS = 20_000;

/** Looks once. Rejects when broker or Postgres go away meanwhile. */
export async function observe(topology: Topology, ticks: Topic, settings: Settings): Promise<Observed> {
  const log = createLog('status', 'silent');
  const admin = connectKafka(settings, 'repstream-status', log).admin();
  const database = connectPostgres(settings.databaseUrl, log, 1);
  try {
    await admin.connect().catch((error) => refused('Kafka', 'KAFKA_BROKERS', error));
    const existing = new Set(await admin.listTopics());
    const missingTopics = [...topicsOf(topology), ticks.name].filter((topic) => !existing.has(topic));
    const members = await membersOf(admin, topology);
    const ticking = existing.has(ticks.name) && (await hasRecordSince(admin, ticks.name, Date.now() - TICKING_MS));
    const [prepared] = await database
      .query<{ there: boolean }>(`select to_regclass('engine.tasks') is not null as there`)
      .catch((error) => refused('Postgres', 'DATABASE_URL', error));
    if (!prepared?.there) return { missingTopics, ticking, members, ...NOTHING_BEHIND, tasks: [], parked: [] };
    const tasks = await database.query<TaskRow & { tick: number }>(
      'select lineage, partition, tick, stopped, renewal from engine.tasks',
    );
    const backlog = missingTopics.length > 0 ? NOTHING_BEHIND : await lagOf(topology, admin, database);
    return { missingTopics, ticking, members, ...backlog, tasks, parked: await parkedBy(database, topology) };
  } finally {
    await Promise.allSettled([admin.disconnect(), database.close()]);
  }
}

/** A part that answers and does not let us in. */
function refused(name: string, variable: string, error: unknown): never {
  throw new UserError(`${name} refuses us: ${messageOf(error)}; see ${variable}`, { cause: error });
}

/** Physical names of everything that processors read and write. */
const topicsOf = (topology: Topology) =>
  new Set(
    topology.lineages.flatMap(({ processor }) =>
      [
        ...Object.values(inputsOf(processor)).map(topicOf),
        ...Object.values(tablesOf(processor)),
        ...Object.values(outputsOf(processor)),
      ].map(topology.physical),
    ),
  );

async function membersOf(admin: Admin, { lineages }: Topology): Promise<Map<string, number>> {
  const { groups } = await admin.describeGroups(lineages.map(({ name }) => name));
  return new Map(groups.map(({ groupId, members }) => [groupId, members.length]));
}

/** Asks by broker time. Offsets have no holes at the end, so one below the end means a record. */
async function hasRecordSince(admin: Admin, topic: string, since: number): Promise<boolean> {
  const [ends, from] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchTopicOffsetsByTimestamp(topic, since),
  ]);
  return from.some(({ partition, offset }) => {
    const end = ends.find((one) => one.partition === partition);
    return Number(offset) >= 0 && Number(offset) < Number(end?.high ?? 0);
  });
}

const parkedBy = (sql: Sql, { lineages }: Topology) =>
  sql.query<ParkedRow & { latestAt: number }>(
    `select lineage, processor, kind, reason, sum(events)::bigint as events, count(distinct key)::bigint as keys,
       (extract(epoch from max(parked_at)) * 1000)::bigint as "latestAt"
     from engine.parked where lineage = any($1) and discarded_at is null group by lineage, processor, kind, reason order by kind desc, events desc, reason`,
    [lineages.map(({ name }) => name)],
  );
