/** The dataflow as declared: checks it, orders it, gives every build its lineage and physical names. */
import { createHash } from 'node:crypto';
import { RepstreamError } from './errors.js';
import { type AnyProcessor, type Input, topicOf } from './processor.js';
import { unfitToInherit } from './purging/declared.js';
import type { SqlView } from './sql-view.js';
import type { Topic } from './topic.js';
import { snakeCase, type View } from './view.js';

export const inputsOf = (processor: AnyProcessor): Record<string, Input> => processor.from;
export const tablesOf = (processor: AnyProcessor): Record<string, Topic> => processor.tables ?? {};
export const viewsOf = (processor: AnyProcessor): Record<string, View> => processor.views ?? {};
export const sqlViewsOf = (processor: AnyProcessor): Record<string, SqlView> => processor.sqlViews ?? {};
export const outputsOf = (processor: AnyProcessor): Record<string, Topic> => processor.to ?? {};

export { topicOf };

/** A topic that a lineage reads. */
export interface LineageInput {
  /** Its name in Kafka. */
  readonly topic: string;
  /** Who writes it; null: a source. */
  readonly lineage: string | null;
  readonly kind: 'keyed' | 'table';
  /** A table's name in the processor; left out in builds of earlier versions, where it is the topic's. */
  readonly table?: string;
}

/** One build of a processor. */
export interface Lineage {
  /** `<processor>-v<version>-<8 hex of its inputs' lineages, and of its build if it says one>`: consumer group, states, tables and topics hang off it. */
  readonly name: string;
  readonly processor: AnyProcessor;
  readonly inputs: readonly LineageInput[];
  /** Names in Kafka of the topics it writes. */
  readonly topics: readonly string[];
}

export interface Topology {
  /** Upstream before downstream. */
  readonly lineages: readonly Lineage[];
  /** The lineage that writes a derived topic. */
  writerOf(topic: Topic): Lineage | undefined;
  /** What the topic is called in Kafka: sources by their name, derived topics with the lineage that writes them. */
  physical(topic: Topic): string;
}

const broken = (message: string) => new RepstreamError('REPSTREAM_TOPOLOGY', message);

const privateViews = (processors: readonly AnyProcessor[]): string[] =>
  processors
    .flatMap((processor) => Object.values(viewsOf(processor)))
    .flatMap(({ name, access }) => (access === 'private' ? snakeCase(name) : []));

/** Builds the topology. Throws REPSTREAM_TOPOLOGY on two writers, an input nobody writes, a cycle, a name taken twice, SQL over a private view, or an `inherit` that cannot be kept. */
export function topologyOf(processors: readonly AnyProcessor[]): Topology {
  const writers = new Map<string, AnyProcessor>();
  const owners = new Map<string, string>();
  const names = new Set<string>();
  for (const processor of processors) {
    if (names.has(processor.name)) throw broken(`two processors are named ${processor.name}`);
    names.add(processor.name);
    const unfit = unfitToInherit(processor);
    if (unfit) throw broken(unfit);
    for (const topic of Object.values(outputsOf(processor))) {
      if (topic.role !== 'derived') throw broken(`${processor.name} writes the source topic ${topic.name}`);
      const other = writers.get(topic.name);
      if (other) throw broken(`${processor.name} and ${other.name} both write topic ${topic.name}`);
      writers.set(topic.name, processor);
    }
    for (const { name } of [...Object.values(viewsOf(processor)), ...Object.values(sqlViewsOf(processor))]) {
      const other = owners.get(name);
      if (other) throw broken(`${processor.name} and ${other} both own view ${name}`);
      owners.set(name, processor.name);
    }
  }
  for (const { name, reads } of processors.flatMap((processor) => Object.values(sqlViewsOf(processor)))) {
    const hidden = privateViews(processors).find((view) => reads.includes(view));
    if (hidden !== undefined) throw broken(`${name} reads ${hidden}, which is private`);
  }

  const lineages = new Map<string, Lineage>();
  const visit = (processor: AnyProcessor, path: readonly string[]): Lineage => {
    const done = lineages.get(processor.name);
    if (done) return done;
    if (path.includes(processor.name)) throw broken(`a cycle: ${[...path, processor.name].join(' → ')}`);
    const inputOf = (topic: Topic, kind: LineageInput['kind']): LineageInput => {
      if (topic.role === 'source') return { topic: topic.name, lineage: null, kind };
      const writer = writers.get(topic.name);
      if (!writer) throw broken(`${processor.name} reads ${topic.name}, which nobody writes`);
      const { name } = visit(writer, [...path, processor.name]);
      return { topic: `${topic.name}.${name}`, lineage: name, kind };
    };
    const inputs = [
      ...Object.values(inputsOf(processor)).map((input) => inputOf(topicOf(input), 'keyed')),
      ...Object.entries(tablesOf(processor)).map(([table, topic]) => ({ ...inputOf(topic, 'table'), table })),
    ];
    const build = processor.build === undefined ? [] : [`build ${processor.build}`];
    const identities = [...inputs.map(({ topic }) => topic).sort(), ...build];
    const hash = createHash('sha256').update(identities.join('\n')).digest('hex').slice(0, 8);
    const name = `${processor.name}-v${processor.version}-${hash}`;
    const topics = Object.values(outputsOf(processor)).map((topic) => `${topic.name}.${name}`);
    const lineage = { name, processor, inputs, topics };
    lineages.set(processor.name, lineage);
    return lineage;
  };
  for (const processor of processors) visit(processor, []);

  const writerOf = (topic: Topic) => {
    const writer = writers.get(topic.name);
    return writer && lineages.get(writer.name);
  };
  const physical = (topic: Topic) => {
    if (topic.role === 'source') return topic.name;
    const writer = writerOf(topic);
    if (!writer) throw broken(`nobody writes ${topic.name}`);
    return `${topic.name}.${writer.name}`;
  };
  return { lineages: [...lineages.values()], writerOf, physical };
}
