import { describe, expect, it } from 'vitest';
import { givenText } from '../../../rules/amounts/units.js';

describe('what somebody has of an amount', () => {
  it.each([
    ['to one decimal', 1.183, 'min', '1.1 min'],
    ['never as more than it is', 19.967, 'min', '19.9 min'],
    ['whole where it is', 20, 'min', '20 min'],
    ['to two decimals below one', 0.387, 'km', '0.38 km'],
    ['of little as it is, for it is not nothing', 0.004, 'kcal', '0.004 kcal'],
    ['of nothing as nothing', 0, 'kg', '0 kg'],
    ['with thousands apart', 12_345.678, '', '12,345.6'],
    ['where it is less than nothing', -0.004, 'kg', '-0.004 kg'],
  ])('is told %s', (_, amount, unit, text) => {
    expect(givenText({ amount, unit })).toBe(text);
  });
});

/** Whatever its binary fraction. */
it('an amount of few decimals is told as it is', () => {
  for (let tenths = 10; tenths < 1_000; tenths++)
    expect(givenText({ amount: tenths / 10, unit: '' })).toBe(String(tenths / 10));
});
