import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../engine/building/pace.js';

/** Looked at every 250 ms, with as much taken between as the rate allows. */
function looks(pace: Pace, count: number, from: number, isLate: (look: number) => boolean): number[] {
  return Array.from({ length: count }, (_, look) => {
    const now = from + (look + 1) * 250;
    pace.take(Math.round(Math.min(pace.rate, 200_000) / 4), now - 100);
    pace.adjust(isLate(look), now);
    return Math.round(pace.rate);
  });
}

describe('the pace of a build', () => {
  it('waits for nothing without a bound, while live is in time', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    pace.take(100_000, 0);
    expect(pace.wait(0)).toBe(0);
    pace.adjust(false, 250);
    pace.take(100_000, 250);
    expect([pace.wait(250), pace.rate]).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('keeps to the operator’s bound: what comes next waits for what was let through', () => {
    const pace = new Pace(1_000);
    expect(pace.wait(0)).toBe(0);
    pace.take(500, 0);
    expect([pace.wait(0), pace.wait(100), pace.wait(500)]).toEqual([500, 400, 0]);
    pace.take(2_000, 500);
    expect(pace.wait(500)).toBe(2_000);
    // Nothing is saved up while nothing came.
    pace.take(500, 10_000);
    expect(pace.wait(10_000)).toBe(500);
  });

  it('has who waits already wait by the new rate', () => {
    const pace = new Pace(10_000);
    pace.take(10_000, 0);
    expect(pace.wait(0)).toBe(1_000);
    for (let now = 1; now <= 10; now++) pace.adjust(true, now);
    expect(pace.rate).toBe(500);
    expect(pace.wait(10)).toBeGreaterThan(19_000);
    for (let now = 11; now <= 60; now++) pace.adjust(false, now);
    expect(pace.rate).toBe(10_000);
    expect(pace.wait(60)).toBeLessThan(1_000);
  });

  it('R24: halves what came each time that live is late, down to a least rate that still ends', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    pace.adjust(false, 0);
    pace.take(25_000, 100);
    pace.adjust(true, 250);
    expect(pace.rate).toBe(50_000);
    expect(looks(pace, 3, 250, () => true)).toEqual([25_000, 12_500, 6_250]);
    looks(pace, 40, 1_000, () => true);
    expect(pace.rate).toBe(500);
  });

  it('is not fooled by a look at which nothing came, for big runs come seldom', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    looks(pace, 8, 0, () => false);
    pace.adjust(true, 2_250);
    expect(pace.rate).toBeGreaterThan(50_000);
  });

  it('comes back gently, and never above the bound', () => {
    const pace = new Pace(2_000);
    pace.adjust(true, 0);
    pace.adjust(true, 250);
    expect(pace.rate).toBe(500);
    expect(looks(pace, 4, 250, () => false)).toEqual([1_050, 1_655, 2_000, 2_000]);
  });

  it('neither starves nor swings from end to end beside a live system that bears 40,000 records a second', () => {
    const pace = new Pace(Number.POSITIVE_INFINITY);
    const rates = looks(pace, 400, 0, () => pace.rate > 40_000).slice(40);
    expect(Math.max(...rates)).toBeLessThan(45_000);
    expect(Math.min(...rates)).toBeGreaterThan(15_000);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeGreaterThan(25_000);
  });
});
