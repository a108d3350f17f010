/** Promoting: readers see a build, and with it what it reads and what is built on it, from one moment on. */
import type { Database, Sql } from '../postgres.js';
import { type KnownLineage, livingLineage, lockSchema, readLineages, refused } from './catalogue.js';
import { type Asked, writeHistory } from './history.js';
import { type Blocker, withoutQueueing } from './locking.js';
import { applyMoves } from './models.js';
import { candidatesOf, moreParked, notCaughtUp, notCompared } from './readiness.js';
import { describeLeftBehind, leftBehind, type Move, promotedWith } from './set.js';

export interface PromoteRequest extends Asked {
  readonly lineage: string;
  /** Promotes in spite of what stands against it. */
  readonly force: boolean;
  /** What issuers find in it is news to whom it concerns; left out: it is not. */
  readonly tell?: boolean;
  /** The number of partitions of each of these topics. */
  readonly partitionsOf: (topics: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly onBlocked?: (blocker: Blocker) => void;
  /** Told why the next ticks are waited for. */
  readonly onWaiting?: (why: string) => void;
  /** How long a lock is tried for. */
  readonly patienceMs?: number;
}

export interface PromoteResult {
  /** What moved, or would have to; empty: all of it was promoted already. */
  readonly moves: readonly Move[];
  /** What stands against it, each in a sentence. */
  readonly refusals: readonly string[];
  readonly promoted: boolean;
}

/** Promotes a build, or says what stands against it. Throws REPSTREAM_LINEAGE for one that is unknown or retired, REPSTREAM_BLOCKED. */
export async function promote(database: Database, request: PromoteRequest): Promise<PromoteResult> {
  const { lineage, force, by, reason } = request;
  const all = await readLineages(database);
  const moves = movesOf(lineage, all);
  if (moves.length === 0) return { moves, refusals: [], promoted: true };
  const refusals = await refusalsOf(database, moves, all, request);
  if (refusals.length > 0 && !force) return { moves, refusals, promoted: false };
  await withoutQueueing(
    database,
    async (sql) => {
      await lockSchema(sql);
      if (JSON.stringify(movesOf(lineage, await readLineages(sql))) !== JSON.stringify(moves))
        throw refused('what is promoted was changed meanwhile: run the command again');
      await applyMoves(sql, moves);
      const former = moves.find((move) => move.lineage === lineage)?.former ?? null;
      await writeHistory(sql, {
        action: 'promote',
        lineage,
        former,
        by,
        reason,
        details: { moves, forced: force, overridden: refusals, tell: request.tell ?? false },
      });
    },
    request.onBlocked,
    request.patienceMs,
  );
  return { moves, refusals, promoted: true };
}

function movesOf(lineage: string, all: readonly KnownLineage[]): Move[] {
  const moves = promotedWith(livingLineage(all, lineage), all);
  if (moves) return moves;
  throw refused(
    `${lineage} cannot be promoted: something it reads, directly or not, is retired or was never started here`,
  );
}

async function refusalsOf(
  sql: Sql,
  moves: readonly Move[],
  all: readonly KnownLineage[],
  { force, partitionsOf, onWaiting = () => {} }: PromoteRequest,
): Promise<string[]> {
  const names = moves.map(({ lineage }) => lineage);
  const topics = all
    .filter(({ lineage }) => names.includes(lineage))
    .flatMap(({ inputs }) => inputs.flatMap(({ topic, kind }) => (kind === 'keyed' ? topic : [])));
  const partitions = await partitionsOf([...new Set(topics)]).catch((error: unknown) => {
    // Who forces may have to while the broker is away.
    if (force) return new Map<string, number>();
    throw error;
  });
  const candidates = candidatesOf(moves, all, partitions);
  return [
    ...leftBehind(moves, all).map(describeLeftBehind),
    ...(await moreParked(sql, candidates)),
    ...(await notCompared(sql, candidates)),
    ...(await notCaughtUp(sql, candidates, force ? null : onWaiting)),
  ];
}
