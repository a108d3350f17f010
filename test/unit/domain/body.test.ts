import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityFactors, dailyEnergy, mifflin } from '../../../domain/body/basal-metabolism.js';
import { bmi, singaporeBmi, whoBmi } from '../../../domain/body/bmi.js';
import { aceBodyFat, deurenberg, isObeseInSingapore } from '../../../domain/body/body-fat.js';
import { between, ordered, whole } from './gen.js';

const anySex = fc.constantFrom('FEMALE' as const, 'MALE' as const);

describe('R18, domain 1.5: body-mass index', () => {
  it.each([
    [50, 1.65, 18.365, 'underweight', 'underweight'],
    [62, 1.65, 22.773, 'normal', 'low_risk'],
    [63, 1.65, 23.14, 'normal', 'moderate_risk'],
    [68, 1.72, 22.985, 'normal', 'low_risk'],
    [85, 1.75, 27.755, 'overweight', 'high_risk'],
    [75, 1.65, 27.548, 'overweight', 'high_risk'],
    [100, 1.7, 34.602, 'obese_1', 'high_risk'],
  ])('%f kg at %f m is %f: %s by the WHO, %s in Singapore', (weightKg, heightM, index, who, singapore) => {
    const estimate = bmi.of({ weightKg, heightM });
    expect(estimate).toEqual({ value: expect.closeTo(index, 3), formula: 'bmi', version: 1 });
    const value = 'value' in estimate ? estimate.value : null;
    expect(whoBmi.of({ value, age: 30 })).toEqual({ band: who, norm: 'who-bmi', version: 1 });
    expect(singaporeBmi.of({ value, age: 30 })).toEqual({ band: singapore, norm: 'singapore-bmi', version: 1 });
  });

  it.each([
    [18.49, 'underweight', 'underweight'],
    [18.5, 'normal', 'low_risk'],
    [22.95, 'normal', 'low_risk'],
    [22.9999, 'normal', 'low_risk'],
    [23, 'normal', 'moderate_risk'],
    [24.999, 'normal', 'moderate_risk'],
    [25, 'overweight', 'moderate_risk'],
    [27.4999, 'overweight', 'moderate_risk'],
    [27.5, 'overweight', 'high_risk'],
    [30, 'obese_1', 'high_risk'],
    [34.999, 'obese_1', 'high_risk'],
    [35, 'obese_2', 'high_risk'],
    [40, 'obese_3', 'high_risk'],
  ])('bounds are taken unrounded: %f is %s and %s', (value, who, singapore) => {
    expect(whoBmi.of({ value, age: 18 })).toMatchObject({ band: who });
    expect(singaporeBmi.of({ value, age: 18 })).toMatchObject({ band: singapore });
  });

  it('has no category for the young, nor of nothing', () => {
    expect(whoBmi.of({ value: 22, age: 17 })).toEqual({ none: 'below_range', input: 'age' });
    expect(singaporeBmi.of({ value: 22, age: null })).toEqual({ none: 'missing', input: 'age' });
    expect(bmi.of({ weightKg: 70, heightM: 0 })).toEqual({ none: 'below_range', input: 'heightM' });
    expect(bmi.of({ weightKg: null, heightM: 1.7 })).toEqual({ none: 'missing', input: 'weightKg' });
  });

  it('grows with weight in proportion, and falls with the square of height', () => {
    fc.assert(
      fc.property(between(30, 200), between(1.2, 2.2), between(0.5, 2), (weightKg, heightM, by) => {
        const index = bmi.compute({ weightKg, heightM });
        expect(bmi.compute({ weightKg: weightKg * by, heightM }) / by).toBeCloseTo(index, 9);
        expect(bmi.compute({ weightKg: weightKg * by * by, heightM: heightM * by })).toBeCloseTo(index, 9);
      }),
    );
  });
});

describe('R18, domain 1.5: body fat', () => {
  it.each([
    ['MALE', 20, 'average'],
    ['FEMALE', 20, 'athletes'],
    ['MALE', 25, 'obese'],
    ['FEMALE', 31.9, 'average'],
    ['FEMALE', 32, 'obese'],
    ['MALE', 5.9, 'essential'],
    ['MALE', 6, 'athletes'],
    ['MALE', 17.99, 'fitness'],
    ['FEMALE', 21, 'fitness'],
    ['FEMALE', 13.9, 'essential'],
  ] as const)('%s with %f %% is %s (ACE; the 20 % published by askanumber.com)', (sex, value, band) => {
    expect(aceBodyFat.of({ value, age: 40, sex })).toEqual({ band, norm: 'ace-body-fat', version: 1 });
  });

  it('below what a body needs there is no band', () => {
    expect(aceBodyFat.of({ value: 1.9, age: 40, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'value' });
    expect(aceBodyFat.of({ value: 9.9, age: 40, sex: 'FEMALE' })).toEqual({ none: 'below_range', input: 'value' });
  });

  it('beyond 25 % of men and 35 % of women is obesity in Singapore', () => {
    expect([isObeseInSingapore(25, 'MALE'), isObeseInSingapore(25.1, 'MALE')]).toEqual([false, true]);
    expect([isObeseInSingapore(35, 'FEMALE'), isObeseInSingapore(35.1, 'FEMALE')]).toEqual([false, true]);
  });

  it.each([
    [22, 30, 'MALE', 17.1],
    [24, 40, 'FEMALE', 32.6],
    [27.5, 50, 'MALE', 28.3],
  ] as const)('by Deurenberg, %f at %i, %s, is %f %%', (index, age, sex, percent) => {
    expect(deurenberg.of({ bmi: index, age, sex })).toEqual({
      value: expect.closeTo(percent, 9),
      formula: 'deurenberg',
      version: 1,
    });
  });

  it('by Deurenberg is never less than nothing, and only of adults', () => {
    expect(deurenberg.of({ bmi: 9, age: 18, sex: 'MALE' })).toEqual({ none: 'implausible', input: 'answer' });
    expect(deurenberg.of({ bmi: 20, age: 17, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'age' });
    fc.assert(
      fc.property(between(5, 60), whole(18, 100), anySex, (index, age, sex) => {
        const estimate = deurenberg.of({ bmi: index, age, sex });
        if ('value' in estimate) expect(estimate.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('R18, domain 1.5: basal metabolic rate', () => {
  it.each([
    ['published by calculatorlib', 70, 175, 30, 'MALE', 1648.75],
    ['published by biologyinsights', 60, 165, 30, 'FEMALE', 1320.25],
    ['', 85, 180, 45, 'MALE', 1755],
    ['', 55, 158, 25, 'FEMALE', 1251.5],
    ['', 72.5, 168, 60, 'FEMALE', 1314],
  ] as const)('%s: %f kg, %f cm, %i years, %s is %f kcal a day', (_source, weightKg, heightCm, age, sex, kcal) => {
    expect(mifflin.of({ weightKg, heightCm, age, sex })).toEqual({
      value: expect.closeTo(kcal, 9),
      formula: 'mifflin',
      version: 1,
    });
  });

  it('is given for the ages of its study', () => {
    const of = (age: number) => mifflin.of({ weightKg: 70, heightCm: 175, age, sex: 'MALE' });
    expect([of(18), of(79)]).toEqual([
      { none: 'below_range', input: 'age' },
      { none: 'above_range', input: 'age' },
    ]);
  });

  it('grows with weight and height, falls with age', () => {
    fc.assert(
      fc.property(ordered(between(40, 150)), ordered(whole(19, 78)), anySex, ([light, heavy], [young, old], sex) => {
        const at = (weightKg: number, age: number) => mifflin.compute({ weightKg, heightCm: 170, age, sex });
        expect(at(heavy, young)).toBeGreaterThanOrEqual(at(light, young));
        expect(at(light, old)).toBeLessThanOrEqual(at(light, young));
      }),
    );
  });

  it('of a whole day is 1.2 to 1.9 times that', () => {
    expect(Object.values(activityFactors)).toEqual([1.2, 1.375, 1.55, 1.725, 1.9]);
    expect(dailyEnergy(2000, 'moderate')).toBe(3100);
  });
});
