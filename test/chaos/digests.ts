/** What stands in the views, in a line each: equal lines mean equal rows, whatever their order. */
import type pg from 'pg';

export interface ViewDigest {
  readonly view: string;
  readonly rows: number;
  /** MD5 over the texts of all rows, sorted bytewise. */
  readonly digest: string | null;
}

/** Digests of all views that stand promoted, public and private, by name. A new view is among them by being declared. */
export async function viewDigests(db: pg.Pool): Promise<ViewDigest[]> {
  const { rows: views } = await db.query<{ view_name: string; physical_table: string }>(
    `SELECT v.view_name, v.physical_table FROM engine.views v JOIN engine.lineages l USING (lineage)
     WHERE l.promoted ORDER BY v.view_name`,
  );
  const digests: ViewDigest[] = [];
  for (const { view_name: view, physical_table: table } of views) {
    const { rows } = await db.query<{ rows: number; digest: string | null }>(
      `SELECT count(*)::int AS rows, md5(string_agg(v::text, e'\\n' ORDER BY v::text COLLATE "C")) AS digest FROM ${table} v`,
    );
    digests.push({ view, rows: rows[0]?.rows ?? 0, digest: rows[0]?.digest ?? null });
  }
  return digests;
}
