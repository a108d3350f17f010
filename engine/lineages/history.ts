/** What was done to lineages, by whom and why. */
import type { Sql } from '../postgres.js';
import type { Move } from './set.js';

/** Who asks, and why. */
export interface Asked {
  readonly by: string;
  readonly reason: string | null;
}

interface Entry extends Asked {
  readonly action: 'compare' | 'promote' | 'rollback' | 'retire' | 'verify' | 'purge';
  readonly lineage: string;
  readonly former: string | null;
  readonly details: object;
}

/** Writes one line of history. */
export const writeHistory = (sql: Sql, { action, lineage, former, by, reason, details }: Entry) =>
  sql.query(
    'insert into engine.lineage_history (action, lineage, former, by, reason, details) values ($1, $2, $3, $4, $5, $6)',
    [action, lineage, former, by, reason, JSON.stringify(details)],
  );

/** A promote that no rollback has undone. */
export interface Promotion {
  readonly id: number;
  readonly at: Date;
  readonly moves: readonly Move[];
}

/** Every promote that stands, the latest first. */
export const standingPromotions = (sql: Sql) =>
  sql.query<Promotion & Record<string, unknown>>(
    `select p.id, p.at, p.details->'moves' as moves from engine.lineage_history p
     where p.action = 'promote' and not exists (
       select from engine.lineage_history r where r.action = 'rollback' and r.details->'undone' @> to_jsonb(p.id))
     order by p.id desc`,
  ) as Promise<Promotion[]>;

/** What the last compare of a build with another said, since the build was made. */
export const lastCompare = async (sql: Sql, lineage: string, other: string): Promise<{ satisfied: boolean } | null> => {
  const [row] = await sql.query<{ satisfied: boolean }>(
    `select (h.details->>'satisfied')::boolean as satisfied from engine.lineage_history h join engine.lineages l using (lineage)
     where h.action = 'compare' and h.lineage = $1 and h.former = $2 and h.at >= l.created_at order by h.id desc limit 1`,
    [lineage, other],
  );
  return row ?? null;
};
