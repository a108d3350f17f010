/** Runs an issuer: one process at a time, on the build that readers see. */
import { followBroadcast } from '../clock.js';
import type { Connections } from '../connections.js';
import { prepareSchema } from '../ddl.js';
import { RepstreamError } from '../errors.js';
import { holding } from '../holding.js';
import { type Admin, connectKafka, createProducer, isUnknownTopic, partitionCounts } from '../kafka.js';
import { insist, type Log, pause } from '../log.js';
import { connectPostgres, type Database } from '../postgres.js';
import { Schemas } from '../registry.js';
import type { Topic } from '../topic.js';
import { type Issuing, takeOver } from './appending.js';
import { type Followed, Following } from './follow.js';
import type { Issuer } from './issuer.js';
import { beginFollowing, formerBuild, type PromotedBuild, promotedBuild } from './promoted.js';

const LOOK_MS = 500;
/** So many times is it looked whether all is taken, for each look at what there is. */
const LOOKS_A_LOOK = 25;

const isOurs = (error: unknown) => error instanceof RepstreamError;

/**
 * Runs until `signal` aborts. Each id is on the log once: it is noted in Postgres before it is appended, and whoever takes over reads
 * what was appended first. Only should a holder be cut off from Postgres in the middle of an append may one stand there twice, under
 * the same id: readers keep the first.
 */
export async function runIssuer(
  issuer: Issuer,
  ticks: Topic,
  connections: Connections,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const kafka = connectKafka(connections, `repstream-${issuer.name}`, log);
  const [admin, producer] = [kafka.admin(), createProducer(kafka)];
  const database = connectPostgres(connections.databaseUrl, log, 2);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const wait = { signal, giveUp: isOurs };
  await insist(log, 'the Kafka broker', () => Promise.all([admin.connect(), producer.connect()]), wait);
  await insist(log, 'Postgres', () => prepareSchema(database, []), wait);
  for (const topic of [issuer.follows, ...issuer.to])
    await insist(log, 'the schema registry', () => schemas.find(topic), wait);
  const names = issuer.to.map(({ name }) => name);
  const partitions = await insist(log, 'the Kafka broker', () => partitionCounts(admin, names), wait);
  const broadcast = await followBroadcast(kafka, admin, schemas, ticks, [], log, { signal });
  const issuing: Issuing = { issuer, kafka, producer, schemas, partitions, log, signal };
  try {
    await holding(database, issuer.name, { log, signal, giveUp: isOurs }, (session) =>
      work(issuing, { session, database, admin, tick: broadcast.tick }),
    );
  } finally {
    await Promise.allSettled([broadcast.stop(), admin.disconnect(), producer.disconnect(), database.close()]);
  }
}

interface Held extends Pick<Followed, 'session' | 'tick'> {
  readonly database: Database;
  readonly admin: Admin;
}

async function work(issuing: Issuing, held: Held): Promise<void> {
  const { issuer, log, signal } = issuing;
  await takeOver(issuing, held.session);
  let former = await formerBuild(held.session, issuer.name);
  for (; !signal.aborted; await pause(LOOK_MS, signal)) {
    const build = await promotedBuild(held.database, issuer.follows);
    if (!build) continue;
    if (former?.lineage !== build.lineage) {
      if (former) await finish(issuing, held, former, build.promotedAt);
      await beginFollowing(held.session, issuer.name, build);
    }
    former = build;
    log.info({ issuer: issuer.name, lineage: build.lineage }, `${issuer.name} follows ${build.lineage}`);
    await follow(issuing, held, build);
  }
}

/** Follows a build until another is promoted. */
async function follow(issuing: Issuing, { session, database, tick }: Held, build: PromotedBuild): Promise<void> {
  const { issuer, signal } = issuing;
  const isPromoted = async () => {
    const now = await promotedBuild(database, issuer.follows);
    return now?.lineage === build.lineage && now.newsSince === build.newsSince;
  };
  await reading(issuing, { build, session, tick, until: null }, async (following) => {
    for (; !signal.aborted && following.isReading && (await isPromoted()); await pause(LOOK_MS, signal))
      await following.writePlaces();
  });
}

/** Takes what a build had told by the time at which another was promoted: that one tells it too, but as no news. */
async function finish(
  issuing: Issuing,
  { session, admin, tick }: Held,
  build: PromotedBuild,
  until: number,
): Promise<void> {
  const { log, signal } = issuing;
  const isThere = async () =>
    (await insist(log, 'the Kafka broker', () => admin.listTopics(), { signal })).includes(build.physical);
  // It goes with a build that is retired.
  if (!(await isThere())) return;
  const ends = await insist(log, 'the Kafka broker', () => admin.fetchTopicOffsets(build.physical), {
    signal,
    giveUp: isUnknownTopic,
  });
  await reading(issuing, { build, session, tick, until }, async (following) => {
    for (let looks = 1; !signal.aborted && following.isReading && !following.hasTaken(ends); looks++) {
      if (looks % LOOKS_A_LOOK === 0 && !(await isThere())) return;
      await pause(LOOK_MS / LOOKS_A_LOOK, signal);
    }
  });
}

/** Reads while `during` takes; rejects with what ended it. */
async function reading(
  issuing: Issuing,
  followed: Followed,
  during: (following: Following) => Promise<void>,
): Promise<void> {
  const following = await Following.start(issuing, followed);
  try {
    await during(following);
  } finally {
    await following.stop();
  }
  if (following.failure !== null) throw following.failure;
}
