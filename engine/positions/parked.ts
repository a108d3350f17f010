/** Whether records, or what came of them, stand parked on the way to a view: then no waiting brings them. */
import type { Sql } from '../postgres.js';
import type { SourcePosition } from '../publish.js';

/** What stands parked. */
export interface ParkedThere {
  readonly parkedId: number;
  readonly lineage: string;
  readonly partition: number;
  readonly key: string | null;
  readonly reason: string;
  /** Somebody gave it up. */
  readonly discarded: boolean;
}

interface Range extends ParkedThere {
  readonly kind: 'event' | 'key';
  readonly topic: string;
  readonly fromOffset: number;
  readonly toOffset: number;
  readonly events: number;
}

/** Finds out the key of a record; null: it has none, or is gone. */
export type KeyAt = (position: SourcePosition) => Promise<string | null>;

/** Finds what is parked in these builds of these records, or of these keys: what comes of a key that stands parked waits. Null: nothing. */
export async function parkedOnTheWay(
  sql: Sql,
  lineages: readonly string[],
  positions: readonly SourcePosition[],
  askKeys: () => Promise<readonly string[]>,
  keyAt: KeyAt,
): Promise<ParkedThere | null> {
  const [found] = await sql.query<{ any: boolean }>(
    `-- name: any_parked
     select exists (select from models.parked_ranges where lineage = any($1)) as any`,
    [lineages],
  );
  if (!found?.any) return null;
  const keys = await askKeys();
  const ranges = await sql.query<Range & Record<string, unknown>>(
    `-- name: parked_there
     select r.parked_id as "parkedId", r.kind, r.lineage, r.partition, r.topic, r.from_offset as "fromOffset", r.to_offset as "toOffset", r.events,
       r.key, r.reason, r.discarded
     from models.parked_ranges r
     where r.lineage = any($1) and ((r.kind = 'key' and not r.discarded and r.key = any($5)) or exists (
       select from unnest($2::text[], $3::int[], $4::bigint[]) p(topic, partition, "offset")
       where p.topic = r.topic and p.partition = r.partition and p."offset" between r.from_offset and r.to_offset))
     order by r.parked_id`,
    [
      lineages,
      positions.map(({ topic }) => topic),
      positions.map(({ partition }) => partition),
      positions.map(({ offset }) => offset),
      keys,
    ],
  );
  for (const range of ranges) {
    const { kind, key, discarded, toOffset, fromOffset, events } = range;
    if (kind === 'key' && !discarded && key !== null && keys.includes(key)) return range;
    if (events > toOffset - fromOffset) return range;
    // Other keys have records within the range.
    for (const position of positions) if (isWithin(range, position) && (await keyAt(position)) === key) return range;
  }
  return null;
}

const isWithin = (range: Range, { topic, partition, offset }: SourcePosition) =>
  range.topic === topic && range.partition === partition && range.fromOffset <= offset && offset <= range.toOffset;
