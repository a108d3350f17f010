/** The dataflow as a Mermaid flowchart: what the README shows, without lineages, so that it changes with the dataflow only; and what runs. */
import { inSeconds } from '../../engine/duration.js';
import type { Stage } from '../../engine/graph/dataflow.js';
import type { LiveStage } from '../../engine/graph/live.js';
import { arrowWords, stageWords } from './words.js';

/** Node ids: topics, processors and views may share a name. */
const topicId = (name: string) => `topic_${name.replaceAll('-', '_')}`;
const processorId = (name: string) => `processor_${name.replaceAll('-', '_')}`;
const viewId = (name: string) => `view_${name.replaceAll('-', '_')}`;

/** The flowchart; tables are dotted, since they are looked up rather than followed, and so is what Postgres computes from views when it is read. With what runs, lineages, positions and lags are told. */
export function mermaidOf(stages: readonly Stage[], live: readonly LiveStage[] = [], now = 0): string {
  const nodes = new Map<string, string>();
  const edges: string[] = [];
  for (const { processor, lineage, reads, tables, writes, views, computed } of stages) {
    const id = processorId(processor);
    const running = live.find((one) => one.lineage === lineage);
    const lines = running ? [processor, lineage, stageWords(running, now)] : [processor];
    nodes.set(id, `${id}["${lines.join('<br/>')}"]:::processor`);
    for (const { topic } of [...reads, ...tables, ...writes])
      nodes.set(topicId(topic), `${topicId(topic)}(["${topic}"])`);
    const named = (view: string) => {
      const is = running?.views.find((one) => one.view === view);
      return `${view}${is && !is.fresh ? `<br/>${inSeconds(is.lagMs)} behind` : ''}`;
    };
    for (const { view } of views) nodes.set(viewId(view), `${viewId(view)}[("${named(view)}")]:::view`);
    for (const { view } of computed) nodes.set(viewId(view), `${viewId(view)}[/"${named(view)}"/]:::computed`);
    for (const { topic, physical } of reads) {
      const input = running?.inputs.find((one) => one.topic === physical);
      edges.push(`${topicId(topic)} ${input ? `-- "${arrowWords(input)}" -->` : '-->'} ${id}`);
    }
    for (const { topic } of tables) edges.push(`${topicId(topic)} -.-> ${id}`);
    for (const { topic } of writes) edges.push(`${id} --> ${topicId(topic)}`);
    for (const { view } of views) edges.push(`${id} --> ${viewId(view)}`);
    for (const { view, reads } of computed)
      for (const read of reads) edges.push(`${viewId(read)} -. computed .-> ${viewId(view)}`);
  }
  const styles = [
    'classDef processor fill:#1f6feb,stroke:#1f6feb,color:#fff',
    'classDef view fill:#2da44e,stroke:#2da44e,color:#fff',
    'classDef computed fill:#fff,stroke:#2da44e,color:#2da44e',
  ];
  return ['flowchart LR', ...[...nodes.values(), ...edges, ...styles].map((line) => `  ${line}`)].join('\n');
}
