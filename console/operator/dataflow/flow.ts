/** The dataflow as a graph: topics and processors as nodes, what is read and written as edges, with how each is just now. */
import type { GetDataflowResponse, GetViewsResponse } from '../../../clients/typescript/lib/index.js';

type Stage = GetDataflowResponse['stages'][number];
type Running = GetDataflowResponse['running'][number];
type Status = GetViewsResponse['processors'][number];

/** A view of a processor, as late as it is. */
export interface ViewNow {
  readonly view: string;
  /** Null: not known. */
  readonly lagMs: number | null;
  readonly fresh: boolean | null;
  readonly freshWithinMs: number | null;
  readonly why: readonly string[];
}

export interface ProcessorNode {
  readonly kind: 'processor';
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly running: Running | null;
  /** Of the build that readers see; null: not known yet. */
  readonly read: number | null;
  readonly parked: number;
  readonly behind: number;
  readonly lateMs: number;
  readonly views: readonly ViewNow[];
}

export interface TopicNode {
  readonly kind: 'topic';
  readonly id: string;
  readonly name: string;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Looked up rather than followed. */
  readonly isTable: boolean;
  /** Of what is followed, once it runs. */
  readonly input: Running['inputs'][number] | null;
}

export interface Flow {
  readonly nodes: readonly (ProcessorNode | TopicNode)[];
  readonly edges: readonly Edge[];
}

const topicId = (name: string) => `topic/${name}`;
const processorId = (name: string) => `processor/${name}`;

export function flowOf({ stages, running }: GetDataflowResponse, processors: readonly Status[]): Flow {
  const topics = new Map<string, TopicNode>();
  const edges: Edge[] = [];
  const nodes = stages.map((stage): ProcessorNode => {
    const id = processorId(stage.processor);
    const now = running.find(({ lineage }) => lineage === stage.lineage) ?? null;
    const shown = processors.find((one) => one.promoted && one.processor === stage.processor);
    for (const { topic } of [...stage.reads, ...stage.tables, ...stage.writes])
      topics.set(topic, { kind: 'topic', id: topicId(topic), name: topic });
    for (const { topic, physical } of stage.reads) {
      const input = now?.inputs.find((one) => one.topic === physical) ?? null;
      edges.push({ from: topicId(topic), to: id, isTable: false, input });
    }
    for (const { topic } of stage.tables) edges.push({ from: topicId(topic), to: id, isTable: true, input: null });
    for (const { topic } of stage.writes) edges.push({ from: id, to: topicId(topic), isTable: false, input: null });
    const inputs = now?.inputs ?? [];
    return {
      ...{ kind: 'processor', id, name: stage.processor, stage, running: now },
      read: shown?.read ?? null,
      parked: shown?.parked ?? 0,
      behind: inputs.reduce((sum, { behind }) => sum + behind, 0),
      lateMs: Math.max(0, ...inputs.map(({ lateMs }) => lateMs)),
      views: (shown?.views ?? []).map(({ view, lagMs, fresh, freshWithinMs, why }) => ({
        ...{ view, lagMs, fresh, freshWithinMs, why },
      })),
    };
  });
  return { nodes: [...nodes, ...topics.values()], edges };
}

/** How one looks at a glance. */
export type Health = 'well' | 'late' | 'stopped' | 'away';

export const healthOf = ({ running, views, lateMs }: ProcessorNode): Health => {
  if (!running || running.state === 'away') return 'away';
  if (running.state === 'stopped') return 'stopped';
  return lateMs > 0 || views.some(({ fresh }) => fresh === false) ? 'late' : 'well';
};
