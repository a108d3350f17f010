/** How far the builds are that are being made, written down by who makes them, for whoever asks elsewhere. */
import type { Sql } from '../postgres.js';
import type { Progress } from './progress.js';

/** A build that is being made. */
export interface UnderWay {
  readonly lineage: string;
  /** Of the records that are on the log so far, rounded down. */
  readonly percent: number;
  /** Seconds that the rest will take; null: nobody knows yet. */
  readonly etaS: number | null;
}

/** Writes down how far these builds are, by lineage. */
export const writeUnderWay = (sql: Sql, builds: ReadonlyMap<string, Progress>) =>
  sql.query(
    `insert into engine.builds as b (lineage, done, records, rate, eta_s, at)
     select *, now() from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
     on conflict (lineage) do update
       set done = excluded.done, records = excluded.records, rate = excluded.rate, eta_s = excluded.eta_s, at = excluded.at`,
    [
      [...builds.keys()],
      ...(['done', 'all', 'rate', 'etaS'] as const).map((of) => [...builds.values()].map((progress) => progress[of])),
    ],
  );

/** Nobody makes these builds any more. */
export const forgetUnderWay = (sql: Sql, lineages: readonly string[]) =>
  sql.query('delete from engine.builds where lineage = any($1)', [lineages]);

/** The builds that are being made now: one whose process was killed leaves the list by itself. */
export const readUnderWay = (sql: Sql) =>
  sql.query<UnderWay & Record<string, unknown>>(
    'select lineage, percent, eta_s as "etaS" from models.builds_under_way order by lineage',
  ) as Promise<UnderWay[]>;

/** Rows in the views of these builds, about: counting them would read them all, so it is Postgres' own count, some seconds late. */
export async function rowsOf(sql: Sql, lineages: readonly string[]): Promise<number> {
  const [found] = await sql.query<{ rows: number }>(
    `select coalesce(sum(pg_stat_get_live_tuples(to_regclass(physical_table))), 0)::bigint as rows
     from engine.views where lineage = any($1)`,
    [lineages],
  );
  return found?.rows ?? 0;
}
