/** Lets reads wait until views have seen a write. */
import type { Connections } from '../connections.js';
import { type Build, readBuilds } from '../freshness/builds.js';
import { connectKafka } from '../kafka.js';
import { type Log, pause } from '../log.js';
import { connectPostgres, type Sql } from '../postgres.js';
import type { SourcePosition } from '../publish.js';
import { readRanges } from '../ranges.js';
import { closureOf } from './closure.js';
import { type Marks, markId } from './marks.js';
import { type KeyAt, type ParkedThere, parkedOnTheWay } from './parked.js';
import { type Missing, Passing } from './passing.js';
import { Places } from './places.js';
import { Waiting } from './waiting.js';

/** How a wait ended: the views have seen the records; are not there yet; cannot be before something parked goes on; or there is no such record. */
export type Waited =
  | { readonly is: 'seen' }
  | { readonly is: 'behind'; readonly missing: readonly Missing[] }
  | { readonly is: 'parked'; readonly there: ParkedThere }
  | { readonly is: 'nowhere'; readonly why: string };

/** What is waited for. */
export interface Awaited {
  /** Named as in SQL. */
  readonly views: readonly string[];
  /** In source topics. */
  readonly positions: readonly SourcePosition[];
  /** Whom the read is about; asked only when something is parked. */
  readonly keys: () => Promise<readonly string[]>;
}

/** Opened and closed by whoever lets others wait. */
export interface PositionWatch {
  /** Waits up to `ms`, or until `signal` aborts. Rejects when Postgres is away. */
  wait(awaited: Awaited, ms: number, signal: AbortSignal): Promise<Waited>;
  close(): Promise<void>;
}

const BUILDS_KEPT_MS = 1_000;
/** Waits are remembered, so that who asks again goes on where the last wait ended. */
const REMEMBERED = 500;
const PATIENCE_MS = 2_000;

/** Connects when it is first asked. */
export function watchPositions(connections: Connections, log: Log): PositionWatch {
  const database = connectPostgres(connections.databaseUrl, log, 2);
  const kafka = connectKafka(connections, 'repstream-positions', log);
  const places = new Places(kafka.admin(), log);
  const waiting = new Waiting(database);
  const remembered = new Map<string, Passing>();
  let builds: { at: number; known: Promise<readonly Build[]> } | null = null;

  function buildsNow(): Promise<readonly Build[]> {
    if (!builds || Date.now() - builds.at > BUILDS_KEPT_MS) {
      const known = readBuilds(database);
      builds = { at: Date.now(), known };
      known.catch(() => {
        builds = null;
      });
    }
    return builds.known;
  }

  function passingOf(path: readonly Build[], positions: readonly SourcePosition[]): Passing {
    const id = JSON.stringify([path.map(({ lineage }) => lineage), positions]);
    const passing = remembered.get(id) ?? new Passing(path, positions);
    remembered.delete(id);
    remembered.set(id, passing);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return passing;
  }

  const keyAt: KeyAt = async ({ topic, partition, offset }) => {
    let key: string | null = null;
    await readRanges(
      kafka,
      [{ topic, partition, from: offset, to: offset + 1 }],
      (_, records) => {
        const record = records.find((one) => Number(one.offset) === offset);
        key ??= record?.key?.toString() ?? null;
      },
      log,
    );
    return key;
  };

  return {
    async wait(awaited, ms, signal) {
      const { views, positions, keys } = awaited;
      const began = performance.now();
      const path = closureOf(views, await buildsNow());
      const passing = passingOf(path, positions);
      const { lineages } = passing;
      const ended = new AbortController();
      let why: string | null = null;
      const unproven = () => positions.filter((position) => !isFolded(position, lineages, waiting.marks));
      // Beside the waiting: it costs the broker a question, which most reads need not ask.
      const prove = async () => {
        why = await places.whyNot(unproven());
        if (why) ended.abort();
      };
      const missing = await waiting.until(passing, ms, AbortSignal.any([signal, ended.signal]), () => void prove());
      // What no task of these reads was never looked at.
      if (missing.length === 0 && why === null) why = await places.whyNot(unproven());
      if (why !== null) return { is: 'nowhere', why };
      const there = await parkedOnTheWay(database, lineages, positions, keys, keyAt);
      if (there) return { is: 'parked', there };
      if (missing.length > 0) return { is: 'behind', missing };
      if (await arePromoted(database, lineages)) return { is: 'seen' };
      // Readers see other builds since: what these have seen says nothing.
      builds = null;
      return this.wait(awaited, Math.max(0, ms - (performance.now() - began)), signal);
    },
    async close() {
      await Promise.allSettled([Promise.race([places.close(), pause(PATIENCE_MS)]), database.close()]);
    },
  };
}

async function arePromoted(sql: Sql, lineages: readonly string[]): Promise<boolean> {
  const [row] = await sql.query<{ count: number }>(
    `-- name: are_promoted
     select count(*) from models.freshness_builds where promoted and lineage = any($1)`,
    [lineages],
  );
  return row?.count === lineages.length;
}

/** Whether one of these tasks has folded, or taken in, what stands there: then there is such a record. */
function isFolded({ topic, partition, offset }: SourcePosition, lineages: readonly string[], marks: Marks): boolean {
  return lineages.some((lineage) => (marks.get(markId(lineage, partition))?.positions[topic] ?? 0) > offset);
}
