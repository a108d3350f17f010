/** Changes that take locks from readers: nobody waits behind them for long, and who is in the way is named. */
import { RepstreamError } from '../errors.js';
import { pause } from '../log.js';
import type { Database, Sql } from '../postgres.js';

/** Who holds the lock that is waited for. */
export interface Blocker {
  readonly pid: number;
  readonly application: string | null;
  /** When its latest statement began; null: we may not see that. */
  readonly queryStart: Date | null;
}

/** While a lock is waited for, whoever comes later waits behind us: so never long. */
const LOCK_TIMEOUT = '100ms';
const PATIENCE_MS = 30_000;
/** Between attempts: most locks are held for a moment, some for long. */
const PAUSES_MS = [20, 50, 100, 200];
const LOOK_MS = 30;

/**
 * Runs `work` in one transaction that gives up at a lock held by others, and then again for up to 30 s. Tells of each blocker once.
 * Throws REPSTREAM_BLOCKED, naming the last.
 */
export async function withoutQueueing<T>(
  database: Database,
  work: (sql: Sql) => Promise<T>,
  onBlocked: (blocker: Blocker) => void = () => {},
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  const told = new Set<number>();
  let last: Blocker | null = null;
  const see = (blocker: Blocker) => {
    last = blocker;
    if (!told.has(blocker.pid)) onBlocked(blocker);
    told.add(blocker.pid);
  };
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(database, work, see);
    } catch (error) {
      if (!isLockFailure(error)) throw error;
      if (Date.now() >= deadline)
        throw new RepstreamError(
          'REPSTREAM_BLOCKED',
          `a lock was not to be had for ${patienceMs / 1_000} s, and nothing was changed: ${last ? describeBlocker(last) : 'whoever held it came and went'}`,
          { cause: error },
        );
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
    }
  }
}

/** `process 4711 (psql) holds it, its statement began 12:00:03`. */
export const describeBlocker = ({ pid, application, queryStart }: Blocker): string =>
  `process ${pid} of Postgres (${application || 'without a name'}) holds it${queryStart ? `, its last statement began ${queryStart.toISOString()}` : ''}`;

async function attempt<T>(
  database: Database,
  work: (sql: Sql) => Promise<T>,
  see: (blocker: Blocker) => void,
): Promise<T> {
  const ended = new AbortController();
  let watching: Promise<void> = Promise.resolve();
  try {
    return await database.transaction(async (sql) => {
      await sql.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      const [own] = await sql.query<{ pid: number }>('select pg_backend_pid() as pid');
      watching = watch(database, own?.pid ?? 0, see, ended.signal);
      return work(sql);
    });
  } finally {
    ended.abort();
    await watching;
  }
}

/** Postgres tells who blocks only while one waits: so another connection looks meanwhile. */
async function watch(sql: Sql, pid: number, see: (blocker: Blocker) => void, signal: AbortSignal): Promise<void> {
  for (await pause(LOOK_MS, signal); !signal.aborted; await pause(LOOK_MS, signal)) {
    const blockers = await sql
      .query<{ pid: number; application: string | null; queryStart: Date | null }>(
        `select pid, application_name as application, query_start as "queryStart"
         from pg_stat_activity where pid = any(pg_blocking_pids($1))`,
        [pid],
      )
      .catch(() => []);
    blockers.forEach(see);
  }
}

/** Postgres' codes for: the lock was not to be had in time; a deadlock was found. */
const LOCK_FAILURES = ['55P03', '40P01'];

const isLockFailure = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && LOCK_FAILURES.includes(String(error.code));
