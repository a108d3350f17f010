/** When a task has seen a tick: all source records before it and all that upstream tasks had put out by then are folded. */
import type { Intake } from './intake.js';
import type { Admin } from './kafka.js';
import type { Database } from './postgres.js';
import type { Task } from './task.js';
import type { Topology } from './topology.js';

interface Upstream {
  readonly physical: string;
  readonly producer: string;
  readonly incarnation: string;
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What must be folded before the tick at `time` is. */
export interface Horizon {
  readonly time: number;
  /** Where the partitions of each source input ended just after the tick, by physical topic. */
  readonly ends: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** What upstream tasks had put out when all of them had folded the tick; null while one has folded none. */
  readonly upstream: readonly Upstream[] | null;
}

/** Asks the broker where the source inputs end now; the tick was read before, so all records before it lie below. */
export async function horizonAt(time: number, intakes: Iterable<Intake>, admin: Admin): Promise<Horizon> {
  const sources = [...intakes].filter(({ topic }) => topic.role === 'source');
  const ends = await Promise.all(
    sources.map(async ({ physical }): Promise<[string, Map<number, number>]> => {
      const offsets = await admin.fetchTopicOffsets(physical);
      return [physical, new Map(offsets.map(({ partition, high }) => [partition, Number(high)]))];
    }),
  );
  return { time, ends: new Map(ends), upstream: null };
}

/**
 * What the upstream tasks have put out, as of the last tick up to `time` that each of them has written that it folded; null while one has
 * folded none. A quiet task writes its tick now and then only: who waited for the newest would always be late by that.
 */
export async function upstreamAt(
  time: number,
  intakes: Iterable<Intake>,
  topology: Topology,
  partitions: number,
  database: Database,
): Promise<{ time: number; upstream: readonly Upstream[] } | null> {
  const derived = [...intakes].filter(({ topic }) => topic.role === 'derived');
  if (derived.length === 0) return { time, upstream: [] };
  const writers = derived.map(({ topic, physical }) => ({ physical, lineage: topology.writerOf(topic)?.name ?? '' }));
  const rows = await database.query<
    { lineage: string; partition: number; tick: number } & Omit<Upstream, 'physical' | 'producer'>
  >('select lineage, partition, tick, incarnation, numbers from engine.tasks where lineage = any($1)', [
    [...new Set(writers.map(({ lineage }) => lineage))],
  ]);
  const upstream: Upstream[] = [];
  let seen = time;
  for (const { physical, lineage } of writers) {
    const tasks = rows.filter((row) => row.lineage === lineage);
    if (tasks.length < partitions || tasks.some(({ tick }) => tick === 0)) return null;
    for (const { partition, incarnation, numbers, tick } of tasks) {
      upstream.push({ physical, producer: `${lineage}/${partition}`, incarnation, numbers });
      seen = Math.min(seen, tick);
    }
  }
  return { time: seen, upstream };
}

/** Whether the task has folded all that lies before the horizon. */
export function hasSeen(task: Task, horizon: Horizon): boolean {
  if (!horizon.upstream) return false;
  for (const [physical, ends] of horizon.ends) {
    if ((task.positions.get(physical) ?? 0) < (ends.get(task.partition) ?? 0)) return false;
  }
  return horizon.upstream.every(({ physical, producer, incarnation, numbers }) => {
    const number = numbers[physical]?.[task.partition] ?? 0;
    const heard = task.heard[physical]?.[producer];
    // What is heard of a newer incarnation stands for all that older ones had put out.
    return (
      number === 0 ||
      (heard !== undefined &&
        (heard.incarnation > incarnation || (heard.incarnation === incarnation && heard.number >= number)))
    );
  });
}
