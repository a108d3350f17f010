/** What can be seen of a running dataflow from outside: the log's ends, the engine's tables, the consumer groups. */
import type { Settings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { type Build, declaredBuilds, isPrepared, readBuilds, upstreamFirst } from '../../engine/freshness/builds.js';
import { type BuildSeen, observe as observeBuilds } from '../../engine/freshness/observe.js';
import { type IssuerSeen, issuersSeen } from '../../engine/issuing/seen.js';
import { type Admin, connectKafka } from '../../engine/kafka.js';
import { createLog, messageOf } from '../../engine/log.js';
import { connectPostgres, type Sql } from '../../engine/postgres.js';
import type { Topic } from '../../engine/topic.js';
import { inputsOf, outputsOf, type Topology, topicOf } from '../../engine/topology.js';
import { webhookTroubles } from '../../webhooks/troubles.js';

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

export interface Observed {
  /** Topics that the declarations name and Kafka has not. */
  readonly missingTopics: readonly string[];
  /** Whether a tick came lately: the scheduler runs. */
  readonly ticking: boolean;
  /** Builds that readers see, and those of this code; null: no processor of this version has ever run on this database. */
  readonly builds: readonly BuildSeen[] | null;
  readonly parked: readonly ParkedRow[];
  /** Whoever tells people; left out: nobody ever did. */
  readonly issuers?: readonly IssuerSeen[];
  /** Sentences on webhooks in trouble; left out: there are none. */
  readonly webhookTroubles?: readonly string[];
}

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
    const ticking = existing.has(ticks.name) && (await hasRecordSince(admin, ticks.name, Date.now() - TICKING_MS));
    const prepared = await isPrepared(database).catch((error) => refused('Postgres', 'DATABASE_URL', error));
    if (!prepared) return { missingTopics, ticking, builds: null, parked: [] };
    const builds = await shownOrOurs(database, topology);
    return {
      missingTopics,
      ticking,
      builds: await observeBuilds(database, admin, builds),
      parked: await parkedBy(database, builds),
      issuers: await issuersSeen(database, admin),
      webhookTroubles: await webhookTroubles(database),
    };
  } finally {
    await Promise.allSettled([admin.disconnect(), database.close()]);
  }
}

async function shownOrOurs(sql: Sql, topology: Topology): Promise<Build[]> {
  const [known, ours] = [await readBuilds(sql), declaredBuilds(topology)];
  const sameIn = (builds: readonly Build[], { lineage }: Build) => builds.find((one) => one.lineage === lineage);
  return upstreamFirst([
    ...ours.map((build) => sameIn(known, build) ?? build),
    ...known.filter((build) => build.promoted && !sameIn(ours, build)),
  ]);
}

/** A part that answers and does not let us in. */
function refused(name: string, variable: string, error: unknown): never {
  throw new UserError(`${name} refuses us: ${messageOf(error)}; see ${variable}`, { cause: error });
}

/** Physical names of everything that processors read and write. */
const topicsOf = (topology: Topology) =>
  new Set(
    topology.lineages.flatMap(({ processor }) =>
      [...Object.values(inputsOf(processor)).map(topicOf), ...Object.values(outputsOf(processor))].map(
        topology.physical,
      ),
    ),
  );

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

const parkedBy = (sql: Sql, builds: readonly Build[]) =>
  sql.query<ParkedRow & { latestAt: number }>(
    `select lineage, processor, kind, reason, sum(events)::bigint as events, count(distinct key)::bigint as keys,
       (extract(epoch from max(parked_at)) * 1000)::bigint as "latestAt"
     from engine.parked where lineage = any($1) and discarded_at is null group by lineage, processor, kind, reason order by kind desc, events desc, reason`,
    [builds.map(({ lineage }) => lineage)],
  );
