/** Whether a rule can be judged at all: everything that is wrong with it, each with its place and what to do. */
import type { Fault, Node } from './node.js';
import { kindOf, knownKindOf, nodeKinds } from './nodes/index.js';
import { type Period, type Room, roomOf } from './room.js';
import { DEEPEST, LARGEST, nodeSchemas, SCHEMA_VERSION } from './rule.js';
import { shapeFaults } from './shape.js';
import { MOST_WORK, workOf } from './work.js';

/** More faults than anybody reads at once are not told. */
const MOST_TOLD = 50;

/** The faults of what is to be a rule of a challenge in this time; none: it is one. Never throws, whatever it is given. */
export function check(given: unknown, period: Period): Fault[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return [{ path: '', message: 'must be an object' }];
  const { schema, root, ...unknown } = given as Record<string, unknown>;
  const faults: Fault[] = Object.keys(unknown).map((name) => ({ path: pointer('', name), message: 'is not known' }));
  if (schema !== SCHEMA_VERSION) faults.push({ path: '/schema', message: `must be ${SCHEMA_VERSION}` });
  const size = { nodes: 0 };
  faults.push(...shapeOf(root, '/root', 1, size));
  if (size.nodes > LARGEST) faults.push({ path: '/root', message: `has more than ${LARGEST} nodes` });
  if (faults.length === 0)
    faults.push(...meaningOf(root as Node, '/root', roomOf(period), []), ...workFaults(root as Node));
  return faults.slice(0, MOST_TOLD);
}

/** What is wrong with the shape of a node and of those within it. */
function shapeOf(given: unknown, path: string, depth: number, size: { nodes: number }): Fault[] {
  size.nodes += 1;
  if (size.nodes > LARGEST) return [];
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return [{ path, message: 'must be a node: an object with a kind' }];
  const node = given as Node;
  const kind = typeof node.kind === 'string' ? kindOf(node) : undefined;
  const schema = kind && nodeSchemas.get(kind.kind);
  if (!kind || !schema)
    return [{ path: `${path}/kind`, message: `must be one of ${nodeKinds.map((one) => one.kind).join(', ')}` }];
  if (depth > DEEPEST) return [{ path, message: `is deeper than ${DEEPEST} nodes` }];
  const faults = shapeFaults(schema, node).map((fault) => ({ ...fault, path: path + fault.path }));
  // Children of a node that is not well-formed may be anything.
  if (faults.length > 0) return faults;
  return kind.children(node).flatMap(([place, child]) => shapeOf(child, path + place, depth + 1, size));
}

/** What well-formed nodes say that cannot be. */
function meaningOf(node: Node, path: string, room: Room, within: readonly string[]): Fault[] {
  const kind = knownKindOf(node);
  const own = kind.check?.(node, { room, within, isMonotone }) ?? [];
  if (own.length > 0) return own.map((fault) => ({ ...fault, path: path + fault.path }));
  const told = 'each' in node ? [...within, `${kind.kind} ${node.each}`] : [...within, kind.kind];
  const inner = kind.roomWithin?.(node, room) ?? room;
  return kind.children(node).flatMap(([place, child]) => meaningOf(child, path + place, inner, told));
}

/** Rules that would hold up everybody else's are refused. */
function workFaults(root: Node): Fault[] {
  const work = Math.ceil(workOf(root));
  const message = `is too much work, ${work} of ${MOST_WORK}: shorten rolling windows, or what is judged of each set, or leave nodes or conditions out`;
  return work > MOST_WORK ? [{ path: '/root', message }] : [];
}

/** Whether how far a node is never falls while nothing is corrected. */
export const isMonotone = (node: Node): boolean => knownKindOf(node).monotone(node, isMonotone);

const pointer = (path: string, name: string) => `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
