import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../../../simulator/random.js';
import { holm } from '../../../../simulator/report/statistics/holm.js';
import { kolmogorovSmirnov } from '../../../../simulator/report/statistics/kolmogorov-smirnov.js';
import { folds, sampled } from '../../../../simulator/report/statistics/sampling.js';
import { wilson } from '../../../../simulator/report/statistics/wilson.js';

const upTo = (n: number, shift = 0) => Array.from({ length: n }, (_, index) => index + shift);

/** n choose k, as a float. */
const choose = (n: number, k: number): number =>
  k < 0 || k > n ? 0 : upTo(k).reduce((product, i) => (product * (n - i)) / (i + 1), 1);

/** P(D ≥ k/n) of two samples of n: the closed form of Gnedenko and Korolyuk (1951). */
const closedForm = (n: number, k: number) =>
  (2 * upTo(Math.floor(n / k), 1).reduce((sum, i) => sum + (i % 2 === 1 ? 1 : -1) * choose(2 * n, n - i * k), 0)) /
  choose(2 * n, n);

describe('the test of Kolmogorov and Smirnov', () => {
  it('has the distance of the two distribution functions, ties and all', () => {
    expect(kolmogorovSmirnov([1, 2, 3, 4], [3, 4, 5, 6]).d).toBe(0.5);
    expect(kolmogorovSmirnov([1, 1, 1, 2], [1, 2, 2, 2]).d).toBe(0.5);
    expect(kolmogorovSmirnov([3, 1, 2], [1, 2, 3])).toEqual({ d: 0, p: 1 });
    expect(kolmogorovSmirnov([1], [2])).toEqual({ d: 1, p: 1 });
  });

  it.each([
    [5, 4, 0.0794],
    [5, 5, 0.0079],
    [8, 5, 0.087],
    [10, 6, 0.0524],
    [10, 7, 0.0123],
  ])('has the published p of two samples of %i that are %i steps apart', (n, steps, p) => {
    // Massey 1951, J. Am. Stat. Assoc. 46: the tables of the maximum deviation between two samples.
    const { d, p: own } = kolmogorovSmirnov(upTo(n), upTo(n, steps));
    expect(d).toBeCloseTo(steps / n, 12);
    expect(own).toBeCloseTo(p, 4);
  });

  it('agrees with the closed form for samples of one size, far into the tail', () => {
    for (const [n, k] of [
      [12, 5],
      [40, 13],
      [60, 50],
      [100, 100],
    ] as const) {
      expect(kolmogorovSmirnov(upTo(n), upTo(n, k)).p / closedForm(n, k)).toBeCloseTo(1, 9);
    }
  });

  it('agrees with counting all orders of two small samples of other sizes', () => {
    const sizes = fc.record({ n: fc.integer({ min: 1, max: 6 }), m: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), ({ n, m }, flips) => {
        const order = someOrder(n, m, flips);
        const { d, p } = kolmogorovSmirnov(...samplesOf(order));
        const all = ordersOf(n, m).map((other) => kolmogorovSmirnov(...samplesOf(other)).d);
        expect(p).toBeCloseTo(all.filter((other) => other >= d - 1e-12).length / all.length, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses an empty sample', () => {
    expect(() => kolmogorovSmirnov([], [1])).toThrow(RangeError);
  });
});

/** All orders of n values of one sample (true) and m of the other. */
function ordersOf(n: number, m: number): boolean[][] {
  if (n + m === 0) return [[]];
  const first = n > 0 ? ordersOf(n - 1, m).map((rest) => [true, ...rest]) : [];
  return [...first, ...(m > 0 ? ordersOf(n, m - 1).map((rest) => [false, ...rest]) : [])];
}

function someOrder(n: number, m: number, flips: Iterator<boolean>): boolean[] {
  const order: boolean[] = [];
  for (let [one, other] = [n, m]; one + other > 0; ) {
    const first = other === 0 || (one > 0 && flips.next().value === true);
    order.push(first);
    if (first) one -= 1;
    else other -= 1;
  }
  return order;
}

function samplesOf(order: readonly boolean[]): [number[], number[]] {
  const places = (which: boolean) => order.flatMap((one, place) => (one === which ? [place] : []));
  return [places(true), places(false)];
}

describe('many tests at once', () => {
  it("are corrected as in Holm's paper, whatever their order", () => {
    expect(holm([0.01, 0.02, 0.03, 0.04])).toEqual([0.04, 0.06, 0.06, 0.06]);
    expect(holm([0.04, 0.01, 0.5])).toEqual([0.08, 0.03, 0.5]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('the interval of a share', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (hits, all, low, high) => {
    // Newcombe 1998, Stat. Med. 17: the score method without continuity correction.
    const interval = wilson(hits, all);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('choosing at random', () => {
  it('is the same for the same stream, keeps the order, and gives all of few', () => {
    const some = sampled(upTo(100), 10, random('a'));
    expect(some).toHaveLength(10);
    expect(some).toEqual(sampled(upTo(100), 10, random('a')));
    expect(some).toEqual([...some].sort((one, other) => one - other));
    expect(sampled([1, 2], 10, random('a'))).toEqual([1, 2]);
  });

  it('keeps groups together in folds, all of them in one', () => {
    const items = upTo(40).map((number) => ({ number, group: `g${number % 9}` }));
    const parts = folds(items, 5, random('a'));
    expect(
      parts
        .flat()
        .map(({ number }) => number)
        .sort((one, other) => one - other),
    ).toEqual(upTo(40));
    for (const group of new Set(items.map((item) => item.group))) {
      expect(parts.filter((part) => part.some((item) => item.group === group))).toHaveLength(1);
    }
  });
});
