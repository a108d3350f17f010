/** Builds as somebody saw them. */
import type { BuildSeen, TaskSeen } from '../../../../engine/freshness/observe.js';

/** A task that has folded everything but `waiting` records, of which the oldest is `lateMs` old. */
export const task = (
  partition: number,
  more: Partial<TaskSeen> & { lateMs?: number; waiting?: number } = {},
): TaskSeen => {
  const { lateMs = 0, waiting = lateMs > 0 ? 10 : 0, ...rest } = more;
  const inputs = [{ topic: 'facts', position: 100, end: 100 + waiting, behind: waiting, lateMs }];
  return {
    partition,
    held: true,
    tick: 5_000,
    stopped: null,
    quietMs: 100,
    parkedKeys: 0,
    sweeping: 0,
    sweepLateMs: 0,
    renewal: null,
    inputs,
    ...rest,
  };
};

/** A promoted build with one view of its name, 1 s target. */
export const build = (
  processor: string,
  from: readonly string[],
  tasks: readonly TaskSeen[] = [task(0), task(1)],
  more: Partial<BuildSeen> = {},
): BuildSeen => ({
  lineage: `${processor}-v1-0`,
  processor,
  promoted: true,
  inputs: from.map((name) => ({ topic: `${name}.${name}-v1-0`, lineage: `${name}-v1-0`, kind: 'keyed' })),
  topics: [],
  views: [{ view: processor, access: 'public', freshWithinMs: 1_000 }],
  sqlViews: [],
  processes: 1,
  unpublished: [],
  tasks,
  ...more,
});
