/**
 * Prints what judging costs: one evaluation of a random rule by a history of about 500 workouts in a month, in ms, and a unit of the
 * work that the checker bounds, in ns. `--trees n` (500). `--fuzz n`: of n random trees, large and small, how many are refused and how
 * many judged, whether anything was thrown, and the slowest; those judged survive being edited, saved, loaded and printed.
 * What took over 5 ms is judged again, and the best counts: on a busy machine others take their time too.
 */
import { check } from '../rules/check.js';
import { evaluate } from '../rules/evaluate.js';
import type { Rule } from '../rules/rule.js';
import { MOST_WORK, workOf } from '../rules/work.js';
import { november } from '../test/unit/rules/given.js';
import { fuzz } from '../test/unit/rules/random/fuzz.js';
import { randomHistory, randomPerson } from '../test/unit/rules/random/histories.js';
import { Random } from '../test/unit/rules/random/random.js';
import { largeRoot, sizeOf } from '../test/unit/rules/random/trees.js';

const LIMIT_MS = 5;
const [LEAST_WORKOUTS, MOST_WORKOUTS] = [480, 520];
const AGAIN = 10;
const numberAfter = (flag: string) => {
  const place = process.argv.indexOf(flag);
  return place < 0 ? null : Number(process.argv[place + 1]);
};

const random = new Random(20_261_126);
const person = randomPerson(random, november);
const histories = Array.from({ length: 10 }, () => {
  let workouts = randomHistory(random, november, MOST_WORKOUTS).workouts;
  while (workouts.length < LEAST_WORKOUTS) workouts = randomHistory(random, november, MOST_WORKOUTS).workouts;
  return workouts;
});

function timed(rule: Rule): number {
  const workouts = random.of(histories);
  let best = Number.POSITIVE_INFINITY;
  for (let again = 0; again <= AGAIN && best > LIMIT_MS; again += 1) {
    const began = performance.now();
    evaluate(rule, { workouts, person, terms: november, now: november.to, milestones: [50] });
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** A random one that may be judged, or that only its work forbids. */
function judgeable(): Rule {
  let rule: Rule = { schema: 1, root: largeRoot(random) };
  while (workOf(rule.root) > MOST_WORK || check(rule, november).length > 0)
    rule = { schema: 1, root: largeRoot(random) };
  return rule;
}

function measure(trees: number): void {
  const taken = Array.from({ length: trees }, () => {
    const rule = judgeable();
    const ms = timed(rule);
    return { ms, nodes: sizeOf(rule.root), work: workOf(rule.root), rule };
  });
  const at = (share: number, values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.min(Math.floor(share * trees), trees - 1)]?.toFixed(2);
  const ms = taken.map((one) => one.ms);
  const perUnit = taken
    .filter(({ work }) => work > MOST_WORK / 2)
    .map((one) => (one.ms * 1e6) / one.work / ((LEAST_WORKOUTS + MOST_WORKOUTS) / 2));
  console.log(
    `${trees} trees, the largest of ${Math.max(...taken.map(({ nodes }) => nodes))} nodes, ${LEAST_WORKOUTS} to ${MOST_WORKOUTS} workouts, milestones`,
  );
  console.log(
    `p50 ${at(0.5, ms)} ms · p99 ${at(0.99, ms)} ms · max ${at(1, ms)} ms · over ${LIMIT_MS} ms: ${ms.filter((one) => one > LIMIT_MS).length}`,
  );
  console.log(
    `a unit of work: ${(perUnit.reduce((a, b) => a + b, 0) / perUnit.length).toFixed(1)} ns on average, ${Math.max(...perUnit).toFixed(1)} ns at most`,
  );
  for (const { ms: slow, nodes, work, rule } of taken.filter((one) => one.ms > LIMIT_MS).slice(0, 5))
    console.log(slow.toFixed(1), nodes, work, JSON.stringify(rule.root).slice(0, 300));
}

const fuzzed = numberAfter('--fuzz');
if (fuzzed === null) measure(numberAfter('--trees') ?? 500);
else {
  let slowest = 0;
  const outcome = fuzz(new Random(20_261_126), fuzzed, (rule) => {
    slowest = Math.max(slowest, timed(rule));
  });
  console.log(
    `${fuzzed} trees: ${outcome.refused} refused, ${outcome.judged} judged, ${outcome.thrown.length} thrown; the slowest took ${slowest.toFixed(2)} ms`,
  );
  for (const thrown of outcome.thrown.slice(0, 5)) console.log(thrown);
  if (outcome.thrown.length > 0) process.exitCode = 1;
}
