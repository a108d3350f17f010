/** Builds as freshness is judged of them: what each reads, writes and shows, and how late its views may be. */
import type { Sql } from '../postgres.js';
import { type LineageInput, sqlViewsOf, type Topology, viewsOf } from '../topology.js';
import { snakeCase } from '../view.js';

/** One build. */
export interface Build {
  readonly lineage: string;
  readonly processor: string;
  readonly promoted: boolean;
  readonly inputs: readonly LineageInput[];
  /** Names in Kafka of the topics it writes. */
  readonly topics: readonly string[];
  readonly views: readonly BuildView[];
  /** What is computed when read. */
  readonly sqlViews: readonly BuildSqlView[];
}

/** A view of a build, named as in SQL. */
export interface BuildView {
  readonly view: string;
  readonly access: 'public' | 'private';
  /** Null: the build is older than such targets. */
  readonly freshWithinMs: number | null;
}

/** A view that a build declares over others, named as in SQL. */
export interface BuildSqlView {
  readonly view: string;
  readonly reads: readonly string[];
  readonly freshWithinMs: number;
}

/** Whether a process of this version, which keeps what freshness is judged by, ever ran on this database. */
export async function isPrepared(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ there: boolean }>(
    `select to_regclass('models.sql_view_catalogue') is not null as there`,
  );
  return row?.there === true;
}

/** Every build that is not retired, as the database knows them: also those whose code is gone. */
export const readBuilds = async (sql: Sql): Promise<Build[]> =>
  upstreamFirst(
    await sql.query<Build & Record<string, unknown>>(
      `select lineage, processor, promoted, inputs, topics, views,
         (select coalesce(jsonb_agg(jsonb_build_object('view', s.view_name, 'reads', s.reads, 'freshWithinMs', s.fresh_within_ms)
            order by s.view_name), '[]') from models.sql_view_catalogue s where s.lineage = b.lineage) as "sqlViews"
       from models.freshness_builds b order by lineage`,
    ),
  );

/** The builds of this code, whether they ever ran or not. */
export const declaredBuilds = ({ lineages }: Topology): Build[] =>
  lineages.map(({ name, processor, inputs, topics }) => ({
    lineage: name,
    processor: processor.name,
    promoted: false,
    inputs,
    topics,
    views: Object.values(viewsOf(processor)).map((view) => ({
      view: snakeCase(view.name),
      access: view.access,
      freshWithinMs: view.freshWithinMs,
    })),
    sqlViews: Object.values(sqlViewsOf(processor)).map((view) => ({
      view: snakeCase(view.name),
      reads: view.reads,
      freshWithinMs: view.freshWithinMs,
    })),
  }));

/** The topics that a build reads by key. */
export const keyedTopics = ({ inputs }: Build): string[] =>
  inputs.flatMap(({ topic, kind }) => (kind === 'keyed' ? [topic] : []));

/** Whether `build` reads what `writer` writes. */
export const reads = (build: Build, writer: Build): boolean =>
  build.inputs.some(({ lineage }) => lineage === writer.lineage);

/** The strictest target of a build's views, of what is computed from them, and of all downstream: by it the build's own lag is judged. Null: there is none. */
export function strictestTarget(build: Build, all: readonly Build[]): number | null {
  const shown = new Set(build.views.map(({ view }) => view));
  const computed = all.flatMap(({ sqlViews }) => sqlViews).filter(({ reads }) => reads.some((name) => shown.has(name)));
  const own = [...build.views, ...computed].map(({ freshWithinMs }) => freshWithinMs);
  const downstream = all.filter((other) => reads(other, build)).map((other) => strictestTarget(other, all));
  const targets = [...own, ...downstream].filter((target) => target !== null);
  return targets.length > 0 ? Math.min(...targets) : null;
}

/** Writers before readers; otherwise as given. */
export function upstreamFirst(builds: readonly Build[]): Build[] {
  const depth = (build: Build): number =>
    Math.max(0, ...builds.filter((other) => reads(build, other)).map((other) => depth(other) + 1));
  return builds
    .map((build) => ({ build, depth: depth(build) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ build }) => build);
}
