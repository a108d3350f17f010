/** A rule in plain English. */
import type { Node } from './node.js';
import { knownKindOf } from './nodes/index.js';
import type { Rule } from './rule.js';
import { capital, type NameOf } from './say.js';

/** One sentence that says what has to be done. `nameOf` tells what people call exercises and gyms. */
export function words({ root }: Rule, nameOf: NameOf = (id) => id): string {
  return `${capital(wordsOf(root, nameOf))}.`;
}

/** What one node asks for. */
export const wordsOf = (node: Node, nameOf: NameOf): string =>
  knownKindOf(node).words(node, { of: (child) => wordsOf(child, nameOf), nameOf });
