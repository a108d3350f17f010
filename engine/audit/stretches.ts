/** Which parts of which topics an audit reads again, and who has folded how much of them. */
import type { Extents, Observer } from '../observer.js';
import type { Range } from '../ranges.js';
import type { Decoder } from '../registry.js';
import type { Topic } from '../topic.js';
import { inputsOf, type Lineage, outputsOf, topicOf } from '../topology.js';
import { inputTopics, nameOf } from './ledger.js';
import type { Snapshot } from './snapshot.js';

/** A task that reads a partition, and what was found below its position. */
export interface Reader {
  readonly task: string;
  readonly position: number;
  records: number;
  repeats: number;
}

/** A partition to read. */
export interface Stretch extends Range {
  readonly declared: Topic;
  /** Of source topics whose events have an identity. */
  readonly decoder: Decoder | null;
  readonly readers: readonly Reader[];
}

/** Sources as far as somebody has folded them, derived topics to their ends; what is compacted proves nothing and is left out. */
export async function stretchesOf(
  { topology, schemas }: Observer,
  lineages: readonly Lineage[],
  { tasks }: Snapshot,
  logs: Extents,
): Promise<Stretch[]> {
  const topics = new Map<string, Topic>();
  for (const { processor } of lineages)
    for (const topic of [...Object.values(inputsOf(processor)).map(topicOf), ...Object.values(outputsOf(processor))])
      topics.set(topology.physical(topic), topic);

  const stretches: Stretch[] = [];
  for (const [physical, declared] of topics) {
    if (declared.keeps === 'latest') continue;
    const hasIdentities = declared.role === 'source' && declared.identity !== undefined;
    if (hasIdentities) await schemas.find(declared);
    const decoder = hasIdentities ? schemas.decoder(declared) : null;
    const reading = lineages.filter((lineage) => inputTopics(topology, lineage).includes(physical));
    for (const [partition, { low, high }] of logs.get(physical) ?? []) {
      const readers = tasks
        .filter((task) => task.partition === partition && reading.some(({ name }) => name === task.lineage))
        .map((task) => ({ task: nameOf(task), position: task.positions[physical] ?? 0, records: 0, repeats: 0 }));
      const furthest = Math.max(0, ...readers.map(({ position }) => position));
      const to = declared.role === 'derived' ? high : Math.min(high, furthest);
      stretches.push({ topic: physical, partition, from: low, to, declared, decoder, readers });
    }
  }
  return stretches;
}
