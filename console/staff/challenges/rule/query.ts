/** The tree of a rule as the query builder draws it, and back: nothing of any node is lost on the way. */
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Node } from '../../../../rules/node.js';
import { freshPlace, freshTarget, type Json, type Shape, shapeOf } from './shapes.js';

/** A node with children: its other fields, and what its parent says of it. The root, and a ladder, are no nodes. */
export interface Branch extends RuleGroupType<Leaf> {
  readonly own?: Json;
  readonly place?: Json;
}

/** A node without. */
export interface Leaf extends RuleType {
  readonly value: Node;
  readonly place?: Json;
}

type Drawn = Branch | Leaf;

/** What stands around a rule: the one place in which its root is. */
export const ROOT = 'root';
/** Steps of which the highest counts. */
export const LADDER = 'ladder';

/** The rule as a query; the id of each of its nodes is its path, as the checker tells it. */
export const queryOf = (root: Node | undefined): Branch => ({
  id: '',
  combinator: ROOT,
  rules: (root === undefined ? [] : [drawn(root, '/root')]) as Branch['rules'],
});

/** The rule of a query; undefined: nothing is asked for yet. */
export const rootOf = ({ rules }: Branch): Node | undefined => onlyOf(rules as Drawn[]);

function drawn(node: Node, id: string, place?: Json): Drawn {
  const said = place && { place };
  const shape = shapeOf(node.kind);
  if (!shape) return { id, field: node.kind, operator: '=', value: node, ...said };
  const { kind, [shape.in]: held, ...own } = node as Node & Json;
  return { id, combinator: kind, rules: childrenOf(held, shape, `${id}/${shape.in}`) as Branch['rules'], own, ...said };
}

function childrenOf(held: unknown, { as }: Shape, path: string): Drawn[] {
  if (as === 'one') return held === undefined ? [] : [drawn(held as Node, path)];
  if (as === 'list') return (held as Node[]).map((child, i) => drawn(child, `${path}/${i}`));
  if (as === 'wrapped') return wrappedIn(held, path);
  return (held as unknown[]).map((steps, i) => ({
    id: `${path}/${i}`,
    combinator: LADDER,
    rules: wrappedIn(steps, `${path}/${i}`) as Branch['rules'],
  }));
}

const wrappedIn = (held: unknown, path: string): Drawn[] =>
  (held as (Json & { rule: Node })[]).map(({ rule, ...place }, i) => drawn(rule, `${path}/${i}/rule`, place));

export function nodeOf(given: Drawn): Node {
  if (!('rules' in given)) return given.value;
  const { combinator: kind, rules, own = {} } = given as Branch;
  const shape = shapeOf(kind);
  // A ladder that was taken out of its points.
  if (!shape) return onlyOf(rules as Drawn[]) ?? freshTarget;
  return { kind, ...own, ...heldOf(kind, rules as Drawn[], shape) } as Node;
}

function heldOf(kind: string, rules: readonly Drawn[], { as, in: name }: Shape): Json {
  if (as === 'list') return { [name]: rules.map(nodeOf) };
  if (as === 'wrapped') return { [name]: rules.map((child) => wrapped(kind, child)) };
  if (as === 'ladders') return { [name]: rules.map(stepsOf) };
  const only = onlyOf(rules as Drawn[]);
  return only === undefined ? {} : { [name]: only };
}

/** Where one stands alone, several are asked for together. */
const onlyOf = (rules: readonly Drawn[]): Node | undefined => {
  const nodes = rules.map(nodeOf);
  return nodes.length > 1 ? ({ kind: 'all', of: nodes } as Node) : nodes[0];
};

const stepsOf = (ladder: Drawn) => {
  const isOne = 'rules' in ladder && ladder.combinator === LADDER;
  return (isOne ? (ladder.rules as Drawn[]) : [ladder]).map((child) => wrapped(LADDER, child));
};

const wrapped = (parent: string, child: Drawn): Json => ({
  ...(child.place ?? freshPlace(parent)),
  rule: nodeOf(child),
});

/** Where a child that is added last to this branch will stand. */
export function lastIdIn(id: string, { combinator, rules }: Branch): string {
  const place = rules.length;
  if (combinator === ROOT) return place === 0 ? '/root' : `/root/of/${place}`;
  if (combinator === LADDER) return `${id}/${place}/rule`;
  const shape = shapeOf(combinator);
  if (!shape) return id;
  if (shape.as === 'one') return place === 0 ? `${id}/${shape.in}` : `${id}/${shape.in}/of/${place}`;
  return `${id}/${shape.in}/${place}${shape.as === 'wrapped' ? '/rule' : shape.as === 'ladders' ? '/0/rule' : ''}`;
}

/** The same with another value at a place. */
export function withAt<T>(whole: T, pointer: string, value: unknown): T {
  const [, name, ...rest] = pointer.split('/');
  if (name === undefined) return value as T;
  const inner = rest.length === 0 ? '' : `/${rest.join('/')}`;
  if (Array.isArray(whole)) return whole.with(Number(name), withAt(whole[Number(name)], inner, value)) as T;
  const { [name]: at, ...others } = whole as Json;
  const changed = withAt(at, inner, value);
  return (changed === undefined ? others : { ...(whole as Json), [name]: changed }) as T;
}
