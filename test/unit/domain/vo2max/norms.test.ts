import { describe, expect, it } from 'vitest';
import { cooperInstituteVo2max, lifeFitnessVo2max } from '../../../../domain/vo2max/norms.js';

describe('R18, domain 1.3: what a VO2max means', () => {
  it.each([
    ['MALE', 25, 52.5, 'very_good'],
    ['MALE', 45, 37.0, 'average'],
    ['FEMALE', 33, 44, 'elite'],
    ['FEMALE', 61, 19.9, 'very_low'],
    ['MALE', 29, 49.99, 'above_average'],
    ['MALE', 29, 50, 'very_good'],
    ['MALE', 30, 52, 'elite'],
    ['FEMALE', 95, 20, 'low'],
  ] as const)('%s of %i with %f: %s', (sex, age, value, band) => {
    expect(lifeFitnessVo2max.of({ value, age, sex })).toEqual({ band, norm: 'life-fitness-vo2max', version: 1 });
  });

  it.each([
    ['MALE', [49, 48, 45, 42, 39]],
    ['FEMALE', [42, 40, 37, 33, 32]],
  ] as const)('the Cooper Institute calls %s excellent from %o on, by decade from below 30', (sex, bounds) => {
    for (const [decade, bound] of bounds.entries()) {
      const of = (value: number) => cooperInstituteVo2max.of({ value, age: 25 + decade * 10, sex });
      expect([of(bound), of(bound - 0.01)]).toMatchObject([{ band: 'excellent' }, { band: 'below_excellent' }]);
    }
  });

  it('says nothing of people under 20, of unknown sex or age', () => {
    const of = lifeFitnessVo2max.of;
    expect(of({ value: 40, age: 19, sex: 'MALE' })).toEqual({ none: 'below_range', input: 'age' });
    expect(of({ value: 40, age: 30, sex: 'UNKNOWN' })).toEqual({ none: 'missing', input: 'sex' });
    expect(of({ value: 40, age: null, sex: 'MALE' })).toEqual({ none: 'missing', input: 'age' });
    expect(of({ value: null, age: 30, sex: 'MALE' })).toEqual({ none: 'missing', input: 'value' });
  });
});
