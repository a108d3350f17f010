import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goals, progressPercent } from '../../../../domain/strength/goals.js';
import { brzycki } from '../../../../domain/strength/one-rep-max-formulas.js';
import { downToStep, loadFor, percentOfMaximum } from '../../../../domain/strength/prescription.js';
import { chestPressByFive, legPressByFive } from '../../../../domain/strength/reynolds.js';
import { ordered, whole } from '../gen.js';

const KNOWN = Object.keys(percentOfMaximum).map(Number);

describe('R16, domain 1.1: from a maximum to a load', () => {
  it.each([
    [1, 100],
    [2, 95],
    [3, 93],
    [4, 90],
    [5, 87],
    [6, 85],
    [7, 83],
    [8, 80],
    [9, 77],
    [10, 75],
    [12, 70],
  ])('%i repetitions are done with %i %% (NSCA)', (repetitions, percent) => {
    expect(loadFor.of({ oneRepMax: 100, repetitions })).toEqual({ value: percent, formula: 'nsca-load', version: 1 });
  });

  it.each([
    [100, 10, 75],
    [140, 5, 121.8],
    [60, 12, 42],
  ])('a maximum of %f kg for %i repetitions is %f kg', (oneRepMax, repetitions, load) => {
    expect(loadFor.of({ oneRepMax, repetitions })).toMatchObject({ value: expect.closeTo(load, 9) });
  });

  it('the table has neither 11 nor 13 repetitions, nor a maximum of nothing', () => {
    const of = (oneRepMax: number, repetitions: number) => loadFor.of({ oneRepMax, repetitions });
    expect(of(100, 11)).toEqual({ none: 'not_covered', input: 'repetitions' });
    expect(of(100, 13)).toEqual({ none: 'above_range', input: 'repetitions' });
    expect(of(100, 0)).toEqual({ none: 'below_range', input: 'repetitions' });
    expect(of(0, 5)).toEqual({ none: 'below_range', input: 'oneRepMax' });
  });

  it('is set down to the next step of the stack, in grams', () => {
    expect([
      downToStep(121_800, 5_000),
      downToStep(121_800, 2_500),
      downToStep(75_000, 2_500),
      downToStep(4_999, 5_000),
    ]).toEqual([120_000, 120_000, 75_000, 0]);
    expect(downToStep(121_800, 0)).toBe(121_800);
  });

  it('a step down is never more than was asked for, and less than a step away', () => {
    fc.assert(
      fc.property(whole(0, 400_000), whole(100, 20_000), (load, step) => {
        const set = downToStep(load, step);
        expect(set % step).toBe(0);
        expect(load - set).toBeGreaterThanOrEqual(0);
        expect(load - set).toBeLessThan(step);
        expect(downToStep(set, step)).toBe(set);
      }),
    );
  });

  it('more repetitions never ask for more load, whole grams stay whole', () => {
    fc.assert(
      fc.property(whole(1, 400), ordered(fc.constantFrom(...KNOWN)), (kg, [few, many]) => {
        const load = (repetitions: number) => loadFor.compute({ oneRepMax: kg * 1000, repetitions });
        expect(load(many)).toBeLessThanOrEqual(load(few));
        expect(Number.isInteger(load(few))).toBe(true);
      }),
    );
  });

  it('undoes the estimate, to within 3 %, up to ten repetitions', () => {
    for (const repetitions of KNOWN.filter((many) => many <= 10)) {
      const load = loadFor.compute({ oneRepMax: 100, repetitions });
      expect(Math.abs(brzycki.compute({ load, repetitions }) - 100)).toBeLessThan(3);
    }
  });
});

describe('R16, domain 1.1: training goals', () => {
  it('are the published table', () => {
    expect(goals).toEqual({
      strength: {
        percent: { least: 85 },
        repetitions: { most: 6 },
        sets: { least: 2, most: 6 },
        restS: { least: 120, most: 300 },
      },
      power: {
        percent: { least: 75, most: 90 },
        repetitions: { least: 1, most: 5 },
        sets: { least: 3, most: 5 },
        restS: { least: 120, most: 300 },
      },
      hypertrophy: {
        percent: { least: 67, most: 85 },
        repetitions: { least: 6, most: 12 },
        sets: { least: 3, most: 6 },
        restS: { least: 30, most: 90 },
      },
      endurance: {
        percent: { most: 67 },
        repetitions: { least: 12 },
        sets: { least: 2, most: 3 },
        restS: { most: 30 },
      },
    });
    expect(progressPercent).toEqual({ least: 2, most: 10 });
  });
});

describe('R16, domain 1.1: a maximum from a five-repetition maximum', () => {
  it.each([
    [60, 68.5419, 80.0746],
    [100, 113.7699, 123.9546],
  ])('%f kg are %f on the chest press and %f on the leg press', (loadKg, chest, leg) => {
    expect(chestPressByFive.of({ loadKg, repetitions: 5 })).toMatchObject({ value: expect.closeTo(chest, 4) });
    expect(legPressByFive.of({ loadKg, repetitions: 5 })).toMatchObject({ value: expect.closeTo(leg, 4) });
  });

  it('confirms Brzycki on the chest press, within its error', () => {
    const general = brzycki.compute({ load: 60, repetitions: 5 });
    expect(Math.abs(chestPressByFive.compute({ loadKg: 60, repetitions: 5 }) - general)).toBeLessThan(2.98);
  });

  it('is for five repetitions alone', () => {
    expect(legPressByFive.of({ loadKg: 100, repetitions: 6 })).toEqual({ none: 'above_range', input: 'repetitions' });
  });
});
