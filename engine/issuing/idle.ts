/** Issuers that were at work once, and are not now. */
import type { Sql } from '../postgres.js';

/** Their names: no session holds their lock. */
export async function idleIssuers(sql: Sql): Promise<string[]> {
  const [there] = await sql.query<{ there: boolean }>(`select to_regclass('engine.issuers') is not null as there`);
  if (!there?.there) return [];
  const rows = await sql.query<{ issuer: string }>(
    `select issuer from engine.issuers i where not exists (
       select from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and d.datname = current_database()
         and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('repstream ' || i.issuer, 0))
     order by issuer`,
  );
  return rows.map(({ issuer }) => issuer);
}
