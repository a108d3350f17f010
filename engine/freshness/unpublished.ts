/** Events that a checkpoint put out and the broker has not: they stand in no log, so only the outbox knows their age. */
import type { Sql } from '../postgres.js';
import type { Unheard } from './lag.js';

/** How long ago the first of the events that a task has not heard of was committed, for those that are still in the outbox. */
export async function unpublishedAges(sql: Sql, unheard: readonly Unheard[]): Promise<{ of: Unheard; ms: number }[]> {
  if (unheard.length === 0) return [];
  const rows = await sql.query<{ place: number; ms: number }>(
    `select u.place, (extract(epoch from now() - o.put_at) * 1000)::bigint as ms
     from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::int[], $6::bigint[]) u(place, lineage, partition, topic, target, heard)
     cross join lateral (
       select put_at from models.freshness_outbox o
       where o.lineage = u.lineage and o.partition = u.partition and o.topic = u.topic and o.target = u.target and o.number > u.heard
       order by o.number limit 1) o`,
    [
      unheard.map((_, i) => i),
      unheard.map(({ producer }) => producer.lineage),
      unheard.map(({ producer }) => producer.partition),
      unheard.map(({ topic }) => topic),
      unheard.map(({ partition }) => partition),
      unheard.map(({ heard }) => heard),
    ],
  );
  return rows.flatMap(({ place, ms }) => {
    const of = unheard[place];
    return of ? [{ of, ms }] : [];
  });
}
