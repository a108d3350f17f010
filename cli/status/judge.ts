/** From what was observed to what is behind, why, and what to do. */
import { inputsOf, type Topology, topicOf } from '../../engine/topology.js';
import type { Observed, ParkedRow } from './observe.js';
import type { Part } from './parts.js';

/** One processor of this build. */
export interface ProcessorStatus {
  readonly processor: string;
  readonly lineage: string;
  /** `stopped`: at least one of its tasks stopped itself; `away`: no process runs it. */
  readonly state: 'running' | 'stopped' | 'away';
  /** Processes that run it. */
  readonly processes: number;
  /** Records not yet folded, over all inputs and tasks. */
  readonly behind: number;
  /** Scopes that a sweep has still to show again, since entries of tables changed. */
  readonly toShowAgain: number;
  /** The least tick that its tasks have folded, ISO 8601; null: not all have folded one. */
  readonly asOf: string | null;
  readonly ageMs: number | null;
  /** Why it is behind; empty: it is not. */
  readonly why: readonly string[];
}

export interface Status {
  readonly parts: readonly Part[];
  readonly processors: readonly ProcessorStatus[];
  readonly unpublished: number;
  readonly parked: readonly ParkedRow[];
  /** What is stopped or unreachable, each with what to do; empty: nothing. */
  readonly faults: readonly string[];
}

/** A tick is written every 30 s at most and folded upstream first: older than this, something holds it up. */
const OLD_MS = 90_000;

/** The status at `now` (ms); `observed` is null when a part does not answer. */
export function statusOf(topology: Topology, parts: readonly Part[], observed: Observed | null, now: number): Status {
  const unreachable = parts
    .filter(({ answers }) => !answers)
    .map(({ name, address, variable }) => `${name} does not answer at ${address}: start it, or set ${variable}`);
  if (!observed) return { parts, processors: [], unpublished: 0, parked: [], faults: unreachable };

  const processors: ProcessorStatus[] = [];
  for (const lineage of topology.lineages)
    processors.push(processorOf(topology, lineage.name, processors, observed, now));
  const stopped = observed.tasks.flatMap(({ lineage, partition, stopped }) =>
    stopped !== null && processors.some((one) => one.lineage === lineage)
      ? [`${lineage}/${partition}: ${stopped}`]
      : [],
  );
  const away = processors.filter(({ state }) => state === 'away').map(({ processor }) => processor);
  const { missingTopics, ticking, unpublished, parked } = observed;
  const faults = [
    ...unreachable,
    ...(missingTopics.length > 0
      ? [`topics are missing: ${missingTopics.join(', ')}; run \`repstream topics apply\``]
      : []),
    ...stopped.map((why) => `a task stopped itself: ${why}`),
    ...(away.length > 0 ? [`no process runs ${away.join(', ')}: start \`repstream process\``] : []),
    ...(ticking ? [] : ['no tick came in the last 20 s: start `repstream scheduler`']),
  ];
  return { parts, processors, unpublished, parked, faults };
}

function processorOf(
  topology: Topology,
  lineage: string,
  upstream: readonly ProcessorStatus[],
  { members, lags, tables, sweeping, tasks, ticking }: Observed,
  now: number,
): ProcessorStatus {
  const processor = topology.lineages.find(({ name }) => name === lineage)?.processor;
  if (!processor) throw new Error(`${lineage} is not in the topology`);
  const ours = tasks.filter((task) => task.lineage === lineage);
  const inputs = lags.filter((lag) => lag.lineage === lineage);
  const expected = new Set(inputs.map(({ partition }) => partition)).size;
  const seen = ours.length > 0 && ours.length >= expected && ours.every(({ tick }) => tick > 0);
  const asOf = seen ? Math.min(...ours.map(({ tick }) => tick)) : null;
  const processes = members.get(lineage) ?? 0;
  const behind = inputs.reduce((sum, lag) => sum + lag.behind, 0);
  const stoppedTasks = ours.filter(({ stopped }) => stopped !== null);
  const state = processes === 0 ? 'away' : stoppedTasks.length > 0 ? 'stopped' : 'running';

  const why: string[] = [];
  if (state === 'away') why.push('no process runs it');
  if (stoppedTasks.length > 0) why.push(`${stoppedTasks.length} of ${ours.length} tasks stopped`);
  for (const [topic, records] of recordsByTopic(inputs))
    why.push(`${records.toLocaleString('en')} of ${topic} to fold`);
  for (const { topic, behind } of tables.filter((lag) => lag.lineage === lineage && lag.behind > 0))
    why.push(`${behind.toLocaleString('en')} of table ${topic} to take in`);
  const swept = sweeping.get(lineage) ?? 0;
  const renewed = ours.filter(({ renewal }) => renewal !== null);
  const [first] = renewed;
  if (first?.renewal)
    why.push(
      `${renewed.length} of ${ours.length} tasks tell everything again since ${first.renewal.since}: ${first.renewal.reason}`,
    );
  if (swept > 0) why.push(`${swept.toLocaleString('en')} scopes to show again`);
  const isOld = asOf === null || now - asOf > OLD_MS;
  if (isOld && state === 'running') {
    if (!ticking) why.push('no ticks come');
    const writers = Object.values(inputsOf(processor)).map((input) => topology.writerOf(topicOf(input))?.name);
    for (const held of upstream.filter((one) => writers.includes(one.lineage) && one.why.length > 0))
      why.push(`waits for ${held.processor}`);
  }
  return {
    processor: processor.name,
    lineage,
    state,
    processes,
    behind,
    toShowAgain: swept,
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    ageMs: asOf === null ? null : Math.max(0, now - asOf),
    why,
  };
}

function recordsByTopic(lags: Observed['lags']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { topic, behind } of lags) if (behind > 0) sums.set(topic, (sums.get(topic) ?? 0) + behind);
  return sums;
}
