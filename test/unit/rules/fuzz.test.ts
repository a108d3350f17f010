/** Random trees: refused or judged, never anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../rules/check.js';
import { evaluate } from '../../../rules/evaluate.js';
import { explain } from '../../../rules/explain.js';
import { format, parse } from '../../../rules/format.js';
import { hash } from '../../../rules/hash.js';
import type { Node } from '../../../rules/node.js';
import type { Rule } from '../../../rules/rule.js';
import { words } from '../../../rules/words.js';
import { november } from './given.js';
import { randomHistory, randomPerson } from './random/histories.js';
import { Random } from './random/random.js';
import { broken, randomRoot } from './random/trees.js';

const runs = { numRuns: 2_000, seed: 20_261_126 };
const overSeeds = (judge: (random: Random) => void) =>
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      judge(new Random(seed));
    }),
    runs,
  );
const ruleOf = (root: Node): Rule => ({ schema: 1, root });

function judge(random: Random, rule: Rule) {
  const { workouts, now } = randomHistory(random, november, 25);
  return evaluate(rule, { workouts, person: randomPerson(random, november), terms: november, now });
}

describe('R38: what is not refused is judged', () => {
  it('of random trees', () => {
    let judged = 0;
    overSeeds((random) => {
      const rule = ruleOf(randomRoot(random));
      if (check(rule, november).length > 0) return;
      judged += 1;
      const { fraction, complete, progress, completedAt } = judge(random, rule);
      expect(fraction >= 0 && fraction <= 1).toBe(true);
      expect(complete).toBe(completedAt !== null);
      expect(progress.met).toBe(complete);
      expect(words(rule)).toMatch(/^[A-Z(].+\.$/);
      for (const { asks, stands } of explain(rule, progress))
        expect(`${asks} ${stands}`).not.toMatch(/undefined|NaN|\[object/);
    });
    expect(judged).toBeGreaterThan(runs.numRuns / 3);
  });

  it('of broken ones', () => {
    let refused = 0;
    overSeeds((random) => {
      const given = broken(random, ruleOf(randomRoot(random, 4)));
      const faults = check(given, november);
      if (faults.length > 0) {
        refused += 1;
        expect(faults.every(({ path, message }) => /^(\/.*)?$/.test(path) && message !== '')).toBe(true);
      } else judge(random, given as Rule);
    });
    expect(refused).toBeGreaterThan(runs.numRuns / 2);
  });
});

it('R39: a rule survives being written and read, byte for byte', () => {
  overSeeds((random) => {
    const rule = ruleOf(randomRoot(random));
    const text = format(rule);
    const read = parse(JSON.stringify(JSON.parse(text), null, 2), november);
    if ('faults' in read) {
      expect(check(rule, november)).toEqual(read.faults);
      return;
    }
    expect(format(read.rule)).toBe(text);
    expect(hash(read.rule)).toBe(hash(rule));
  });
});
