/** Work that one process at a time may do: held by a lock of Postgres, and written through the session that holds it. */
import { insist, type Log, messageOf, pause } from './log.js';
import type { Database, Session } from './postgres.js';

const LOOK_MS = 1_000;

/** A holder whose machine is gone without a word is missed after half a minute; over a socket of the same machine they mean nothing. */
const MISS_SOON = `select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
  set_config('tcp_keepalives_count', '4', false)`;

/**
 * Runs `work` while this process holds `name`, again whenever it lost it, until `signal` aborts. What `work` writes through its session
 * is fenced: once the session is gone, so is the right to write. Rejects with what `giveUp` says is no passing matter.
 */
export async function holding(
  database: Database,
  name: string,
  { log, signal, giveUp = () => false }: { log: Log; signal: AbortSignal; giveUp?: (error: unknown) => boolean },
  work: (session: Session) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await insist(log, 'Postgres', () => database.query('select 1'), { signal });
      await database.session(async (session) => {
        await session.query(MISS_SOON);
        if (!(await untilHeld(session, name, log, signal))) return;
        try {
          await work(session);
        } finally {
          // The session goes back to its pool.
          await session.query('select pg_advisory_unlock_all()').catch(() => {});
        }
      });
    } catch (error) {
      if (signal.aborted) return;
      if (giveUp(error)) throw error;
      log.warn({ name, error: messageOf(error) }, `${name} was interrupted and is taken up again`);
      await pause(LOOK_MS, signal);
    }
  }
}

/** Whether it is held; false: stopping. */
async function untilHeld(session: Session, name: string, log: Log, signal: AbortSignal): Promise<boolean> {
  for (let waits = false; !signal.aborted; await pause(LOOK_MS, signal)) {
    const [row] = await session.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [`repstream ${name}`],
    );
    if (row?.held) {
      log.info({ name }, `${name} is at work here`);
      return true;
    }
    if (!waits) log.info({ name }, `another process does ${name}: standing by`);
    waits = true;
  }
  return false;
}
