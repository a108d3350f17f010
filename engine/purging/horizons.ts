/** Horizons: from where on the facts of a topic are still there, and so from when on a build can be derived again from them. */
import type { Sql } from '../postgres.js';

/** Where the facts of a partition begin. */
export interface Horizon {
  readonly topic: string;
  readonly partition: number;
  /** What stood before this offset was purged. */
  readonly offset: number;
  /** The broker's time of the first record that stayed, ISO 8601. */
  readonly time: string;
  /** Those that cover what was purged last. */
  readonly certificates: readonly number[];
}

/** The horizons of these topics (null: of all) as they are now; partitions of which nothing was purged have none. */
export const readHorizons = (sql: Sql, topics: readonly string[] | null): Promise<Horizon[]> =>
  sql.query<Horizon & Record<string, unknown>>(
    `select distinct on (topic, partition) topic, partition, from_offset as "offset",
       to_char(from_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time, certificates::float8[] as certificates
     from engine.horizons where $1::text[] is null or topic = any($1) order by topic, partition, from_offset desc`,
    [topics],
  );

/** What a build reads, as the database has it. */
interface Reading {
  readonly lineage: string;
  readonly inputs: readonly { readonly topic: string; readonly lineage: string | null; readonly kind: string }[];
}

/** From when on a build can be derived again from facts. */
export interface RebuildHorizon {
  /** By the broker's time, ISO 8601: the latest of all partitions. */
  readonly since: string;
  readonly partitions: Pick<Horizon, 'topic' | 'partition' | 'offset' | 'time'>[];
}

/** Of a build, by what it reads and what that reads; null: from the start. */
export function rebuildHorizon(
  lineage: string,
  builds: readonly Reading[],
  horizons: readonly Horizon[],
): RebuildHorizon | null {
  const sources = sourcesOf(lineage, builds, new Set());
  const partitions = horizons
    .filter(({ topic, offset }) => sources.has(topic) && offset > 0)
    .map(({ topic, partition, offset, time }) => ({ topic, partition, offset, time }));
  const since = partitions
    .map(({ time }) => time)
    .sort()
    .at(-1);
  return since === undefined ? null : { since, partitions };
}

function sourcesOf(lineage: string, builds: readonly Reading[], seen: Set<string>): Set<string> {
  const sources = new Set<string>();
  if (seen.has(lineage)) return sources;
  seen.add(lineage);
  for (const { topic, lineage: writer } of builds.find((build) => build.lineage === lineage)?.inputs ?? []) {
    if (writer === null) sources.add(topic);
    else for (const source of sourcesOf(writer, builds, seen)) sources.add(source);
  }
  return sources;
}
