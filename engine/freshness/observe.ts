/** What can be seen of builds from outside, at one moment: no process is asked, and nothing needs to have been written down before. */
import type { Admin } from '../kafka.js';
import type { Sql } from '../postgres.js';
import { type Build, strictestTarget } from './builds.js';
import { type Holders, holdersOf } from './holders.js';
import { type Lag, lagOf, type TaskProgress } from './lag.js';
import { latenessOf } from './lateness.js';
import { unpublishedAges } from './unpublished.js';

/** One input of a task. */
export interface InputSeen {
  readonly topic: string;
  readonly position: number;
  readonly end: number;
  /** Records not yet folded. */
  readonly behind: number;
  /** Age of the oldest of them, by the broker's time, at least; 0: within the build's strictest target. */
  readonly lateMs: number;
}

/** A task, whether it was ever begun or not. */
export interface TaskSeen {
  readonly partition: number;
  /** Whether a process has it; null: tasks are being handed out anew. */
  readonly held: boolean | null;
  /** The latest tick folded, ms; 0: none yet. */
  readonly tick: number;
  readonly stopped: string | null;
  /** Since the last checkpoint, ms; null: there was none. */
  readonly quietMs: number | null;
  readonly parkedKeys: number;
  /** Scopes to be shown again with changed tables. */
  readonly sweeping: number;
  /** Since when, ms; 0: within the build's strictest target. */
  readonly sweepLateMs: number;
  readonly renewal: TaskProgress['renewal'];
  readonly inputs: readonly InputSeen[];
}

/** A build with its tasks. */
export interface BuildSeen extends Build {
  readonly processes: number;
  readonly tasks: readonly TaskSeen[];
  /** Of each upstream build: the age of what it committed for this one and has not published, beyond the target. */
  readonly unpublished: readonly { readonly lineage: string; readonly ms: number }[];
}

/** Looks once. All that is seen as late was late when the look began. */
export async function observe(sql: Sql, admin: Admin, builds: readonly Build[]): Promise<BuildSeen[]> {
  const now = Date.now();
  const { tasks, lags, unheard } = await lagOf(builds, admin, sql);
  const holders = await holdersOf(
    admin,
    builds.map(({ lineage }) => lineage),
  );
  const targets = new Map(builds.map((build) => [build.lineage, strictestTarget(build, builds)]));
  const late = await lateOf(admin, lags, targets, now);
  const inTime = unheard.filter(
    ({ lineage, partition, topic }) =>
      !lags.some((lag) => is(lag, lineage, partition) && lag.topic === topic && late.get(lag)),
  );
  const waiting = await unpublishedAges(sql, inTime);
  return builds.map((build) => {
    const target = targets.get(build.lineage) ?? Number.POSITIVE_INFINITY;
    const ours = waiting.filter(({ of, ms }) => of.lineage === build.lineage && ms > target);
    const writers = [...new Set(ours.map(({ of }) => of.producer.lineage))];
    const { processes, partitions } = holders(build.lineage);
    return {
      ...build,
      processes,
      tasks: tasksOf(build, target, tasks, lags, late, partitions),
      unpublished: writers.map((lineage) => ({
        lineage,
        ms: Math.max(...ours.map(({ of, ms }) => (of.producer.lineage === lineage ? ms : 0))),
      })),
    };
  });
}

const is = (one: { lineage: string; partition: number }, lineage: string, partition: number) =>
  one.lineage === lineage && one.partition === partition;

/** The lateness of each lag that is beyond its build's target; readers of a topic with one target are asked for together. */
async function lateOf(
  admin: Admin,
  lags: readonly Lag[],
  targets: ReadonlyMap<string, number | null>,
  now: number,
): Promise<ReadonlyMap<Lag, number>> {
  const groups = new Map<string, Lag[]>();
  for (const lag of lags) {
    const target = targets.get(lag.lineage) ?? null;
    if (target === null || lag.behind === 0) continue;
    const id = `${target}/${lag.topic}`;
    groups.set(id, [...(groups.get(id) ?? []), lag]);
  }
  const late = new Map<Lag, number>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const [{ topic, lineage } = { topic: '', lineage: '' }] = group;
      // Records that are gone are told by the task, which has stopped: their age is not known.
      const readings = group.map(({ partition, position, start }) => ({
        partition,
        position: Math.max(position, start),
      }));
      const ages = await latenessOf(readings, targets.get(lineage) ?? 0, now, async (time) => {
        const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, time);
        return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
      });
      group.forEach((lag, i) => void late.set(lag, ages[i] ?? 0));
    }),
  );
  return late;
}

function tasksOf(
  { lineage }: Build,
  targetMs: number,
  tasks: readonly TaskProgress[],
  lags: readonly Lag[],
  late: ReadonlyMap<Lag, number>,
  held: Holders['partitions'],
): TaskSeen[] {
  const ours = lags.filter((lag) => lag.lineage === lineage);
  const partitions = [...new Set(ours.map(({ partition }) => partition))].sort((a, b) => a - b);
  return partitions.map((partition) => {
    const task = tasks.find((one) => is(one, lineage, partition));
    return {
      partition,
      held: held === null ? null : held.has(partition),
      tick: task?.tick ?? 0,
      stopped: task?.stopped ?? null,
      quietMs: task?.quietMs ?? null,
      parkedKeys: task?.parkedKeys ?? 0,
      sweeping: task?.sweeping ?? 0,
      sweepLateMs: task && task.sweepingMs > targetMs ? task.sweepingMs : 0,
      renewal: task?.renewal ?? null,
      inputs: ours
        .filter((lag) => lag.partition === partition)
        .map((lag) => ({
          topic: lag.topic,
          position: lag.position,
          end: lag.end,
          behind: lag.behind,
          lateMs: late.get(lag) ?? 0,
        })),
    };
  });
}
