/** What stands parked: listed, and given up with a reason that is kept. */
import { RepstreamError } from './errors.js';
import type { Database, Sql } from './postgres.js';

/** An event (alone), or a range of a key's events, set aside. `to` is included. */
export interface ParkedEntry {
  readonly id: number;
  readonly kind: 'event' | 'key';
  readonly processor: string;
  readonly lineage: string;
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
  readonly events: number;
  /** Of their values; null: it parked under an earlier version, which did not count them. */
  readonly bytes: number | null;
  readonly key: string | null;
  readonly reason: string;
  readonly detail: string;
  /** ISO 8601. */
  readonly parkedAt: string;
}

/** What to list: all that is given must hold. */
export interface ParkedFilter {
  readonly processor?: string;
  readonly reason?: string;
  readonly key?: string;
}

/** The columns of an entry. */
export const ENTRY = `parked_id as id, kind, processor, lineage, topic, partition, from_offset as "from", to_offset as "to", events, bytes, key, reason, detail,
  to_char(parked_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "parkedAt"`;

/** What stands parked, oldest first: at most `limit` of it, and how much there is. */
export async function listParked(
  sql: Sql,
  { processor, reason, key }: ParkedFilter,
  limit: number,
): Promise<{ total: number; entries: ParkedEntry[] }> {
  const where = `where discarded_at is null and ($1::text is null or processor = $1) and ($2::text is null or reason = $2)
    and ($3::text is null or key = $3)`;
  const values = [processor ?? null, reason ?? null, key ?? null];
  const [count] = await sql.query<{ total: number }>(`select count(*) as total from engine.parked ${where}`, values);
  const entries = await sql.query<ParkedEntry & Record<string, unknown>>(
    `select ${ENTRY} from engine.parked ${where} order by parked_id limit $4`,
    [...values, limit],
  );
  return { total: count?.total ?? 0, entries };
}

/** One entry. Throws REPSTREAM_PARKED when nothing stands parked under that id. */
export async function parkedEntry(sql: Sql, id: number): Promise<ParkedEntry> {
  const [entry] = await sql.query<ParkedEntry & Record<string, unknown>>(
    `select ${ENTRY} from engine.parked where parked_id = $1 and discarded_at is null`,
    [id],
  );
  if (entry) return entry;
  throw new RepstreamError(
    'REPSTREAM_PARKED',
    `nothing stands parked as ${id}; \`repstream parked list\` shows what does`,
  );
}

/** All that goes with an entry: itself, or everything of its parked key in that task. */
export async function belongingTo(
  sql: Sql,
  { kind, id, lineage, partition, key }: ParkedEntry,
): Promise<ParkedEntry[]> {
  return sql.query<ParkedEntry & Record<string, unknown>>(
    kind === 'event'
      ? `select ${ENTRY} from engine.parked where parked_id = $1 and discarded_at is null`
      : `select ${ENTRY} from engine.parked
         where lineage = $1 and partition = $2 and key = $3 and kind = 'key' and discarded_at is null order by parked_id`,
    kind === 'event' ? [id] : [lineage, partition, key],
  );
}

/**
 * Gives up parked entries: they are never folded in this build. A key whose entries are all given up goes on, from what it had
 * folded before, with the next event after the next tick.
 */
export async function discardParked(
  database: Database,
  ids: readonly number[],
  by: string,
  reason: string,
): Promise<ParkedEntry[]> {
  return database.transaction((sql) =>
    sql.query<ParkedEntry & Record<string, unknown>>(
      `update engine.parked set discarded_at = now(), discarded_by = $2, discard_reason = $3
       where parked_id = any($1) and discarded_at is null returning ${ENTRY}`,
      [ids, by, reason],
    ),
  );
}
