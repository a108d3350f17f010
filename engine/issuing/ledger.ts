/** What an issuer has issued. */
import type { Sql } from '../postgres.js';

/** A fact that is about to be appended. */
export interface Pending {
  readonly topic: string;
  readonly id: string;
  readonly key: string;
  readonly value: Buffer;
}

const columnsOf = (facts: readonly Pending[]) => [
  facts.map(({ topic }) => topic),
  facts.map(({ id }) => id),
  facts.map(({ key }) => key),
  facts.map(({ value }) => value),
];

/** Notes those that were never issued, and gives them. */
export async function noteNew<Fact extends Pending>(sql: Sql, issuer: string, facts: readonly Fact[]): Promise<Fact[]> {
  const byId = new Map(facts.toReversed().map((fact) => [`${fact.topic} ${fact.id}`, fact]));
  if (byId.size === 0) return [];
  const added = await sql.query<{ topic: string; id: string }>(
    `insert into engine.issued (issuer, topic, id, key, value)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bytea[]) on conflict do nothing returning topic, id`,
    [issuer, ...columnsOf([...byId.values()])],
  );
  const isNew = new Set(added.map(({ topic, id }) => `${topic} ${id}`));
  return facts.filter((fact) => isNew.delete(`${fact.topic} ${fact.id}`));
}

/** Notes that the log has these, whoever appended them. */
export const noteAppended = (sql: Sql, issuer: string, facts: readonly Pick<Pending, 'topic' | 'id'>[]) =>
  sql.query(
    `insert into engine.issued (issuer, topic, id) select distinct $1, topic, id from unnest($2::text[], $3::text[]) d(topic, id)
     on conflict (issuer, topic, id) do update set key = null, value = null`,
    [issuer, facts.map(({ topic }) => topic), facts.map(({ id }) => id)],
  );

/** What was noted and is not known to be on the log. */
export const readPending = (sql: Sql, issuer: string) =>
  sql.query<Pending & Record<string, unknown>>(
    'select topic, id, key, value from engine.issued where issuer = $1 and value is not null',
    [issuer],
  ) as Promise<Pending[]>;
