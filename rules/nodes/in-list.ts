/** How a condition stands in a list of several. */
import type { Node, Say } from '../node.js';

const lists = ['all', 'any', 'at_least', 'points', 'sequence'];

/** Its words; in brackets, if they would run into those of the others. */
export function inList(node: Node, say: Say): string {
  const said = say.of(node);
  return lists.includes(node.kind) || said.includes(';') ? `(${said})` : said;
}
