/** Building beside the live system: the builds that the present code declares and readers do not see yet. */
import { declaredBuilds } from '../freshness/builds.js';
import { lagOf } from '../freshness/lag.js';
import { type Admin, connectKafka } from '../kafka.js';
import { ticksOf } from '../lineages/ticks.js';
import { insist, type Log, pause } from '../log.js';
import { connectPostgres, type Database } from '../postgres.js';
import { type ProcessOptions, runProcessors } from '../process.js';
import { applyTopics } from '../provision.js';
import { outputsOf, type Topology, topologyOf } from '../topology.js';
import { isLiveLate } from './live.js';
import { buildsOf } from './plan.js';
import { type Progress, Progressing } from './progress.js';
import { Throttle } from './throttle.js';
import { forgetUnderWay, rowsOf, writeUnderWay } from './under-way.js';

export interface BuildOptions extends Omit<ProcessOptions, 'only' | 'throttle'> {
  /** Names of processors; all that are not promoted when empty. */
  readonly names: readonly string[];
  /** Records a second at most; Infinity: no bound. */
  readonly rate: number;
  /** Reads less while what readers see is later than this, ms. */
  readonly liveLagMs: number;
  readonly signal: AbortSignal;
  onPlan(lineages: readonly string[]): void;
  onProgress(progress: BuildProgress): void;
}

export interface BuildProgress extends Progress {
  /** Held back, since live is late. */
  readonly isLiveLate: boolean;
  /** In its views, about: Postgres' own count, some seconds late. */
  readonly rows: number;
}

const LOOK_MS = 1_000;
/** So often in a row must nothing be behind. */
const CALM = 2;

/**
 * Runs the builds until they are caught up, then resolves to how they are stopped; they follow the log until then. Null: it was
 * interrupted before. Going on where a killed one came to is what tasks do. Throws REPSTREAM_LINEAGE when there is nothing to build.
 */
export async function build(options: BuildOptions): Promise<{ stop(): Promise<void> } | null> {
  const { processors, connections, log, names, rate, liveLagMs, signal } = options;
  const topology = topologyOf(processors);
  const database = connectPostgres(connections.databaseUrl, log, 2);
  const admin = connectKafka(connections, 'repstream-build', log).admin();
  const throttle = new Throttle({ rate, isLate: () => isLiveLate(admin, database, liveLagMs), log });
  let stopRunning = async () => {};
  const stop = async () => {
    await throttle.stop();
    await stopRunning();
    await Promise.allSettled([admin.disconnect(), database.close()]);
  };
  try {
    await admin.connect();
    const lineages = await buildsOf(database, topology, names);
    const topics = lineages.flatMap(({ processor }) => Object.values(outputsOf(processor)));
    await applyTopics(topics, processors, connections, log);
    options.onPlan(lineages.map(({ name }) => name));
    const only = lineages.map(({ processor }) => processor.name);
    throttle.start();
    const running = await runProcessors({ ...options, only, throttle });
    stopRunning = () => running.stop();
    const made = lineages.map(({ name }) => name);
    await untilCaughtUp({ topology, admin, database, made, throttle, log }, options);
  } catch (error) {
    await stop();
    if (signal.aborted) return null;
    throw error;
  }
  if (!signal.aborted) return { stop };
  await stop();
  return null;
}

interface Watched {
  readonly topology: Topology;
  readonly admin: Admin;
  readonly database: Database;
  readonly made: readonly string[];
  readonly throttle: Throttle;
  readonly log: Log;
}

/** Looks until all is folded. A broker or a database that does not answer for a while costs a look, not the build. */
async function untilCaughtUp(
  { topology, admin, database, made, throttle, log }: Watched,
  { signal, onProgress }: Pick<BuildOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const asking = <T>(ask: () => Promise<T>) => insist(log, 'Kafka or Postgres (how far the build is)', ask, { signal });
  const builds = declaredBuilds(topology);
  const progressing = new Progressing();
  const each = made.map((lineage) => ({ lineage, progressing: new Progressing() }));
  for (let calm = 0; calm < CALM && !signal.aborted; ) {
    const behind = await asking(() => lagOf(builds, admin, database));
    const ticks = await asking(() => ticksOf(database, made));
    const isTicked = ticks.length > 0 && ticks.every(({ tick }) => tick > 0);
    const at = Date.now();
    const progress = progressing.look(behind, made, isTicked, at);
    calm = progress.isCaughtUp ? calm + 1 : 0;
    const apart = each.map((one) => [one.lineage, one.progressing.look(behind, [one.lineage], isTicked, at)] as const);
    await asking(() => writeUnderWay(database, new Map(apart)));
    const rows = await asking(() => rowsOf(database, made));
    onProgress({ ...progress, isLiveLate: throttle.state.isLate, rows });
    if (calm < CALM) await pause(LOOK_MS, signal);
  }
  await asking(() => forgetUnderWay(database, made));
}
