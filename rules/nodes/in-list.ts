/** How a condition stands in a list of several. */
import type { Node, Say } from '../node.js';

const lists = ['all', 'any', 'at_least', 'points', 'sequence'];

/** Its words; in brackets, if they are a list themselves. */
export const inList = (node: Node, say: Say): string =>
  lists.some((kind) => holds(node, kind)) ? `(${say.of(node)})` : say.of(node);

const holds = (node: Node, kind: string): boolean =>
  node.kind === kind || ('rule' in node && holds(node.rule as Node, kind));
