/** Who reads a topic, and how far its beginning must stay for each of them. */
import { stateTable } from '../ddl.js';
import { RepstreamError } from '../errors.js';
import { type KnownLineage, readLineages } from '../lineages/catalogue.js';
import type { Sql } from '../postgres.js';
import type { Topic } from '../topic.js';
import type { Topology } from '../topology.js';

/** What was asked of a topic cannot be done; nothing was deleted. */
export const refused = (message: string) => new RepstreamError('REPSTREAM_PURGE', message);

/** The builds, promoted or not, that read the topic and are not retired. Throws REPSTREAM_PURGE when one of their processors cannot do without its beginning. */
export async function readersOf(sql: Sql, { lineages }: Topology, { name, keeps }: Topic): Promise<KnownLineage[]> {
  if (keeps !== 'until-purged')
    throw refused(`${name} is not declared to be kept until purged, so nothing of it is deleted`);
  const readers = (await readLineages(sql)).filter(
    ({ retiredAt, inputs }) => retiredAt === null && inputs.some(({ topic }) => topic === name),
  );
  for (const { lineage, processor: of, inputs } of readers) {
    const declared = lineages.find(({ processor }) => processor.name === of)?.processor;
    const isTable = inputs.some(({ topic, kind }) => topic === name && kind === 'table');
    if (!declared?.inherit || isTable)
      throw refused(
        `${lineage} reads ${name}, and ${of} cannot begin from what an earlier build keeps (\`inherit\`)${declared ? '' : ': it is not in the code at hand, so retire it'}`,
      );
  }
  if (readers.some(({ promoted }) => promoted)) return readers;
  throw refused(`no build that reads ${name} is promoted, so nobody keeps what it says`);
}

/** An offset of a partition that must stay, with all after it. */
export interface Hold {
  readonly partition: number;
  readonly offset: number;
  /** A sentence about it. */
  readonly why: string;
}

/** What holds for these builds: what they have not folded, what belongs to unfinished scopes, and what stands parked. */
export async function holdsOf(
  sql: Sql,
  topic: string,
  readers: readonly KnownLineage[],
  partitions: readonly number[],
): Promise<Hold[]> {
  const holds: Hold[] = [];
  for (const { lineage } of readers) {
    const positions = await sql.query<{ partition: number; offset: number }>(
      'select partition, coalesce((positions ->> $2)::bigint, 0) as "offset" from engine.tasks where lineage = $1',
      [lineage, topic],
    );
    const unfinished = await sql.query<{ partition: number; offset: number }>(
      `select task as partition, min(first_offset) as "offset" from ${stateTable(lineage)}
       where wake_at is not null and first_offset is not null group by task`,
    );
    const parked = await sql.query<{ partition: number; offset: number }>(
      `select partition, min(from_offset) as "offset" from engine.parked
       where lineage = $1 and topic = $2 and discarded_at is null group by partition`,
      [lineage, topic],
    );
    for (const partition of partitions) {
      const at = (of: typeof positions) => of.find((one) => one.partition === partition)?.offset;
      const hold = (offset: number | undefined, why: string) => {
        if (offset !== undefined) holds.push({ partition, offset, why });
      };
      hold(at(positions) ?? 0, `${lineage} has folded nothing from there on`);
      hold(at(unfinished), `of ${lineage}, something that is not finished begins there`);
      hold(at(parked), `of ${lineage}, something stands parked there`);
    }
  }
  return holds;
}
