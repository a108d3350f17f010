/** What progress may do as a member trains and time passes, on random rules and histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, isMonotone } from '../../../rules/check.js';
import { evaluate, type Facts } from '../../../rules/evaluate.js';
import type { Person, Terms, TrainedWorkout } from '../../../rules/facts.js';
import { fallOf } from '../../../rules/falls.js';
import type { Rule } from '../../../rules/rule.js';
import { asOf, begun, half, randomHistory, randomPerson, randomTerms } from './random/histories.js';
import { Random } from './random/random.js';
import { randomRoot } from './random/trees.js';

const MINUTE_MS = 60_000;

/** A rule that can be judged, and all that ever happened. */
interface Case {
  readonly random: Random;
  readonly rule: Rule;
  readonly terms: Terms;
  readonly person: Person;
  readonly workouts: readonly TrainedWorkout[];
}

/** `wanted` says which rules are looked at; of those that are not, or are refused, another is made. */
function overCases(numRuns: number, wanted: (rule: Rule) => boolean, judge: (given: Case) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const terms = randomTerms(random);
      let rule: Rule = { schema: 1, root: randomRoot(random, 4, { left: 12 }) };
      while (check(rule, terms).length > 0 || !wanted(rule))
        rule = { schema: 1, root: randomRoot(random, 4, { left: 12 }) };
      const { workouts } = randomHistory(random, terms, 16, random.of([2, 9, 28]));
      judge({
        random,
        rule,
        terms,
        person: randomPerson(random, terms),
        workouts: workouts.filter(({ open }) => !open),
      });
    }),
    { numRuns, seed: 20_261_126 },
  );
}

/** Times at which something may change: ends, a while after them, days, and some at random. */
function timesOf({ random, workouts, terms }: Case): number[] {
  const ends = workouts.flatMap(({ endedAt }) => [endedAt, endedAt + 90 * MINUTE_MS]);
  const days = workouts.map(
    ({ startedAt }) => startedAt - (startedAt % (60 * MINUTE_MS)) + random.int(0, 30) * 60 * MINUTE_MS,
  );
  const others = workouts.map(({ startedAt }) => startedAt + random.int(0, 120) * MINUTE_MS);
  const some = [...ends, ...days, ...others].filter(() => random.once(3));
  return [...new Set([...some, terms.to, terms.to + 180 * MINUTE_MS])].sort((a, b) => a - b);
}

const factsAt = ({ workouts, person, terms }: Case, now: number, running = half): Facts => ({
  workouts: asOf(workouts, now, running),
  person,
  terms,
  now,
});

describe('R36: completion', () => {
  it('stays, whatever comes after, also of what is still running', () =>
    overCases(
      800,
      () => true,
      (given) => {
        let complete = false;
        for (const time of timesOf(given)) {
          const result = evaluate(given.rule, factsAt(given, time));
          if (complete) expect(result.complete).toBe(true);
          complete = result.complete;
        }
      },
    ));

  it('is the first time at which what was known then is enough', () => {
    let complete = 0;
    overCases(
      800,
      () => true,
      (given) => {
        const end = given.terms.to + 180 * MINUTE_MS;
        const { completedAt } = evaluate(given.rule, factsAt(given, end, begun));
        const isCompleteAt = (time: number) => evaluate(given.rule, factsAt(given, time, begun)).complete;
        for (const time of timesOf(given)) expect(isCompleteAt(time)).toBe(completedAt !== null && time >= completedAt);
        if (completedAt === null) return;
        complete += 1;
        expect([isCompleteAt(completedAt - 1), isCompleteAt(completedAt)]).toEqual([false, true]);
      },
    );
    expect(complete).toBeGreaterThan(60);
  });
});

describe('R91: progress', () => {
  it('of a monotone rule never falls as workouts end and time passes', () =>
    overCases(
      800,
      ({ root }) => isMonotone(root),
      (given) => {
        let fraction = 0;
        for (const time of timesOf(given)) {
          const now = evaluate(given.rule, factsAt(given, time)).fraction;
          expect(now).toBeGreaterThanOrEqual(fraction);
          fraction = now;
        }
      },
    ));

  it('of any other falls for a cause that can be named', () => {
    const causes = new Set<string>();
    overCases(
      800,
      ({ root }) => !isMonotone(root),
      (given) => {
        let before: { facts: Facts; result: ReturnType<typeof evaluate> } | null = null;
        for (const time of timesOf(given)) {
          const facts = factsAt(given, time);
          const after = { facts, result: evaluate(given.rule, facts) };
          const fell = before !== null && after.result.fraction < before.result.fraction;
          const cause = before && fallOf(given.rule, before, after);
          expect(cause !== null).toBe(fell);
          if (cause) causes.add(cause);
          before = after;
        }
      },
    );
    expect([...causes].sort()).toEqual(['average', 'bound', 'period_ended', 'window']);
  });
});
