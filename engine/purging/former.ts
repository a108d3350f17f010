/** Which earlier build a new one begins from, where the beginning of an input was purged. */
import { RepstreamError } from '../errors.js';
import type { Sql } from '../postgres.js';
import type { Lineage } from '../topology.js';
import { readHorizons } from './horizons.js';

/**
 * Notes for a build that has not begun from which one it inherits: the promoted one. With the schema's lock held, which whoever purges takes
 * too: from then on nothing more is purged before it has folded it. Throws REPSTREAM_HORIZON.
 */
export async function noteFormer(sql: Sql, lineage: Lineage): Promise<void> {
  const { name, inputs } = lineage;
  const sources = inputs.flatMap(({ topic, kind, lineage: writer }) =>
    kind === 'keyed' && writer === null ? topic : [],
  );
  const purged = (await readHorizons(sql, sources)).filter(({ offset }) => offset > 0);
  const [begun] = await sql.query('select 1 from engine.tasks where lineage = $1 limit 1', [name]);
  if (begun) return;
  const former = purged.length > 0 ? await promotedBefore(sql, lineage, purged) : null;
  await sql.query(
    'update engine.lineages set inherits_from = $2 where lineage = $1 and inherits_from is distinct from $2',
    [name, former],
  );
}

const horizon = (message: string) => new RepstreamError('REPSTREAM_HORIZON', message);

async function promotedBefore(
  sql: Sql,
  { name, processor }: Lineage,
  purged: readonly { readonly topic: string; readonly time: string }[],
): Promise<string> {
  const topics = [...new Set(purged.map(({ topic }) => topic))].join(', ');
  const since = purged
    .map(({ time }) => time)
    .sort()
    .at(-1);
  const gone = `the facts of ${topics} begin at ${since}`;
  if (!processor.inherit)
    throw horizon(
      `${name} cannot be built: ${gone}, and ${processor.name} does not say what a state of an earlier build is in this one (\`inherit\`)`,
    );
  const [row] = await sql.query<{ lineage: string }>(
    'select lineage from engine.lineages where processor = $1 and promoted and lineage <> $2',
    [processor.name, name],
  );
  if (row) return row.lineage;
  throw horizon(
    `${name} cannot be built: ${gone}, and no build of ${processor.name} is promoted that knows what stood before`,
  );
}

/** Builds that have still to begin from what this one keeps. */
export async function heirsOf(sql: Sql, lineage: string): Promise<string[]> {
  const rows = await sql.query<{ heir: string }>(
    `select l.lineage as heir from engine.lineages l
     where l.inherits_from = $1 and l.retired_at is null
       and (select count(*) from engine.tasks t where t.lineage = l.lineage)
         < (select count(*) from engine.tasks t where t.lineage = $1)`,
    [lineage],
  );
  return rows.map(({ heir }) => heir);
}
