import { describe, expect, it } from 'vitest';
import { formula, nameOf } from '../../../domain/formula.js';
import {
  eitherSex,
  menOnly,
  positive,
  type Quantity,
  rangeText,
  repetitions,
  years,
} from '../../../domain/quantity.js';

const example = formula({
  id: 'example',
  version: 2,
  gives: 'an example',
  unit: 'kg',
  source: 'nobody',
  inputs: { load: positive('kg'), repetitions: repetitions(1, 10), age: years(20, 59), sex: eitherSex },
  together: { volume: { unit: 'kg', most: 500, from: ({ load, repetitions }) => load * repetitions } },
  answer: { least: 1 },
  compute: ({ load, repetitions }) => (load * repetitions) / 10,
});
const given = { load: 50, repetitions: 4, age: 30, sex: 'MALE' as const };

describe('R18: a declared formula', () => {
  it('gives a value with its id and version', () => {
    expect(example.of(given)).toEqual({ value: 20, formula: 'example', version: 2 });
    expect(nameOf(example)).toBe('example/2');
  });

  it.each([
    [{ load: null }, 'missing', 'load'],
    [{ load: Number.NaN }, 'invalid', 'load'],
    [{ load: Number.POSITIVE_INFINITY }, 'invalid', 'load'],
    [{ load: 0 }, 'below_range', 'load'],
    [{ repetitions: 2.5 }, 'invalid', 'repetitions'],
    [{ repetitions: 0 }, 'below_range', 'repetitions'],
    [{ repetitions: 11 }, 'above_range', 'repetitions'],
    [{ age: 60 }, 'above_range', 'age'],
    [{ sex: null }, 'missing', 'sex'],
    [{ sex: 'UNKNOWN' as const }, 'missing', 'sex'],
    [{ load: 130 }, 'above_range', 'volume'],
    [{ load: 1, repetitions: 1 }, 'implausible', 'answer'],
  ])('%o has no estimate: %s %s', (changed, none, input) => {
    expect(example.of({ ...given, ...changed })).toEqual({ none, input });
  });

  it('made with men alone says nothing of women', () => {
    const { of } = formula({ ...example, inputs: { ...example.inputs, sex: menOnly } });
    expect(of({ ...given, sex: 'FEMALE' })).toEqual({ none: 'not_covered', input: 'sex' });
  });

  it('tells its range in words', () => {
    expect(example.range).toBe(
      'load: above 0 kg; repetitions: 1 to 10 (whole); age: 20 to 59 years (whole); sex: women or men; volume: at most 500 kg; answer: 1 or more',
    );
  });

  it.each<[Quantity, string]>([
    [{ unit: 'm', least: 1, most: 2 }, '1 to 2 m'],
    [{ unit: '', least: 0.05, most: 0.05 }, '0.05'],
    [{ unit: 's', above: 0, most: 9 }, 'above 0, at most 9 s'],
    [{ unit: 's' }, 'any s'],
    [{ unit: '', least: 1, most: 3, among: [1, 3] }, '1 to 3 (of 1, 3)'],
  ])('the range of %o is "%s"', (quantity, text) => {
    expect(rangeText(quantity)).toBe(text);
  });
});
