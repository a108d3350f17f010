/** What stands in the public views, in a line each: equal lines mean equal rows, whatever their order. */
import type pg from 'pg';

export interface ViewDigest {
  readonly view: string;
  readonly rows: number;
  /** MD5 over the texts of all rows, sorted bytewise. */
  readonly digest: string | null;
}

/** Digests of all public views, by name. */
export async function viewDigests(db: pg.Pool): Promise<ViewDigest[]> {
  const { rows: views } = await db.query<{ view_name: string }>(
    'SELECT view_name FROM models.view_catalogue ORDER BY view_name',
  );
  const digests: ViewDigest[] = [];
  for (const { view_name: view } of views) {
    const { rows } = await db.query<{ rows: number; digest: string | null }>(
      `SELECT count(*)::int AS rows, md5(string_agg(v::text, e'\\n' ORDER BY v::text COLLATE "C")) AS digest FROM models."${view}" v`,
    );
    digests.push({ view, rows: rows[0]?.rows ?? 0, digest: rows[0]?.digest ?? null });
  }
  return digests;
}
