/** What is done with nodes as a whole: made another kind, put into another, taken out of it. */
import type { Node } from '../../../../rules/node.js';
import { type Branch, nodeOf, queryOf } from './query.js';
import { freshNode, type Json, shapeOf } from './shapes.js';

/** The same children, held in another way. */
export function asKind(node: Node, kind: string): Node {
  const [branch] = queryOf(node).rules as unknown as readonly Branch[];
  const shape = shapeOf(kind);
  if (!branch || !shape || !('rules' in branch)) return node;
  const { [shape.in]: _, kind: __, ...own } = freshNode(kind) as Node & Json;
  return nodeOf({ ...branch, combinator: kind, own });
}

/** A node of this kind around another. */
export const around = (node: Node, kind: string): Node => freshNode(kind, node);

/** Its only child in its stead; null: it has several, or none. */
export function inner(node: Node): Node | null {
  const [branch] = queryOf(node).rules as unknown as readonly Branch[];
  const [first, ...others] = branch && 'rules' in branch ? branch.rules : [];
  return first !== undefined && others.length === 0 ? nodeOf(first as never) : null;
}
