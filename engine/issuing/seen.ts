/** Issuers seen from outside: whether one is at work, and how far it is behind the build that it follows. */
import { latenessOf } from '../freshness/lateness.js';
import type { Admin } from '../kafka.js';
import type { Sql } from '../postgres.js';
import { Places } from './places.js';
import type { PromotedBuild } from './promoted.js';

/** How late an issuer may be: it writes down where it is twice a second, and stands still for some seconds at a promote. */
export const ISSUED_WITHIN_MS = 10_000;

/** An issuer that was at work once. */
export interface IssuerSeen {
  readonly issuer: string;
  /** The topic that it follows, by its name in Kafka. */
  readonly topic: string;
  /** Whether a process holds it. */
  readonly isHeld: boolean;
  /** Events that it has still to read. */
  readonly behind: number;
  /** Age of the oldest of them, ms; 0: within what it may be. */
  readonly lateMs: number;
}

/** All of them; none before the first was at work. */
export async function issuersSeen(sql: Sql, admin: Admin): Promise<IssuerSeen[]> {
  const [there] = await sql.query<{ there: boolean }>(`select to_regclass('engine.issuers') is not null as there`);
  if (!there?.there) return [];
  const rows = await sql.query<{ issuer: string; following: PromotedBuild; isHeld: boolean }>(
    `select issuer, following, exists (
       select from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and d.datname = current_database()
         and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('repstream ' || issuer, 0)) as "isHeld"
     from engine.issuers order by issuer`,
  );
  const existing = new Set(await admin.listTopics());
  return Promise.all(
    rows.map(async ({ issuer, following: { physical }, isHeld }) => {
      const behind = existing.has(physical) ? await behindOf(sql, admin, issuer, physical) : { behind: 0, lateMs: 0 };
      return { issuer, topic: physical, isHeld, ...behind };
    }),
  );
}

async function behindOf(sql: Sql, admin: Admin, issuer: string, topic: string) {
  const places = await Places.read(sql, issuer, topic);
  const readings = (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
    ...{ partition, position: Math.max(places.next(partition), Number(low)), end: Number(high) },
  }));
  const behind = readings.reduce((sum, { position, end }) => sum + Math.max(0, end - position), 0);
  if (behind === 0) return { behind, lateMs: 0 };
  const ages = await latenessOf(readings, ISSUED_WITHIN_MS, Date.now(), async (time) => {
    const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, time);
    return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
  });
  return { behind, lateMs: Math.max(...ages) };
}
