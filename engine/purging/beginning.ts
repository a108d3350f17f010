/** Tasks that have not begun, and cannot begin from facts alone, since these were purged: they begin from what the earlier build keeps. */
import { RepstreamError } from '../errors.js';
import type { Log } from '../log.js';
import type { Database, Sql } from '../postgres.js';
import type { Lineage } from '../topology.js';
import { purgeableInput } from './declared.js';
import { readHorizons } from './horizons.js';
import { inherit } from './inherit.js';

/** Has those of these tasks that have not begun begin from what the earlier build keeps. Gives why some cannot, by partition. */
export async function beginFromFormer(
  database: Database,
  lineage: Lineage,
  partitions: readonly number[],
  log: Log,
): Promise<Map<number, string>> {
  const unable = new Map<number, string>();
  const topic = purgeableInput(lineage.processor);
  const former = topic && lineage.processor.inherit ? await formerOf(database, lineage.name) : null;
  if (!topic || !former) return unable;
  const begun = await database.query<{ partition: number }>(
    'select partition from engine.tasks where lineage = $1 and (read > 0 or inherited is not null)',
    [lineage.name],
  );
  const open = partitions.filter((one) => !begun.some(({ partition }) => partition === one));
  for (const { partition, offset: since } of await readHorizons(database, [topic.name])) {
    if (since === 0 || !open.includes(partition)) continue;
    const request = { lineage, partition, former, topic: topic.name, since };
    try {
      const one = await database.transaction(async (sql) => {
        await sql.query('set transaction isolation level repeatable read');
        return inherit(sql, request);
      });
      if (one) log.info({ partition, from: former.lineage, scopes: one.scopes }, 'begins from an earlier build');
    } catch (error) {
      if (!(error instanceof RepstreamError)) throw error;
      unable.set(partition, error.message);
    }
  }
  return unable;
}

async function formerOf(sql: Sql, lineage: string): Promise<{ lineage: string; version: number } | null> {
  const [former] = await sql.query<{ lineage: string; version: number }>(
    `select f.lineage, f.version from engine.lineages l join engine.lineages f on f.lineage = l.inherits_from
     where l.lineage = $1`,
    [lineage],
  );
  return former ?? null;
}
