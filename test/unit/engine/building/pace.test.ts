import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../engine/building/pace.js';

describe('the pace of a build', () => {
  it('waits for nothing without a bound, while live is in time', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    expect([pace.take(100_000, 0), pace.take(100_000, 0)]).toEqual([0, 0]);
    pace.adjust(false, 250);
    expect([pace.take(100_000, 250), pace.rate]).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('keeps to the operator’s bound: what is read early waits its turn', () => {
    const pace = new Pace(1_000);
    expect(pace.take(500, 0)).toBe(0);
    expect(pace.take(500, 100)).toBe(400);
    expect(pace.take(500, 200)).toBe(800);
    // Nothing is saved up while nothing came.
    expect(pace.take(500, 10_000)).toBe(0);
    expect(pace.take(500, 10_000)).toBe(500);
  });

  it('R24: halves what was measured each time that live is late, down to a least rate that still ends', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    pace.adjust(false, 0);
    pace.take(25_000, 100);
    pace.adjust(true, 250);
    expect(pace.rate).toBe(50_000);
    const rates = [500, 750, 1_000].map((now) => {
      pace.take(Math.round(pace.rate / 4), now - 100);
      pace.adjust(true, now);
      return pace.rate;
    });
    expect(rates).toEqual([25_000, 12_500, 6_250]);
    for (let now = 1_250; now < 10_000; now += 250) pace.adjust(true, now);
    expect(pace.rate).toBe(500);
  });

  it('comes back gently, and never above the bound', () => {
    const pace = new Pace(2_000);
    pace.adjust(true, 0);
    pace.adjust(true, 250);
    expect(pace.rate).toBe(500);
    const rates = [500, 750, 1_000, 1_250].map((now) => {
      pace.adjust(false, now);
      return Math.round(pace.rate);
    });
    expect(rates).toEqual([1_050, 1_655, 2_000, 2_000]);
  });
});
