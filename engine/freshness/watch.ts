/** Freshness for those who ask often: looked at once a second at most, however many ask. */
import type { Connections } from '../connections.js';
import { type IssuerSeen, issuersSeen } from '../issuing/seen.js';
import { connectKafka } from '../kafka.js';
import { type Log, messageOf, pause } from '../log.js';
import { connectPostgres } from '../postgres.js';
import { readBuilds } from './builds.js';
import { type Freshness, judge } from './judge.js';
import { observe } from './observe.js';

/** A look at what readers see, opened and closed by whoever watches. */
export interface FreshnessWatch {
  /** The verdict on all promoted builds, a second old at most; null: broker or Postgres do not answer in time. */
  look(): Promise<Freshness | null>;
  /** How far issuers are; null: broker or Postgres do not answer in time. */
  issuers(): Promise<readonly IssuerSeen[] | null>;
  close(): Promise<void>;
}

const KEPT_MS = 1_000;
const PATIENCE_MS = 2_000;

/** Connects when it is first asked. */
export function watchFreshness(connections: Connections, log: Log): FreshnessWatch {
  const admin = connectKafka(connections, 'repstream-freshness', log).admin();
  const database = connectPostgres(connections.databaseUrl, log, 1);
  let connecting: Promise<void> | null = null;
  let current: { at: number; isOver: boolean; answer: Promise<Freshness | null> } | null = null;

  async function connected(): Promise<void> {
    connecting ??= admin.connect().catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    await connecting;
  }

  async function ask(): Promise<Freshness> {
    await connected();
    const builds = await readBuilds(database);
    const shown = builds.filter(({ promoted }) => promoted);
    return judge(await observe(database, admin, shown));
  }

  /** One look at a time: while the broker is away, one waits for it and the others are not kept. */
  function begin() {
    const answer = ask().catch((error: unknown) => {
      log.debug({ error: messageOf(error) }, 'freshness cannot be told');
      return null;
    });
    const begun = { at: Date.now(), isOver: false, answer };
    void answer.then(() => {
      begun.isOver = true;
    });
    return begun;
  }

  return {
    async look() {
      if (!current || (current.isOver && Date.now() - current.at >= KEPT_MS)) current = begin();
      return inTime(current.answer, current.at + PATIENCE_MS);
    },
    issuers() {
      const seen = connected().then(() => issuersSeen(database, admin));
      return inTime(
        seen.catch(() => null),
        Date.now() + PATIENCE_MS,
      );
    },
    async close() {
      await Promise.allSettled([Promise.race([admin.disconnect(), pause(PATIENCE_MS)]), database.close()]);
    },
  };
}

/** Null: not by then, ms. */
async function inTime<Answer>(answer: Promise<Answer>, deadline: number): Promise<Answer | null> {
  const waiting = new AbortController();
  try {
    return await Promise.race([answer, pause(Math.max(0, deadline - Date.now()), waiting.signal).then(() => null)]);
  } finally {
    waiting.abort();
  }
}
