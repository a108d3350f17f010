import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concept2Energy,
  concept2Id,
  concept2Power,
  kcalPerHour,
  monitorKcalPerHour,
  paceAtWatts,
  wattsAtPace,
} from '../../../domain/rower.js';
import { between, ordered } from './gen.js';

describe('R18, domain 1.2: the rowing ergometer', () => {
  it.each([
    [90, 480.11, 1952.3],
    [105, 302.34, 1340.5],
    [120, 202.55, 997.1],
    [130, 159.31, 848.3],
    [150, 103.7, 656.9],
    [180, 60.01, 506.5],
  ])('a pace of %i s per 500 m is %f W and %f kcal/h', (pace, watts, kcal) => {
    expect(wattsAtPace(pace)).toBeCloseTo(watts, 2);
    expect(monitorKcalPerHour(wattsAtPace(pace))).toBeCloseTo(kcal, 1);
  });

  it("gives the monitor's figure at the monitor's body weight", () => {
    expect(kcalPerHour(159.31, 79.5)).toBeCloseTo(848.3, 1);
  });

  it('a heavier rower burns more at the same power: 100 W at 100 kg, by hand', () => {
    // 4 · 0.8604 · 100 · 100 / 79.5 + 300
    expect(kcalPerHour(100, 100)).toBeCloseTo(732.906, 3);
  });

  it('pace and power are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), (watts) => {
        expect(wattsAtPace(paceAtWatts(watts)) / watts).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is declared under the name that is stored with workouts', () => {
    expect(concept2Id).toBe('concept2-rower/1');
    expect(concept2Energy.of({ watts: 100, bodyKg: 100 })).toMatchObject({ value: kcalPerHour(100, 100) });
    expect(concept2Power.of({ secondsPer500M: 120 })).toMatchObject({ value: wattsAtPace(120) });
  });

  it('has nothing for a pace of no time, a negative power or no body', () => {
    expect(concept2Power.of({ secondsPer500M: 0 })).toEqual({ none: 'below_range', input: 'secondsPer500M' });
    expect(concept2Energy.of({ watts: -1, bodyKg: 70 })).toEqual({ none: 'below_range', input: 'watts' });
    expect(concept2Energy.of({ watts: 100, bodyKg: null })).toEqual({ none: 'missing', input: 'bodyKg' });
  });

  it('a slower pace is less power, and more power more energy', () => {
    fc.assert(
      fc.property(ordered(between(60, 300)), between(40, 150), ([fast, slow], bodyKg) => {
        expect(wattsAtPace(slow)).toBeLessThanOrEqual(wattsAtPace(fast));
        expect(kcalPerHour(wattsAtPace(slow), bodyKg)).toBeLessThanOrEqual(kcalPerHour(wattsAtPace(fast), bodyKg));
      }),
    );
  });
});
