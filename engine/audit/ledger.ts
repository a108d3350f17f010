/** What tasks say of themselves, and where they stand in their topics. */
import type { Extents, TaskRecord } from '../observer.js';
import { inputsOf, type Lineage, type Topology, topicOf } from '../topology.js';
import { type Finding, found } from './finding.js';
import type { Snapshot } from './snapshot.js';

/** `<lineage>/<partition>`. */
export const nameOf = ({ lineage, partition }: { lineage: string; partition: number }) => `${lineage}/${partition}`;

/** Physical names of what a processor folds. */
export const inputTopics = (topology: Topology, { processor }: Lineage): string[] =>
  Object.values(inputsOf(processor)).map((input) => topology.physical(topicOf(input)));

/** Tasks whose ledger does not add up, or is not what was set aside, or which stopped themselves. */
export function checkLedgers({ tasks, setAside }: Pick<Snapshot, 'tasks' | 'setAside'>): Finding[] {
  const events = new Map(setAside.map((one) => [nameOf(one), one.events]));
  return tasks.flatMap((task) => {
    const { read, folded, repeated, parked, stopped } = task;
    const rest = read - folded - repeated - parked;
    const sums = `read ${read}, but folded ${folded} + repeated ${repeated} + parked ${parked} are ${read - rest}`;
    const aside = events.get(nameOf(task)) ?? 0;
    const counted = `${aside} events stand parked or were given up, and its ledger says ${parked}`;
    return [
      ...(aside === parked ? [] : [found('parked_count', nameOf(task), counted, Math.abs(aside - parked))]),
      ...(rest === 0 ? [] : [found('ledger', nameOf(task), sums, Math.abs(rest))]),
      ...(stopped === null ? [] : [found('stopped', nameOf(task), stopped)]),
    ];
  });
}

/** Positions outside their logs, tasks that have never run, and how many offsets lie unread. */
export function checkPositions(
  topology: Topology,
  lineage: Lineage,
  tasks: readonly TaskRecord[],
  logs: Extents,
): { findings: Finding[]; unread: number } {
  const findings: Finding[] = [];
  const absent = new Set<number>();
  let unread = 0;
  for (const topic of inputTopics(topology, lineage)) {
    for (const [partition, { low, high }] of logs.get(topic) ?? []) {
      const task = tasks.find((one) => one.lineage === lineage.name && one.partition === partition);
      if (!task) absent.add(partition);
      const position = task?.positions[topic] ?? 0;
      unread += Math.max(0, high - Math.max(low, position));
      if (!task) continue;
      const place = `${topic}/${partition}`;
      if (position < low)
        findings.push(
          found(
            'before_start',
            nameOf(task),
            `${place} begins at ${low}, after the position ${position}`,
            low - position,
          ),
        );
      if (position > high)
        findings.push(
          found(
            'beyond_end',
            nameOf(task),
            `${place} ends at ${high}, before the position ${position}`,
            position - high,
          ),
        );
    }
  }
  for (const partition of absent)
    findings.push(found('not_run', nameOf({ lineage: lineage.name, partition }), 'has written no checkpoint yet'));
  return { findings, unread };
}
