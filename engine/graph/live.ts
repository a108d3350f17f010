/** What runs, for the arrows and boxes of a picture of the dataflow: how far each stage has come, and how late it is. */
import { type BuildFreshness, judge } from '../freshness/judge.js';
import type { BuildSeen } from '../freshness/observe.js';

/** How far a stage has come in one topic that it reads. */
export interface LiveInput {
  readonly topic: string;
  /** Sums over its tasks: offsets below the positions, and records not yet folded. */
  readonly position: number;
  readonly behind: number;
  /** Age of the oldest of those; 0: within the strictest target. */
  readonly lateMs: number;
  readonly partitions: readonly {
    readonly partition: number;
    readonly position: number;
    readonly end: number;
    readonly lateMs: number;
  }[];
}

/** One stage as it runs. */
export interface LiveStage extends Pick<BuildFreshness, 'lineage' | 'state' | 'processes' | 'asOf'> {
  /** By their names in Kafka. */
  readonly inputs: readonly LiveInput[];
  readonly views: readonly { readonly view: string; readonly fresh: boolean; readonly lagMs: number }[];
}

/** The stages of these builds. */
export function liveOf(seen: readonly BuildSeen[]): LiveStage[] {
  const { builds, views } = judge(seen);
  return builds.map(({ lineage, state, processes, asOf }, i) => ({
    lineage,
    state,
    processes,
    asOf,
    inputs: inputsOf(seen[i] as BuildSeen),
    views: views.filter((view) => view.lineage === lineage).map(({ view, fresh, lagMs }) => ({ view, fresh, lagMs })),
  }));
}

function inputsOf({ tasks }: BuildSeen): LiveInput[] {
  const topics = new Set(tasks.flatMap(({ inputs }) => inputs.map(({ topic }) => topic)));
  return [...topics].map((topic) => {
    const ours = tasks.flatMap(({ partition, inputs }) =>
      inputs.filter((input) => input.topic === topic).map((input) => ({ partition, ...input })),
    );
    return {
      topic,
      position: ours.reduce((sum, { position }) => sum + position, 0),
      behind: ours.reduce((sum, { behind }) => sum + behind, 0),
      lateMs: Math.max(...ours.map(({ lateMs }) => lateMs)),
      partitions: ours.map(({ partition, position, end, lateMs }) => ({ partition, position, end, lateMs })),
    };
  });
}
