/** Where everything of the graph stands: left to right, as facts flow. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Flow } from './flow';

export interface Placed {
  readonly width: number;
  readonly height: number;
  /** Middle points by id. */
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** In the order of the flow's edges. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

export const SIZE = { processor: { width: 190, height: 74 }, topic: { width: 170, height: 30 } } as const;

export function placed({ nodes, edges }: Flow): Placed {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 70, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, { ...SIZE[kind] });
  for (const [i, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, String(i));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const at = (id: string) => graph.node(id) as { x: number; y: number };
  return {
    width,
    height,
    nodes: new Map(nodes.map(({ id }) => [id, { x: at(id).x, y: at(id).y }])),
    lines: edges.map(({ from, to }, i) => {
      const { points = [] } = graph.edge({ v: from, w: to, name: String(i) }) as {
        points?: { x: number; y: number }[];
      };
      return points;
    }),
  };
}
