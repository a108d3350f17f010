/** The state of every processor's tasks, from the engine's own views. */
import type { Freshness } from '../engine/freshness/judge.js';
import { type Horizon, rebuildHorizon } from '../engine/purging/horizons.js';
import type { Database } from './database.js';

interface TaskRow {
  processor: string;
  lineage: string;
  promoted: boolean;
  partition: number;
  tick: string | null;
  read: number;
  folded: number;
  repeated: number;
  parked: number;
  late: number;
  positions: Record<string, number>;
  stopped: string | null;
  updatedAt: string;
}
interface ViewRow {
  viewName: string;
  lineage: string;
  comment: string;
  physicalTable: string;
}
interface SqlViewRow {
  viewName: string;
  lineage: string;
  comment: string;
  reads: string[];
}
interface BuildRow {
  lineage: string;
  inputs: { topic: string; lineage: string | null; kind: string }[];
}
interface HorizonRow {
  topic: string;
  partition: number;
  fromOffset: number;
  fromTime: string;
  certificates: (string | number)[];
}
interface UnderWayRow {
  lineage: string;
  percent: number;
  etaS: number | null;
}
interface ParkedRow {
  lineage: string;
  reason: string;
  topic: string;
  events: number;
}

/** Every lineage with its views, tasks and what it parked, promoted ones first. */
export async function processorStatus(db: Database) {
  const tasks: TaskRow[] = await db('processor_tasks').orderBy(['processor', 'lineage', 'partition']);
  const catalogue: ViewRow[] = await db('view_catalogue').orderBy('view_name');
  const computed: SqlViewRow[] = await db('sql_view_catalogue').where('shown', true).orderBy('view_name');
  const parked: ParkedRow[] = await db('parked_events')
    .groupBy('lineage', 'reason', 'topic')
    .orderBy(['reason', 'topic'])
    .select('lineage', 'reason', 'topic', db.raw('sum(events)::bigint as events'));

  const underWay: UnderWayRow[] = await db('builds_under_way').select('lineage', 'percent', 'eta_s');

  const builds: BuildRow[] = await db('freshness_builds').select('lineage', 'inputs');
  const horizons: Horizon[] = (await db('horizons').orderBy('from_offset')).map(horizonOf);

  const byLineage = new Map<string, TaskRow[]>();
  for (const task of tasks) byLineage.set(task.lineage, [...(byLineage.get(task.lineage) ?? []), task]);
  return [...byLineage.values()]
    .map((all) => ({
      ...summary(all),
      views: [
        ...catalogue
          .filter(({ lineage }) => lineage === all[0]?.lineage)
          .map(({ viewName: view, comment, physicalTable }) => ({ view, comment, physicalTable, computedFrom: [] })),
        ...computed
          .filter(({ lineage }) => lineage === all[0]?.lineage)
          .map(({ viewName: view, comment, reads }) => ({ view, comment, physicalTable: null, computedFrom: reads })),
      ],
      building: buildingOf(underWay.find(({ lineage }) => lineage === all[0]?.lineage)),
      parkedByReason: parked.filter(({ lineage }) => lineage === all[0]?.lineage),
      horizon: rebuildHorizon(all[0]?.lineage ?? '', builds, latestOf(horizons)),
      tasks: all,
    }))
    .sort((a, b) => Number(b.promoted) - Number(a.promoted));
}

const horizonOf = (row: HorizonRow): Horizon => ({
  topic: row.topic,
  partition: row.partition,
  offset: row.fromOffset,
  time: new Date(row.fromTime).toISOString(),
  certificates: row.certificates.map(Number),
});

/** Of each partition the last. */
const latestOf = (horizons: readonly Horizon[]): Horizon[] => [
  ...new Map(horizons.map((horizon) => [`${horizon.topic}/${horizon.partition}`, horizon])).values(),
];

const buildingOf = (row: UnderWayRow | undefined) => (row ? { percent: row.percent, etaS: row.etaS } : null);

/** How late the views are that readers see, by name; a view without a verdict is not known, or older than targets. */
export const latenessOf = (freshness: Freshness | null) => {
  const verdicts = new Map(freshness?.views.map((view) => [view.view, view]));
  return (view: string) => {
    const is = verdicts.get(view);
    return {
      freshWithinMs: is?.targetMs ?? null,
      fresh: is?.fresh ?? null,
      lagMs: is?.lagMs ?? null,
      ownLagMs: is?.ownLagMs ?? null,
      inheritedLagMs: is?.inheritedLagMs ?? null,
      why: is?.why.map(({ words }) => words) ?? [],
    };
  };
};

/** Sums over the tasks of one lineage; `asOf` is null while one of them has not folded its first tick. */
function summary(tasks: readonly TaskRow[]) {
  const sum = (of: (task: TaskRow) => number) => tasks.reduce((total, task) => total + of(task), 0);
  const ticks = tasks.flatMap(({ tick }) => (tick ? [Date.parse(tick)] : []));
  const asOf = ticks.length === tasks.length ? Math.min(...ticks) : null;
  return {
    processor: tasks[0]?.processor ?? '',
    lineage: tasks[0]?.lineage ?? '',
    promoted: tasks[0]?.promoted ?? false,
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    stalenessMs: asOf === null ? null : Math.max(0, Date.now() - asOf),
    read: sum((task) => task.read),
    folded: sum((task) => task.folded),
    repeated: sum((task) => task.repeated),
    parked: sum((task) => task.parked),
    late: sum((task) => task.late),
    stopped: tasks.filter(({ stopped }) => stopped !== null).length,
  };
}
