/** What runs, for the arrows and boxes of the printed dataflow: how far each stage has come, and how late it is. */
import { inSeconds, inWords } from '../../engine/duration.js';
import { type BuildFreshness, judge } from '../../engine/freshness/judge.js';
import type { BuildSeen } from '../../engine/freshness/observe.js';

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

/** What an arrow says, such as `at 1,204, 12 to go, 4 s late`. */
export function arrowWords({ position, behind, lateMs }: LiveInput): string {
  const words = [`at ${position.toLocaleString('en')}`];
  if (behind > 0) words.push(`${behind.toLocaleString('en')} to go`);
  if (lateMs > 0) words.push(`${inSeconds(lateMs)} late`);
  return words.join(', ');
}

/** What a box says of a stage, such as `2 processes, as of 12 s ago`. */
export function stageWords({ state, processes, asOf }: LiveStage, now: number): string {
  if (state === 'away') return 'no process';
  const run = `${processes} process${processes === 1 ? '' : 'es'}`;
  const time = asOf === null ? 'no tick yet' : `as of ${inWords(Math.max(0, now - Date.parse(asOf)))} ago`;
  return state === 'stopped' ? `${run}, tasks stopped, ${time}` : `${run}, ${time}`;
}
