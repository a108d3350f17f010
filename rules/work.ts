/** How much work a rule is, of one workout on the day on which most of it counts. */
import type { Node } from './node.js';
import { knownKindOf } from './nodes/index.js';

/**
 * The most that a rule may be. A unit is about what a target without conditions costs for one workout; what kinds of node add was measured
 * one kind at a time. `npx tsx bench/rules.ts` prints what a unit takes: 50 to 110 ns. So 500 workouts, more than a year of daily training, are
 * judged within 5 ms, and twice as many within 10.
 */
export const MOST_WORK = 80;

/** In units: that of the day on which most parts of the rule count, since a workout begins on one day. */
export function workOf(root: Node): number {
  const days = [...new Set(daysIn(root))];
  return Math.max(workOn(root, null), ...days.map((day) => workOn(root, day)));
}

/** A part of the rule that counts on some days only. */
const isWindow = (node: Node): node is Node & { readonly from: string; readonly to: string } => node.kind === 'within';

/** Days on which more begins to count. */
function daysIn(node: Node): string[] {
  const inner = knownKindOf(node)
    .children(node)
    .flatMap(([, child]) => daysIn(child));
  return isWindow(node) ? [node.from, ...inner] : inner;
}

function workOn(node: Node, day: string | null): number {
  if (isWindow(node) && (day === null || day < node.from || node.to < day)) return 1;
  const kind = knownKindOf(node);
  const within = kind.children(node).reduce((sum, [, child]) => sum + workOn(child, day), 0);
  return kind.work?.(node, within) ?? 1 + within;
}
