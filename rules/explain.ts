/** What a member is told: what is done, what is missing, and why a workout did not count. */
import { givenText, readable } from './amounts/units.js';
import type { Verdict } from './evaluate.js';
import type { Node, Progress } from './node.js';
import { knownKindOf } from './nodes/index.js';
import { reasons } from './reasons.js';
import type { Rule } from './rule.js';
import { capital, type NameOf } from './say.js';
import { wordsOf } from './words.js';

/** One node of a rule, and how the member stands there. */
export interface Explained {
  /** JSON pointer within the rule. */
  readonly path: string;
  /** What it asks for. */
  readonly asks: string;
  /** `12 of 20 days; today 18 of 30 min`. */
  readonly stands: string;
  readonly fraction: number;
  readonly met: boolean;
}

const asItIs: NameOf = (id) => id;

/** Every node by its path, the whole rule first. `nameOf` tells what people call exercises and gyms. */
export const explain = ({ root }: Rule, progress: Progress, nameOf: NameOf = asItIs): Explained[] =>
  explainNode(root, progress, '/root', nameOf);

function explainNode(node: Node, progress: Progress, path: string, nameOf: NameOf): Explained[] {
  const { fraction, met, of = [] } = progress;
  const own = { path, asks: wordsOf(node, nameOf), stands: standsOf(node, progress, nameOf), fraction, met };
  const children = knownKindOf(node).children(node);
  return [
    own,
    ...children.flatMap(([place, child], i) => {
      const inner = of[i];
      return inner ? explainNode(child, inner, path + place, nameOf) : [];
    }),
  ];
}

function standsOf(node: Node, progress: Progress, nameOf: NameOf): string {
  const kind = knownKindOf(node);
  const children = kind.children(node);
  return kind.stands(node, progress, {
    of(i) {
      const [child, inner] = [children[i]?.[1], progress.of?.[i]];
      return child && inner ? standsOf(child, inner, nameOf) : '';
    },
    nameOf,
  });
}

/** Why a workout counted, or did not. */
export function explainVerdict({ counted, reason, leaves }: Verdict): string {
  if (!counted) return reasons[reason ?? 'nothing_of_it'];
  const amounts = leaves.filter(({ amount }) => amount > 0);
  const told = amounts.map(({ amount, dimension }) => givenText(readable(dimension, amount)));
  const why = reason ? ` ${reasons[reason]}` : '';
  return `${capital(`it counted: ${[...new Set(told)].join(', ')}`)}.${why}`;
}
