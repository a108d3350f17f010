/** What was counted on the log against what tasks say they read. */
import type { Extents, TaskRecord } from '../observer.js';
import { inputsOf, type Lineage, type Topology, topicOf } from '../topology.js';
import { type Finding, found } from './finding.js';
import { inputTopics, nameOf } from './ledger.js';
import type { Snapshot } from './snapshot.js';
import type { Stretch } from './stretches.js';

/** Compares the ledger of every task whose records can all be counted again; names the others. */
export function recount(
  topology: Topology,
  lineages: readonly Lineage[],
  { tasks }: Snapshot,
  logs: Extents,
  stretches: readonly Stretch[],
): Finding[] {
  return lineages.flatMap((lineage) => {
    const compacted = Object.values(inputsOf(lineage.processor))
      .map(topicOf)
      .find(({ keeps }) => keeps === 'latest');
    if (compacted) {
      const detail = `${compacted.name} is compacted: records that were read may be gone`;
      return [found('not_countable', lineage.name, detail)];
    }
    return tasks
      .filter((task) => task.lineage === lineage.name)
      .flatMap((task) => recountTask(task, inputTopics(topology, lineage), logs, stretches));
  });
}

function recountTask(
  task: TaskRecord,
  topics: readonly string[],
  logs: Extents,
  stretches: readonly Stretch[],
): Finding[] {
  const name = nameOf(task);
  const lowOf = (topic: string) => logs.get(topic)?.get(task.partition)?.low ?? 0;
  const cut = topics.find((topic) => lowOf(topic) > 0);
  if (cut) {
    const detail = `${cut}/${task.partition} begins at ${lowOf(cut)}: what stood before is gone`;
    return [found('not_countable', name, detail)];
  }
  const own = stretches.flatMap(({ readers }) => readers).filter((reader) => reader.task === name);
  const records = own.reduce((sum, reader) => sum + reader.records, 0);
  const repeats = own.reduce((sum, reader) => sum + reader.repeats, 0);
  const findings: Finding[] = [];
  if (records !== task.read) {
    const detail = `${records} records stand below its positions, and its ledger says that ${task.read} were read`;
    findings.push(found('read_count', name, detail, Math.abs(records - task.read)));
  }
  if (repeats !== task.repeated) {
    const detail = `${repeats} records below its positions are repeats, and its ledger says ${task.repeated}`;
    findings.push(found('repeat_count', name, detail, Math.abs(repeats - task.repeated)));
  }
  return findings;
}
