/** Where the children of each kind of node stand in its JSON, and what is said of them there. */
import type { Node } from '../../../../rules/node.js';
import { nodeKinds } from '../../../../rules/nodes/index.js';

export type Json = Readonly<Record<string, unknown>>;

/** How children are held: as they are in a list, alone, each in an object that says more of it, or in ladders of such. */
export type Shape =
  | { readonly as: 'list' | 'one' | 'wrapped'; readonly in: string }
  | { readonly as: 'ladders'; readonly in: 'ladders' };

const rule: Shape = { as: 'one', in: 'rule' };
const list: Shape = { as: 'list', in: 'of' };

const shapes: Readonly<Record<string, Shape>> = {
  ...{ all: list, any: list, at_least: list },
  ...{ not: rule, each: rule, streak: rule, within: rule, rolling: rule },
  tiers: { as: 'wrapped', in: 'tiers' },
  sequence: { as: 'wrapped', in: 'steps' },
  team: { as: 'wrapped', in: 'conditions' },
  points: { as: 'ladders', in: 'ladders' },
};

/** Of the kind; undefined: it has no children. */
export const shapeOf = (kind: string): Shape | undefined => shapes[kind];

/** What is said of a new child besides its rule. */
const places: Readonly<Record<string, Json>> = {
  tiers: { name: 'gold' },
  sequence: {},
  team: { across: 'sum' },
  ladder: { points: 10 },
};
export const freshPlace = (parent: string): Json => places[parent] ?? {};

/** What a new condition asks for until it is changed. */
export const freshTarget: Node & Json = { kind: 'target', measure: 'workouts', atLeast: { amount: 1, unit: '' } };

/** A new node of a kind: the example of the reference, around these children. */
export function freshNode(kind: string, child: Node = freshTarget): Node {
  const example = nodeKinds.find((one) => one.kind === kind)?.example as Json | undefined;
  const shape = shapes[kind];
  if (kind === 'target' || !example) return freshTarget;
  if (!shape) return example as unknown as Node;
  const wrapped = (more: Json) => ({ ...more, rule: child });
  const children = {
    one: child,
    list: kind === 'at_least' ? [child, freshTarget] : [child],
    wrapped: [wrapped(firstOf(example[shape.in])), { ...secondOf(example[shape.in]), rule: freshTarget }],
    ladders: [[wrapped({ points: 10 })]],
  }[shape.as];
  return { ...example, ...(kind === 'at_least' && { count: 1 }), [shape.in]: children } as unknown as Node;
}

const firstOf = (given: unknown): Json => (Array.isArray(given) ? given[0] : {});
const secondOf = (given: unknown): Json => (Array.isArray(given) ? given[1] : {});
