import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOneRepMax, oneRepMax } from '../../../../domain/strength/one-rep-max.js';
import {
  brzycki,
  epley,
  lander,
  lombardi,
  mayhew,
  oConner,
  oneRepMaxFormulas,
  wathan,
} from '../../../../domain/strength/one-rep-max-formulas.js';
import { KG_PER_LB } from '../../../../domain/units.js';
import { between, ordered, whole } from '../gen.js';

describe('R16, domain 1.1: the seven formulas of the one-repetition maximum', () => {
  it.each([
    [100, 1, [103.33, 100.0, 100.0, 108.86, 102.5, 101.3, 101.39]],
    [100, 2, [106.67, 102.86, 107.18, 111.44, 105.0, 105.15, 104.21]],
    [100, 3, [110.0, 105.88, 111.61, 113.99, 107.5, 108.98, 107.2]],
    [100, 5, [116.67, 112.5, 117.46, 119.01, 112.5, 116.58, 113.71]],
    [100, 8, [126.67, 124.14, 123.11, 126.29, 120.0, 127.67, 125.11]],
    [100, 10, [133.33, 133.33, 125.89, 130.93, 125.0, 134.75, 134.07]],
    [80, 6, [96.0, 92.9, 95.7, 97.18, 92.0, 96.26, 93.82]],
    [60, 12, [84.0, 86.4, 76.93, 81.24, 78.0, 84.9, 86.65]],
    [42.5, 7, [52.42, 51.0, 51.63, 52.66, 49.94, 52.71, 51.45]],
  ])('%f × %i', (load, repetitions, expected) => {
    const order = [epley, brzycki, lombardi, mayhew, oConner, wathan, lander];
    const values = order.map(({ compute }) => compute({ load, repetitions }));
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 2);
  });

  it('Brzycki meets O’Conner at five repetitions and Epley at ten (published by both)', () => {
    const at = (repetitions: number) => ({ load: 100, repetitions });
    expect(brzycki.compute(at(5))).toBeCloseTo(oConner.compute(at(5)), 9);
    expect(brzycki.compute(at(10))).toBeCloseTo(epley.compute(at(10)), 9);
    for (const repetitions of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(brzycki.compute(at(repetitions))).toBeLessThan(epley.compute(at(repetitions)));
  });

  it('none answers beyond ten repetitions, nor below one: 37 would divide by nothing', () => {
    for (const { of } of oneRepMaxFormulas) {
      expect(of({ load: 60, repetitions: 12 })).toEqual({ none: 'above_range', input: 'repetitions' });
      expect(of({ load: 60, repetitions: 37 })).toEqual({ none: 'above_range', input: 'repetitions' });
      expect(of({ load: 60, repetitions: 40 })).toEqual({ none: 'above_range', input: 'repetitions' });
      expect(of({ load: 60, repetitions: 0 })).toEqual({ none: 'below_range', input: 'repetitions' });
    }
  });

  it('the seven lie within 9 % of each other from 2 to 10 repetitions, and no longer at 11: the reason for the limit', () => {
    const spread = (repetitions: number) => {
      const values = oneRepMaxFormulas.map(({ compute }) => compute({ load: 100, repetitions }));
      return Math.max(...values) / Math.min(...values);
    };
    for (const repetitions of [2, 3, 4, 5, 6, 7, 8, 9, 10]) expect(spread(repetitions)).toBeLessThan(1.09);
    expect(spread(2)).toBeCloseTo(1.0834, 4);
    expect(spread(10)).toBeCloseTo(1.078, 3);
    expect(spread(11)).toBeCloseTo(1.094, 3);
    expect(spread(12)).toBeCloseTo(1.126, 3);
  });

  it('grow with the load and with the repetitions', () => {
    fc.assert(
      fc.property(ordered(between(1, 400)), ordered(whole(1, 10)), ([light, heavy], [few, many]) => {
        for (const { compute } of oneRepMaxFormulas) {
          expect(compute({ load: heavy, repetitions: few })).toBeGreaterThanOrEqual(
            compute({ load: light, repetitions: few }),
          );
          expect(compute({ load: light, repetitions: many })).toBeGreaterThanOrEqual(
            compute({ load: light, repetitions: few }),
          );
        }
      }),
    );
  });

  it('are homogeneous, so kilograms, pounds and grams give the same maximum', () => {
    fc.assert(
      fc.property(between(1, 400), whole(1, 10), (kg, repetitions) => {
        for (const { compute } of oneRepMaxFormulas) {
          const inKg = compute({ load: kg, repetitions });
          expect(compute({ load: kg / KG_PER_LB, repetitions }) * KG_PER_LB).toBeCloseTo(inKg, 8);
          expect(compute({ load: kg * 1000, repetitions }) / 1000).toBeCloseTo(inKg, 8);
        }
      }),
    );
  });
});

describe('R16, domain 1.1: the one-repetition maximum that is shown', () => {
  it('of a single repetition is that load, exactly', () => {
    fc.assert(
      fc.property(between(0.5, 400), (load) => {
        expect(oneRepMax({ load, repetitions: 1 })).toEqual({ value: load, formula: 'brzycki', version: 1 });
      }),
    );
  });

  it('goes by Brzycki from two to ten repetitions', () => {
    expect(oneRepMax({ load: 100, repetitions: 10 })).toMatchObject({ value: expect.closeTo(133.333, 3) });
    expect(oneRepMax({ load: 80, repetitions: 6 })).toMatchObject({ value: expect.closeTo(92.903, 3) });
  });

  it.each([
    [{ load: 100, repetitions: 11 }, 'above_range', 'repetitions'],
    [{ load: 100, repetitions: 37 }, 'above_range', 'repetitions'],
    [{ load: 100, repetitions: 0 }, 'below_range', 'repetitions'],
    [{ load: 0, repetitions: 8 }, 'below_range', 'load'],
    [{ load: null, repetitions: 8 }, 'missing', 'load'],
    [{ load: 100, repetitions: null }, 'missing', 'repetitions'],
    [{ load: 100, repetitions: 5.5 }, 'invalid', 'repetitions'],
  ])('%o has none: %s %s', (set, none, input) => {
    expect(oneRepMax(set)).toEqual({ none, input });
  });

  it('of a workout is that of its best set: warming up and burning out do not lower it', () => {
    const sets = [
      { load: 40, repetitions: 10 },
      { load: 100, repetitions: 5 },
      { load: 60, repetitions: 20 },
      { load: 0, repetitions: 8 },
    ];
    expect(bestOneRepMax(sets)).toMatchObject({ value: 112.5, formula: 'brzycki' });
  });

  it('of sets that all say nothing tells the reason that helps most', () => {
    const empty = { load: 0, repetitions: 5 };
    const many = { load: 20, repetitions: 25 };
    expect(bestOneRepMax([])).toEqual({ none: 'missing', input: 'sets' });
    expect(bestOneRepMax([empty])).toEqual({ none: 'below_range', input: 'load' });
    expect(bestOneRepMax([empty, many])).toEqual({ none: 'above_range', input: 'repetitions' });
  });

  it('does not depend on the order of sets, and no set lowers it', () => {
    const set = fc.record({
      load: fc.option(fc.oneof(whole(0, 300), fc.constant(Number.NaN))),
      repetitions: fc.option(whole(0, 40)),
    });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 8 }), set, (sets, another) => {
        const best = bestOneRepMax(sets);
        expect(bestOneRepMax(sets.toReversed())).toEqual(best);
        const more = bestOneRepMax([another, ...sets]);
        if ('value' in best) expect('value' in more && more.value).toBeGreaterThanOrEqual(best.value);
      }),
    );
  });
});

const sample = (name: string) => new URL(`../../../../../shared/samples/${name}`, import.meta.url);

describe('R16: two years of a lifter’s sets (strong.csv)', () => {
  it.skipIf(!existsSync(sample('strong.csv')))(
    'have the best maximum that was computed independently, exercise by exercise (skipped without the samples)',
    () => {
      const sets: { 'Exercise Name': string; Weight: string; Reps: string }[] = parse(
        readFileSync(sample('strong.csv'), 'utf8'),
        { columns: true },
      );
      const { per_exercise: totals } = JSON.parse(readFileSync(sample('strong-totals.json'), 'utf8')) as {
        per_exercise: { exercise: string; 'best_e1rm_brzycki_reps<=10': number }[];
      };
      expect(totals.length).toBe(20);
      for (const { exercise, 'best_e1rm_brzycki_reps<=10': expected } of totals) {
        const best = bestOneRepMax(
          sets
            .filter((set) => set['Exercise Name'] === exercise)
            .map(({ Weight, Reps }) => ({ load: Number(Weight), repetitions: Number(Reps) })),
        );
        // the totals say 0 where no set counts: we say none
        expect('value' in best ? best.value : 0, exercise).toBeCloseTo(expected, 2);
      }
    },
  );
});
