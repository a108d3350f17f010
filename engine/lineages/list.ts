/** Every build with what there is to know of it at a glance. */
import { readUnderWay, type UnderWay } from '../building/under-way.js';
import { keptTable, stateTable } from '../ddl.js';
import type { Sql } from '../postgres.js';
import { type RebuildHorizon, readHorizons, rebuildHorizon } from '../purging/horizons.js';
import { type KnownLineage, readLineages, readViews } from './catalogue.js';

/** `former`: it was promoted once; `built`: it never was. */
export type LineageState = 'promoted' | 'built' | 'former' | 'retired';

export interface ListedLineage {
  readonly processor: string;
  readonly lineage: string;
  readonly version: number;
  readonly state: LineageState;
  /** How far it is while `views build` makes it, or null. */
  readonly building: Omit<UnderWay, 'lineage'> | null;
  /** From when on it can be derived again from facts, since what stood before was purged; null: from the start. */
  readonly horizon: RebuildHorizon | null;
  /** ISO 8601; null: it is not promoted. */
  readonly promotedSince: string | null;
  readonly tasks: number;
  /** The least tick that its tasks have folded, ISO 8601; null: one has folded none. */
  readonly tick: string | null;
  readonly read: number;
  readonly parked: number;
  /** Postgres' own estimate; null: it has made none yet. */
  readonly views: readonly { readonly view: string; readonly estimatedRows: number | null }[];
  /** Of views, states and kept inputs, with their indexes. */
  readonly bytes: number;
}

interface Tasks {
  readonly lineage: string;
  readonly tasks: number;
  readonly tick: number;
  readonly read: number;
  readonly parked: number;
}

/** Lists every build, by processor and age. */
export async function listLineages(sql: Sql): Promise<ListedLineage[]> {
  const all = await readLineages(sql);
  const views = await readViews(
    sql,
    all.map(({ lineage }) => lineage),
  );
  const tasks = await sql.query<Tasks & Record<string, unknown>>(
    `select lineage, count(*) as tasks, min(tick) as tick, sum(read)::bigint as read, sum(parked)::bigint as parked
     from engine.tasks group by lineage`,
  );
  const horizons = await readHorizons(sql, null);
  const underWay = new Map((await readUnderWay(sql)).map(({ lineage, ...building }) => [lineage, building]));
  const names = all.flatMap(({ lineage }) => [stateTable(lineage), keptTable(lineage)]);
  const sizes = await sql.query<{ table: string; bytes: number; rows: number }>(
    `select t as "table", pg_total_relation_size(c.oid) as bytes, c.reltuples::bigint as rows
     from unnest($1::text[]) t join pg_class c on c.oid = to_regclass(t)`,
    [[...names, ...views.map(({ table }) => table)]],
  );
  const sizeOf = (table: string) => sizes.find((one) => one.table === table);
  return all
    .map((known) => {
      const own = views.filter(({ lineage }) => lineage === known.lineage);
      const tables = [stateTable(known.lineage), keptTable(known.lineage), ...own.map(({ table }) => table)];
      const of = tasks.find(({ lineage }) => lineage === known.lineage);
      return {
        processor: known.processor,
        lineage: known.lineage,
        version: known.version,
        state: stateOf(known),
        horizon: known.retiredAt ? null : rebuildHorizon(known.lineage, all, horizons),
        building: underWay.get(known.lineage) ?? null,
        promotedSince: known.promoted ? (known.promotedAt?.toISOString() ?? null) : null,
        tasks: of?.tasks ?? 0,
        tick: of && of.tick > 0 ? new Date(of.tick).toISOString() : null,
        read: of?.read ?? 0,
        parked: of?.parked ?? 0,
        views: own.map(({ view, table }) => {
          const rows = sizeOf(table)?.rows ?? -1;
          return { view, estimatedRows: rows < 0 ? null : rows };
        }),
        bytes: tables.reduce((sum, table) => sum + (sizeOf(table)?.bytes ?? 0), 0),
      };
    })
    .sort((a, b) => (a.processor < b.processor ? -1 : Number(a.processor > b.processor)));
}

const stateOf = ({ promoted, promotedAt, retiredAt }: KnownLineage): LineageState =>
  retiredAt ? 'retired' : promoted ? 'promoted' : promotedAt ? 'former' : 'built';
