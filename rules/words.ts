/** A rule in plain English. */
import type { Node } from './node.js';
import { knownKindOf } from './nodes/index.js';
import type { Rule } from './rule.js';

const wordsOf = (node: Node): string => knownKindOf(node).words(node, wordsOf);

/** One sentence that says what has to be done. */
export function words({ root }: Rule): string {
  const said = wordsOf(root);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}
