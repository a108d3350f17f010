import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kcalPerMinute } from '../../../domain/acsm.js';
import { bikeByWatts, compendiumMet, walkBySpeed } from '../../../domain/compendium.js';

const met = (code: string) => compendiumMet(code) ?? Number.NaN;

describe('domain 1.4: the 2011 Compendium', () => {
  it.each([
    ['02013', 75, 45, 519.75, 495],
    ['02054', 70, 60, 257.25, 245],
    ['02048', 60, 30, 157.5, 150],
    ['02074', 80, 10, 168, 160],
  ])(
    'R18: %s at %i kg for %i min burns %f kcal; MET · kg · h would be 5 %% less, %f',
    (code, kg, minutes, kcal, short) => {
      expect(kcalPerMinute(met(code), kg) * minutes).toBeCloseTo(kcal, 2);
      expect((met(code) * kg * minutes) / 60).toBeCloseTo(short, 9);
      expect(kcal / short).toBeCloseTo(1.05, 9);
    },
  );

  it('R18: has the published intensities of what happens in a gym', () => {
    const published =
      '02010 7.0 02011 3.5 02017 4.8 02012 6.8 02013 8.8 02014 11.0 02015 14.0 02019 8.5 02020 8.0 02022 3.8 02024 2.8 02030 3.5 02035 4.3 02040 8.0 02048 5.0 02050 6.0 02052 5.0 02054 3.5 02060 5.5 02065 9.0 02068 11.0 02070 6.0 02071 4.8 02072 7.0 02073 8.5 02074 12.0 02080 6.8 02101 2.3 02105 3.0 02115 2.8 02117 4.3 02150 2.5';
    for (const [, code = '', value] of published.matchAll(/(\d{5}) ([\d.]+)/g))
      expect(met(code), code).toBe(Number(value));
  });

  it('holds two-digit intensities whole', () => {
    expect([met('02014'), met('02015')]).toEqual([11, 14]);
  });

  it('knows no code that is not in it, inherited names included', () => {
    expect(['99999', '2054', '', 'constructor'].map(compendiumMet)).toEqual(Array(4).fill(undefined));
  });

  it.each([
    [30, '02011'],
    [50, '02011'],
    [50.4, '02011'],
    [50.5, '02017'],
    [51, '02017'],
    [89, '02017'],
    [90, '02012'],
    [100, '02012'],
    [101, '02013'],
    [160, '02013'],
    [161, '02014'],
    [200, '02014'],
    [201, '02015'],
    [270, '02015'],
  ])('a bike at %f W is %s', (watts, code) => {
    expect(bikeByWatts(watts)).toEqual({ code, saturated: false });
  });

  it('beyond its bands a bike takes the nearest one and says so', () => {
    expect([bikeByWatts(300), bikeByWatts(29), bikeByWatts(0)]).toEqual([
      { code: '02015', saturated: true },
      { code: '02011', saturated: true },
      { code: '02011', saturated: true },
    ]);
  });

  it.each([
    [1.5, '17151'],
    [2, '17152'],
    [2.5, '17170'],
    [2.8, '17190'],
    [3.2, '17190'],
    [3.5, '17200'],
    [4, '17220'],
    [4.5, '17230'],
    [5, '17231'],
  ])('walking %f mph on the level is %s', (mph, code) => {
    expect(walkBySpeed(mph * 26.8224)).toEqual({ code, saturated: false });
  });

  it('more power or speed never finds a lower intensity', () => {
    const quantity = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(met(bikeByWatts(more).code)).toBeGreaterThanOrEqual(met(bikeByWatts(less).code));
        expect(met(walkBySpeed(more).code)).toBeGreaterThanOrEqual(met(walkBySpeed(less).code));
      }),
    );
  });
});
