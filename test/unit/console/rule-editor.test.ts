/** The tree of the challenge builder: what it draws is the rule, and the rule is what it draws. */
import { describe, expect, it } from 'vitest';
import { asKind, inner } from '../../../console/staff/challenges/rule/edits.js';
import { fitted } from '../../../console/staff/challenges/rule/measured.js';
import {
  type Branch,
  lastIdIn,
  nodeOf,
  queryOf,
  rootOf,
  withAt,
} from '../../../console/staff/challenges/rule/query.js';
import { freshNode, freshTarget, shapeOf } from '../../../console/staff/challenges/rule/shapes.js';
import { check } from '../../../rules/check.js';
import type { Node } from '../../../rules/node.js';
import { kindOf, nodeKinds } from '../../../rules/nodes/index.js';
import { goldens } from '../rules/gallery/index.js';
import { november } from '../rules/given.js';
import { Random } from '../rules/random/random.js';
import { largeRoot, randomRoot } from '../rules/random/trees.js';

const RANDOM = 500;
const LARGE = 20;

/** Every node of a rule by its path. */
const nodesIn = (node: Node, path = '/root'): [string, Node][] => [
  [path, node],
  ...(kindOf(node)?.children(node) ?? []).flatMap(([place, child]) => nodesIn(child, path + place)),
];
const ids = ({ id = '', combinator, rules }: Branch): string[] => [
  ...(combinator === 'root' || combinator === 'ladder' ? [] : [id]),
  ...rules.flatMap((one) => ('rules' in one ? ids(one as unknown as Branch) : [one.id ?? ''])),
];
const branches = (query: Branch): Branch[] => [
  query,
  ...query.rules.flatMap((one) => ('rules' in one ? branches(one as unknown as Branch) : [])),
];
const target = (amount: number): Node => ({ ...freshTarget, ...{ atLeast: { amount, unit: '' } } });

describe('R40: opening a rule in the builder and saving it changes nothing', () => {
  it.each(goldens)('of $file', ({ rule }) => {
    expect(rootOf(queryOf(rule.root))).toEqual(rule.root);
  });

  it('of any random rule that can be judged, and of large ones', () => {
    const random = new Random(7);
    for (let i = 0; i < RANDOM; i += 1) {
      const root = i < LARGE ? largeRoot(random) : randomRoot(random);
      expect(rootOf(queryOf(root))).toEqual(root);
      // Its lines go by the paths that the checker tells.
      expect(ids(queryOf(root)).sort()).toEqual(
        nodesIn(root)
          .map(([path]) => path)
          .sort(),
      );
    }
  });
});

describe('every kind of node', () => {
  it.each(nodeKinds)('$kind has its place in the tree, and can be begun anew', ({ kind, example, children }) => {
    const node = { ...example } as Node;
    expect(children(node).length > 0).toBe(shapeOf(kind) !== undefined);
    expect(rootOf(queryOf(node))).toEqual(node);
    expect(check({ schema: 1, root: freshNode(kind) }, november)).toEqual([]);
  });

  it('may be held by every other kind of branch, and none of what it held is lost', () => {
    const kinds = nodeKinds.map(({ kind }) => kind).filter((kind) => shapeOf(kind));
    const leaves = (node: Node) => nodesIn(node).filter(([, one]) => one.kind === 'target');
    for (const from of kinds)
      for (const to of kinds) {
        const node = freshNode(from, target(42));
        expect(leaves(asKind(node, to)).map(([, one]) => one)).toEqual(
          expect.arrayContaining(leaves(node).map(([, one]) => one)),
        );
        expect(asKind(node, to).kind).toBe(to);
      }
  });
});

describe('what is done to a tree', () => {
  it('adds to a branch where it said that it would', () => {
    const random = new Random(11);
    for (let i = 0; i < 100; i += 1) {
      const query = queryOf(randomRoot(random));
      const all = branches(query);
      const chosen = random.of(all);
      const expected = lastIdIn(chosen.id ?? '', chosen);
      const [drawn] = queryOf(target(42)).rules;
      const added = (branch: Branch): Branch => ({
        ...branch,
        rules: [
          ...branch.rules.map((one) => ('rules' in one ? added(one as unknown as Branch) : one)),
          ...(branch === chosen ? [drawn] : []),
        ] as Branch['rules'],
      });
      const nodes = new Map(nodesIn(rootOf(added(query)) as Node));
      expect(nodes.get(expected), `${chosen.combinator} ${expected}`).toEqual(target(42));
    }
  });

  it('asks for two things together where there was room for one', () => {
    const [branch] = queryOf(freshNode('not', target(1))).rules as unknown as Branch[];
    const [second] = queryOf(target(2)).rules;
    if (!branch || !second) throw new Error('nothing drawn');
    expect(nodeOf({ ...branch, rules: [...branch.rules, second] as Branch['rules'] })).toEqual({
      kind: 'not',
      rule: { kind: 'all', of: [target(1), target(2)] },
    });
  });

  it('puts another node in its place, and takes what is within out of what is around it', () => {
    const root = freshNode('each', target(3));
    expect(withAt({ root }, '/root/rule', target(4)).root).toEqual(freshNode('each', target(4)));
    expect(withAt({ root }, '/root/rule', undefined).root).not.toHaveProperty('rule');
    expect(inner(root)).toEqual(target(3));
    expect(inner(freshNode('sequence'))).toBeNull();
  });

  it('gives a target the units of what it measures, and leaves its conditions as they are', () => {
    const where = { load: { atLeast: { amount: 20, unit: 'kg' } } };
    const node = { kind: 'target', aggregate: 'sum', where, atLeast: { amount: 3, unit: '' } };
    expect(fitted({ ...node, ...{ measure: 'weight_volume' } })).toEqual({
      ...{ kind: 'target', measure: 'weight_volume', where, atLeast: { amount: 3, unit: 'kg' } },
    });
    expect(fitted({ ...node, ...{ measure: 'load' } })).toMatchObject({ aggregate: 'most' });
  });
});
