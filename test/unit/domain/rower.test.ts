import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kcalPerHour, monitorKcalPerHour, paceAtWatts, wattsAtPace } from '../../../domain/rower.js';

describe('the rowing ergometer', () => {
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
});
