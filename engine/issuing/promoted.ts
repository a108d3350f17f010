/** Which build of a derived topic readers see. */
import type { Session, Sql } from '../postgres.js';
import type { Topic } from '../topic.js';

/** The build to follow. */
export interface PromotedBuild {
  readonly lineage: string;
  /** The topic's name in Kafka. */
  readonly physical: string;
  /** When it was promoted, ms. */
  readonly promotedAt: number;
  /** Events from before this time (ms) are no news: they stood when it was promoted, and whoever promoted it did not say to tell them. */
  readonly newsSince: number;
}

/** The promoted build that writes the topic; null: there is none yet. */
export async function promotedBuild(sql: Sql, { name }: Topic): Promise<PromotedBuild | null> {
  const [row] = await sql.query<{ lineage: string; promotedAt: number; tell: boolean }>(
    `select l.lineage, (extract(epoch from l.promoted_at) * 1000)::bigint as "promotedAt",
       coalesce((select (h.details ->> 'tell')::boolean from engine.lineage_history h
         where h.action in ('promote', 'rollback') and h.details -> 'moves' @> jsonb_build_array(jsonb_build_object('lineage', l.lineage))
         order by h.id desc limit 1), false) as tell
     from engine.lineages l where l.promoted and l.topics @> to_jsonb($1 || '.' || l.lineage)`,
    [name],
  );
  if (!row) return null;
  const { lineage, promotedAt, tell } = row;
  return { lineage, physical: `${name}.${lineage}`, promotedAt, newsSince: tell ? 0 : promotedAt };
}

/** The build that an issuer followed when it was last at work. */
export async function formerBuild(sql: Sql, issuer: string): Promise<PromotedBuild | null> {
  const [row] = await sql.query<{ following: PromotedBuild }>(
    'select following from engine.issuers where issuer = $1',
    [issuer],
  );
  return row?.following ?? null;
}

/** Notes which build it follows from now on, and that it reads it from the beginning: what was read of it before may have been passed over. */
export const beginFollowing = (session: Session, issuer: string, build: PromotedBuild): Promise<void> =>
  session.transaction(async (sql) => {
    await sql.query(
      `insert into engine.issuers (issuer, following) values ($1, $2) on conflict (issuer) do update set following = excluded.following`,
      [issuer, JSON.stringify(build)],
    );
    await sql.query('delete from engine.issuing where issuer = $1 and topic = $2', [issuer, build.physical]);
  });
