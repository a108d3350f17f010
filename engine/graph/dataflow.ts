/** The dataflow as a picture needs it: every processor with what it reads and what comes of it. */
import type { AnyProcessor } from '../processor.js';
import type { Topic } from '../topic.js';
import { inputsOf, outputsOf, sqlViewsOf, type Topology, tablesOf, topicOf, topologyOf, viewsOf } from '../topology.js';
import { snakeCase } from '../view.js';

/** A topic that a processor reads or writes. */
interface Stream {
  readonly topic: string;
  /** What it is called in Kafka. */
  readonly physical: string;
  readonly role: Topic['role'];
}

/** One processor, upstream ones first. */
export interface Stage {
  readonly processor: string;
  readonly lineage: string;
  readonly comment: string;
  readonly keyedBy: string;
  readonly reads: readonly Stream[];
  /** Topics read whole and looked up by id and time. */
  readonly tables: readonly Stream[];
  readonly writes: readonly Stream[];
  readonly views: readonly { readonly view: string; readonly access: 'public' | 'private' }[];
  /** Views that Postgres computes when they are read, from others. */
  readonly computed: readonly { readonly view: string; readonly reads: readonly string[] }[];
}

/** The stages of these processors. Throws REPSTREAM_TOPOLOGY when they do not make a dataflow. */
export const dataflowOf = (processors: readonly AnyProcessor[]): Stage[] => stagesOf(topologyOf(processors));

/** The stages of a topology. */
export function stagesOf(topology: Topology): Stage[] {
  const stream = (topic: Topic): Stream => ({
    topic: topic.name,
    physical: topology.physical(topic),
    role: topic.role,
  });
  return topology.lineages.map(({ name, processor }) => ({
    processor: processor.name,
    lineage: name,
    comment: processor.comment,
    keyedBy: processor.keyedBy,
    reads: Object.values(inputsOf(processor)).map((input) => stream(topicOf(input))),
    tables: Object.values(tablesOf(processor)).map(stream),
    writes: Object.values(outputsOf(processor)).map(stream),
    views: Object.values(viewsOf(processor)).map(({ name, access }) => ({ view: snakeCase(name), access })),
    computed: Object.values(sqlViewsOf(processor)).map(({ name, reads }) => ({ view: snakeCase(name), reads })),
  }));
}
