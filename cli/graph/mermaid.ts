/** The dataflow as a Mermaid flowchart: what the README shows. Without lineages, so that it changes with the dataflow only. */
import type { Stage } from './dataflow.js';

/** Node ids: topics, processors and views may share a name. */
const topicId = (name: string) => `topic_${name.replaceAll('-', '_')}`;
const processorId = (name: string) => `processor_${name.replaceAll('-', '_')}`;
const viewId = (name: string) => `view_${name.replaceAll('-', '_')}`;

/** The flowchart; tables are dotted, since they are looked up rather than followed. */
export function mermaidOf(stages: readonly Stage[]): string {
  const nodes = new Map<string, string>();
  const edges: string[] = [];
  for (const { processor, reads, tables, writes, views } of stages) {
    const id = processorId(processor);
    nodes.set(id, `${id}["${processor}"]:::processor`);
    for (const { topic } of [...reads, ...tables, ...writes])
      nodes.set(topicId(topic), `${topicId(topic)}(["${topic}"])`);
    for (const { view } of views) nodes.set(viewId(view), `${viewId(view)}[("${view}")]:::view`);
    for (const { topic } of reads) edges.push(`${topicId(topic)} --> ${id}`);
    for (const { topic } of tables) edges.push(`${topicId(topic)} -.-> ${id}`);
    for (const { topic } of writes) edges.push(`${id} --> ${topicId(topic)}`);
    for (const { view } of views) edges.push(`${id} --> ${viewId(view)}`);
  }
  const styles = [
    'classDef processor fill:#1f6feb,stroke:#1f6feb,color:#fff',
    'classDef view fill:#2da44e,stroke:#2da44e,color:#fff',
  ];
  return ['flowchart LR', ...[...nodes.values(), ...edges, ...styles].map((line) => `  ${line}`)].join('\n');
}
