/** What a node says in its line of the editor. */
import { Value } from 'typebox/value';
import type { Node } from '../../../../rules/node';
import { kindOf } from '../../../../rules/nodes/index';
import { nodeSchemas } from '../../../../rules/rule';
import { capital, type NameOf } from '../../../../rules/say';
import { wordsOf } from '../../../../rules/words';
import { words } from '../../../words';
import { type Json, shapeOf } from './shapes';

/** Of a leaf all of it, of a branch what it asks of what is within. */
export function summaryOf(node: Node, nameOf: NameOf): string {
  const shape = shapeOf(node.kind);
  const schema = nodeSchemas.get(node.kind);
  if (shape && shape.as !== 'one') return words.builder.branch(node.kind, node as Node & Json);
  // What is not whole yet has no sentence.
  if (!schema || !Value.Check(schema, node)) return words.builder.kind(node.kind);
  if (!shape) return capital(wordsOf(node, nameOf));
  const said = kindOf(node)?.words(node, { of: () => '', nameOf }) ?? '';
  return `${capital(said.replace(/,?\s*$/, ''))}:`;
}
