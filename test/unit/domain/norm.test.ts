import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../domain/age.js';
import { norm } from '../../../domain/norm.js';
import { scale } from '../../../domain/scale.js';

const named = { version: 1, gives: 'a band', unit: 'kg', source: 'nobody' };

describe('a table by sex and age', () => {
  const example = norm({
    ...named,
    id: 'example',
    bands: ['good', 'fair'],
    beneath: 'poor',
    groups: {
      MALE: [
        { ages: [20, 29], from: [30, 20] },
        { ages: [40, Number.POSITIVE_INFINITY], from: [25, 15] },
      ],
    },
  });

  it.each([
    [20, 30, 'good'],
    [29, 29.999, 'fair'],
    [40, 25, 'good'],
    [99, -5, 'poor'],
  ])('at %i, %f is %s', (age, value, band) => {
    expect(example.of({ value, age, sex: 'MALE' })).toEqual({ band, norm: 'example', version: 1 });
  });

  it.each([
    [{ age: 19 }, 'below_range', 'age'],
    [{ age: 35 }, 'not_covered', 'age'],
    [{ age: 25.5 }, 'invalid', 'age'],
    [{ age: null }, 'missing', 'age'],
    [{ value: null }, 'missing', 'value'],
    [{ value: Number.NaN }, 'invalid', 'value'],
    [{ sex: 'UNKNOWN' as const }, 'missing', 'sex'],
    [{ sex: 'FEMALE' as const }, 'not_covered', 'sex'],
  ])('%o has no band: %s %s', (changed, none, input) => {
    expect(example.of({ value: 20, age: 25, sex: 'MALE', ...changed })).toEqual({ none, input });
  });

  it('tells whom it is for', () => {
    expect(example.range).toBe('men of 20 or more years');
  });

  it('says nothing above its last age, nor below its last bound where nothing is beneath', () => {
    const everyone = norm({
      ...named,
      id: 'everyone',
      bands: ['good'],
      beneath: null,
      groups: { EVERYONE: [{ ages: [18, 60], from: [10] }] },
    });
    expect(everyone.of({ value: 10, age: 60 })).toMatchObject({ band: 'good' });
    expect(everyone.of({ value: 10, age: 61 })).toEqual({ none: 'above_range', input: 'age' });
    expect(everyone.of({ value: 9.9, age: 60 })).toEqual({ none: 'below_range', input: 'value' });
    expect(everyone.range).toBe('everyone of 18 to 60 years');
  });
});

describe('a scale', () => {
  const example = scale({
    ...named,
    id: 'example-scale',
    steps: [
      { band: 'low', from: 0, to: 10 },
      { band: 'high', from: 20 },
      { band: 'top', above: 30, to: 40 },
    ],
  });

  it('has its bounds in, or out where it says above', () => {
    const bands = [0, 10, 20, 30, 30.1, 40].map((value) => example.of(value));
    expect(bands.map((banded) => 'band' in banded && banded.band)).toEqual([
      'low',
      'low',
      'high',
      'high',
      'top',
      'top',
    ]);
  });

  it('says nothing below, in its gaps and above', () => {
    expect([-1, 10.5, 41, null, Number.NaN].map(example.of)).toEqual([
      { none: 'below_range', input: 'value' },
      { none: 'not_covered', input: 'value' },
      { none: 'above_range', input: 'value' },
      { none: 'missing', input: 'value' },
      { none: 'invalid', input: 'value' },
    ]);
    expect(example.range).toBe('low from 0 to 10, high from 20, top above 30 to 40 kg');
  });
});

describe('the age on a day', () => {
  it.each([
    ['1990-05-17', '2025-05-16', 34],
    ['1990-05-17', '2025-05-17', 35],
    ['2000-02-29', '2025-02-28', 24],
    ['2000-02-29', '2025-03-01', 25],
    ['2000-02-29', '2024-02-29', 24],
    ['2025-01-01', '2025-01-01', 0],
  ])('born %s, on %s: %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age);
  });

  it('is not known of what is no date, or lies ahead', () => {
    expect(ageOn('2025-01-02', '2025-01-01')).toBeNull();
    expect(ageOn('1990-02-30', '2025-01-01')).toBeNull();
    expect(ageOn('17.5.1990', '2025-01-01')).toBeNull();
    expect(ageOn('1990-05-17', '')).toBeNull();
  });
});
