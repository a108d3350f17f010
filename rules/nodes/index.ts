/** All kinds of node: a new one is a file here and a line below. */
import type { Node, NodeKind } from '../node.js';
import { all } from './all.js';
import { any } from './any.js';
import { atLeast } from './at-least.js';
import { each } from './each.js';
import { not } from './not.js';
import { points } from './points.js';
import { ranking } from './ranking.js';
import { rolling } from './rolling.js';
import { sequence } from './sequence.js';
import { streak } from './streak.js';
import { target } from './target.js';
import { team } from './team.js';
import { tiers } from './tiers.js';
import { within } from './within.js';

const kinds = [
  // In the order of the reference.
  all,
  any,
  atLeast,
  not,
  target,
  each,
  streak,
  within,
  rolling,
  sequence,
  points,
  tiers,
  team,
  ranking,
];

export const nodeKinds = kinds as readonly unknown[] as readonly NodeKind[];
const byName = new Map(nodeKinds.map((kind) => [kind.kind, kind]));

/** The kind of a node, or undefined for one that there is not. */
export const kindOf = ({ kind }: Node): NodeKind | undefined => byName.get(kind);

/** The kind of a node of a rule that was checked. */
export function knownKindOf(node: Node): NodeKind {
  const kind = kindOf(node);
  if (!kind) throw new Error(`a rule that was not checked: no node is called ${node.kind}`);
  return kind;
}
