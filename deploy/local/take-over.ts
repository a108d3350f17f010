/** Builds of changed code take the place of those before as soon as they are caught up; what they replace goes. */
import { Progressing } from '../../engine/building/progress.js';
import { RepstreamError } from '../../engine/errors.js';
import { declaredBuilds } from '../../engine/freshness/builds.js';
import { lagOf } from '../../engine/freshness/lag.js';
import { type Admin, partitionCounts } from '../../engine/kafka.js';
import { readLineages } from '../../engine/lineages/catalogue.js';
import { promote } from '../../engine/lineages/promote.js';
import { retire } from '../../engine/lineages/retire.js';
import { type Move, promotedWith } from '../../engine/lineages/set.js';
import { ticksOf } from '../../engine/lineages/ticks.js';
import { pause } from '../../engine/log.js';
import type { Database } from '../../engine/postgres.js';
import type { Topology } from '../../engine/topology.js';

export interface TakeOverOptions {
  readonly database: Database;
  readonly admin: Admin;
  readonly topology: Topology;
  /** The builds that are made, upstream first. */
  readonly made: readonly string[];
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const ASKED = { by: 'repstream (local)', reason: 'its code changed' };
const LOOK_MS = 500;

/** Promotes the builds once they are caught up and retires what they replaced; ends early when the signal is given. */
export async function takeOver(options: TakeOverOptions): Promise<void> {
  const { say, signal } = options;
  const started = Date.now();
  await caughtUp(options);
  if (signal.aborted) return;
  const moves = await promoteAll(options);
  say(
    `promoted after ${Math.round((Date.now() - started) / 1_000)} s: ${moves.map(({ lineage }) => lineage).join(', ')}`,
  );
  // What reads comes before what is read.
  for (const { former } of [...moves].reverse()) if (former !== null) await retireOnceQuiet(options, former);
}

async function caughtUp({ database, admin, topology, made, signal }: TakeOverOptions): Promise<void> {
  const builds = declaredBuilds(topology);
  const progressing = new Progressing();
  for (; !signal.aborted; await pause(LOOK_MS, signal)) {
    const known = await readLineages(database).catch(() => []);
    if (!made.every((name) => known.some(({ lineage }) => lineage === name))) continue;
    const ticks = await ticksOf(database, made);
    const isTicked = ticks.length > 0 && ticks.every(({ tick }) => tick > 0);
    const behind = await lagOf(builds, admin, database);
    if (progressing.look(behind, made, isTicked, Date.now()).isCaughtUp) return;
  }
}

/** Whoever changed the code wants to see what it makes: nothing is compared. */
async function promoteAll({ database, admin, made, say }: TakeOverOptions): Promise<Move[]> {
  const moves: Move[] = [];
  for (const lineage of made) {
    const all = await readLineages(database);
    const known = all.find((one) => one.lineage === lineage);
    const others = (known && promotedWith(known, all))?.find((move) => !made.includes(move.lineage ?? ''));
    if (!known || others) {
      say(`${lineage} is not promoted by itself: ${others?.lineage ?? 'what it reads'} would have to be too`);
      continue;
    }
    const partitionsOf = (topics: readonly string[]) => partitionCounts(admin, topics);
    moves.push(...(await promote(database, { ...ASKED, lineage, force: true, partitionsOf })).moves);
  }
  return moves;
}

/** A build that wrote a moment ago may still run. */
async function retireOnceQuiet({ database, admin, say, signal }: TakeOverOptions, lineage: string): Promise<void> {
  for (; !signal.aborted; await pause(LOOK_MS, signal)) {
    try {
      await retire(database, admin, { ...ASKED, lineage, dryRun: false });
      return;
    } catch (error) {
      if (!(error instanceof RepstreamError)) throw error;
      if (error.code !== 'REPSTREAM_RUNNING') return say(`${lineage} is not retired: ${error.message}`);
    }
  }
}
