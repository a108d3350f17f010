/** Kept inputs as they stand in the database: values that a checkpoint puts there or takes away. */
import type { Checkpoint } from './checkpoint.js';
import { joined, numbers, texts } from './columns.js';
import type { Sql } from './postgres.js';

/** Writes what changed. */
export async function writeKept(sql: Sql, table: string, kept: Checkpoint['kept']): Promise<void> {
  if (kept.length === 0) return;
  const columns = (of: Checkpoint['kept']) => [
    texts(of.map(({ key }) => key)),
    numbers(of.map(({ task }) => task)),
    texts(of.map(({ input }) => input)),
    texts(of.map(({ entity }) => entity)),
    texts(of.map(({ producer }) => producer)),
  ];
  const gone = kept.filter(({ value }) => value === null);
  if (gone.length > 0) {
    await sql.query(
      `-- name: forget_kept
       delete from ${table} k using unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[])
         d(key, task, input, entity, producer)
       where k.key = d.key and k.task = d.task
         and k.input = d.input and k.entity = d.entity
         and k.producer = d.producer`,
      columns(gone),
    );
  }
  const now = kept.filter(({ value }) => value !== null);
  if (now.length > 0) {
    await sql.query(
      `-- name: keep
       insert into ${table} (key, task, input, entity, producer, at, value, beaten)
       select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[], string_to_array($7, e'\\x01'), $8::boolean[])
       on conflict (key, task, input, entity, producer) do update set at = excluded.at, value = excluded.value, beaten = excluded.beaten`,
      [
        ...columns(now),
        numbers(now.map(({ at }) => at)),
        joined(now.map(({ value }) => value ?? '')),
        numbers(now.map(({ beaten }) => beaten)),
      ],
    );
  }
}
