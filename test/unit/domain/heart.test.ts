import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kcalPerMinute } from '../../../domain/acsm.js';
import { keytel } from '../../../domain/heart/keytel.js';
import { fox, gellish, tanaka } from '../../../domain/heart/maximum.js';
import { karvonenTarget, reserveShare } from '../../../domain/heart/reserve.js';
import { between, ordered, whole } from './gen.js';

describe('R18, domain 1.3: the maximum heart rate expected at an age', () => {
  it.each([
    [20, 194, 200],
    [25, 190.5, 195],
    [30, 187, 190],
    [40, 180, 180],
    [50, 173, 170],
    [65, 162.5, 155],
  ])('at %i it is %f by Tanaka and %f by Fox', (age, byTanaka, byFox) => {
    expect(tanaka.of({ age })).toEqual({ value: expect.closeTo(byTanaka, 9), formula: 'tanaka', version: 1 });
    expect(fox.of({ age })).toEqual({ value: byFox, formula: 'fox', version: 1 });
  });

  it('by Gellish at 40 is 180.1', () => {
    expect(gellish.of({ age: 40 })).toMatchObject({ value: expect.closeTo(180.1, 9) });
  });

  it('is not told of ages that were not studied', () => {
    expect(tanaka.of({ age: 17 })).toEqual({ none: 'below_range', input: 'age' });
    expect(tanaka.of({ age: 82 })).toEqual({ none: 'above_range', input: 'age' });
    expect(gellish.of({ age: 29 })).toEqual({ none: 'below_range', input: 'age' });
    expect(fox.of({ age: null })).toEqual({ none: 'missing', input: 'age' });
  });

  it('falls with age, and Tanaka’s lies over Fox’s from 40 on', () => {
    fc.assert(
      fc.property(ordered(whole(18, 81)), ([young, old]) => {
        for (const { compute } of [tanaka, fox, gellish])
          expect(compute({ age: old })).toBeLessThanOrEqual(compute({ age: young }));
        const over = tanaka.compute({ age: old }) - fox.compute({ age: old });
        expect(Math.sign(Math.round(over * 1e6))).toBe(Math.sign(old - 40));
      }),
    );
  });
});

describe('R18, domain 1.3: the heart-rate reserve (Karvonen)', () => {
  it.each([
    ['30 years by Tanaka (atp-zone.com)', tanaka.compute({ age: 30 }), 60, 0.7, 148.9],
    ['20 years by Fox', fox.compute({ age: 20 }), 75, 0.7, 162.5],
    ['40 years by Tanaka', tanaka.compute({ age: 40 }), 60, 0.5, 120],
    ['40 years by Fox', fox.compute({ age: 40 }), 60, 0.5, 120],
    ['45 years by Tanaka, lower', tanaka.compute({ age: 45 }), 65, 0.4, 109.6],
    ['45 years by Tanaka, upper', tanaka.compute({ age: 45 }), 65, 0.59, 130.785],
  ])('%s: maximum %f, rest %f, share %f is %f beats', (_case, maximumBpm, restingBpm, share, beats) => {
    expect(karvonenTarget.of({ share, restingBpm, maximumBpm })).toEqual({
      value: expect.closeTo(beats, 9),
      formula: 'karvonen-target',
      version: 1,
    });
  });

  it('150 beats between 50 and 200 are 67 % (published by Whitworth)', () => {
    expect(reserveShare.of({ heartRateBpm: 150, restingBpm: 50, maximumBpm: 200 })).toEqual({
      value: expect.closeTo(0.6667, 4),
      formula: 'karvonen-share',
      version: 1,
    });
  });

  it.each([
    [{ heartRateBpm: 55, restingBpm: 60, maximumBpm: 180 }, 'implausible', 'answer'],
    [{ heartRateBpm: 100, restingBpm: 180, maximumBpm: 180 }, 'below_range', 'reserveBpm'],
    [{ heartRateBpm: 100, restingBpm: 190, maximumBpm: 180 }, 'below_range', 'reserveBpm'],
    [{ heartRateBpm: null, restingBpm: 60, maximumBpm: 180 }, 'missing', 'heartRateBpm'],
    [{ heartRateBpm: 0, restingBpm: 60, maximumBpm: 180 }, 'below_range', 'heartRateBpm'],
  ])('%o has no share: %s %s', (given, none, input) => {
    expect(reserveShare.of(given)).toEqual({ none, input });
  });

  it('target and share are each other’s inverse, between rest and maximum', () => {
    fc.assert(
      fc.property(between(0, 1), between(35, 90), between(120, 210), (share, restingBpm, maximumBpm) => {
        const heartRateBpm = karvonenTarget.compute({ share, restingBpm, maximumBpm });
        expect(heartRateBpm).toBeGreaterThanOrEqual(restingBpm);
        expect(heartRateBpm).toBeLessThanOrEqual(maximumBpm + 1e-9);
        expect(reserveShare.compute({ heartRateBpm, restingBpm, maximumBpm })).toBeCloseTo(share, 9);
      }),
    );
  });
});

describe('R18, domain 1.2: energy from the heart rate (Keytel)', () => {
  it.each([
    ['published 441', 150, 75, 35, 'MALE', 30, 441.02],
    ['published 388.55, webtoolsguru.com', 140, 75, 30, 'MALE', 30, 388.55],
    ['published 259.68, webtoolsguru.com', 140, 65, 30, 'FEMALE', 30, 259.68],
    ['by hand', 120, 60, 50, 'FEMALE', 45, 316.03],
    ['by hand', 160, 82, 28, 'MALE', 20, 324.07],
  ] as const)(
    '%s: %i beats, %f kg, %i years, %s, %i min is %f kcal',
    (_case, heartRateBpm, bodyKg, age, sex, min, kcal) => {
      const rate = keytel.of({ heartRateBpm, bodyKg, age, sex });
      expect(rate).toMatchObject({ formula: 'keytel', version: 1 });
      expect('value' in rate && rate.value * min).toBeCloseTo(kcal, 2);
    },
  );

  it.each([
    [{ heartRateBpm: 89 }, 'below_range', 'heartRateBpm'],
    [{ heartRateBpm: 181 }, 'above_range', 'heartRateBpm'],
    [{ heartRateBpm: null }, 'missing', 'heartRateBpm'],
    [{ sex: null }, 'missing', 'sex'],
    [{ age: 17 }, 'below_range', 'age'],
    [{ bodyKg: null }, 'missing', 'bodyKg'],
  ])('%o has none: %s %s', (changed, none, input) => {
    const given = { heartRateBpm: 140, bodyKg: 70, age: 30, sex: 'MALE' as const };
    expect(keytel.of({ ...given, ...changed })).toEqual({ none, input });
  });

  it('is never less than rest, and grows with the heart rate', () => {
    // a heavy woman at a low heart rate: the formula alone gives 1.2 kcal/min, less than she needs to lie
    expect(keytel.compute({ heartRateBpm: 90, bodyKg: 130, age: 20, sex: 'FEMALE' })).toBe(kcalPerMinute(1, 130));
    fc.assert(
      fc.property(
        ordered(between(90, 180)),
        between(40, 180),
        whole(18, 90),
        fc.constantFrom('FEMALE' as const, 'MALE' as const),
        ([slow, fast], bodyKg, age, sex) => {
          const rate = (heartRateBpm: number) => keytel.compute({ heartRateBpm, bodyKg, age, sex });
          expect(rate(slow)).toBeGreaterThanOrEqual(kcalPerMinute(1, bodyKg));
          expect(rate(fast)).toBeGreaterThanOrEqual(rate(slow));
        },
      ),
    );
  });
});
