/**
 * Prints what judging costs: one evaluation of a random tree of up to 500 nodes by a history of 400 workouts in a month, in ms. What
 * took over 5 ms is judged twice more, and the best counts: on a busy machine others take their time too. `--trees n` (2,000).
 */
import { check } from '../rules/check.js';
import { evaluate } from '../rules/evaluate.js';
import type { Node } from '../rules/node.js';
import { kindOf } from '../rules/nodes/index.js';
import type { Rule } from '../rules/rule.js';
import { november } from '../test/unit/rules/given.js';
import { randomHistory, randomPerson } from '../test/unit/rules/random/histories.js';
import { Random } from '../test/unit/rules/random/random.js';
import { randomNode } from '../test/unit/rules/random/trees.js';

const LIMIT_MS = 5;
const flag = process.argv.indexOf('--trees');
const trees = flag < 0 ? 2_000 : Number(process.argv[flag + 1]);

const random = new Random(20_261_126);
const sizeOf = (node: Node): number =>
  1 + (kindOf(node)?.children(node) ?? []).reduce((sum, [, child]) => sum + sizeOf(child), 0);

/** 400 workouts, most with sets. */
function history() {
  let workouts = randomHistory(random, november, 400).workouts;
  while (workouts.length < 350) workouts = randomHistory(random, november, 400).workouts;
  return workouts;
}
const histories = Array.from({ length: 20 }, history);
const person = randomPerson(random, november);

function timed(rule: Rule): number {
  const workouts = random.of(histories);
  const began = performance.now();
  evaluate(rule, { workouts, person, terms: november, now: november.to });
  return performance.now() - began;
}

/** A tree that can be judged. */
function valid(make: () => Node): Node {
  let root = make();
  while (check({ schema: 1, root }, november).length > 0) root = make();
  return root;
}

/** Many small ones under a few conditions: a large one drawn at once is hardly ever valid. */
function randomTree(): Node {
  const size = random.once(3) ? random.int(1, 40) : random.int(40, 480);
  const parts: Node[] = [];
  for (let nodes = 0; nodes < size; nodes += sizeOf(parts.at(-1) as Node))
    parts.push(valid(() => randomNode(random, 4, { left: 12 })));
  const lists = Array.from({ length: Math.ceil(parts.length / 50) }, (_, i) => parts.slice(i * 50, i * 50 + 50));
  const inner = lists.map((of): Node => ({ kind: random.of(['all', 'any']), ...{ of } }));
  return { kind: 'all', ...{ of: inner } };
}

const taken: { ms: number; nodes: number; rule: Rule }[] = [];
while (taken.length < trees) {
  const rule: Rule = { schema: 1, root: randomTree() };
  if (check(rule, november).length > 0) continue;
  let ms = timed(rule);
  for (let again = 0; again < 2 && ms > LIMIT_MS; again += 1) ms = Math.min(ms, timed(rule));
  taken.push({ ms, nodes: sizeOf(rule.root), rule });
}
taken.sort((a, b) => a.ms - b.ms);
const at = (share: number) => taken[Math.min(Math.floor(share * taken.length), taken.length - 1)]?.ms.toFixed(3);
const over = taken.filter(({ ms }) => ms > LIMIT_MS);
console.log(
  `${trees} trees, the largest of ${Math.max(...taken.map(({ nodes }) => nodes))} nodes, 350 to 400 workouts`,
);
console.log(`p50 ${at(0.5)} ms · p99 ${at(0.99)} ms · max ${at(1)} ms · over ${LIMIT_MS} ms: ${over.length}`);
for (const { ms, nodes, rule } of over.slice(-3))
  console.log(ms.toFixed(1), nodes, JSON.stringify(rule.root).slice(0, 300));
