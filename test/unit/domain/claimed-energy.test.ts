import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrees, cyclingShortcut } from '../../../domain/claimed-energy.js';
import { between } from './gen.js';

describe('R18, domain 1.2: what bikes claim', () => {
  it('a Garmin’s 548 kcal for 549.9 kJ is the shortcut; a Peloton’s 236 for 176 is just within 35 % of it', () => {
    const shortcut = (workKj: number) => cyclingShortcut.compute({ workKj });
    expect(shortcut(549.9) / 548).toBeCloseTo(1, 2);
    expect(agrees(548, shortcut(549.9))).toBe(true);
    expect(agrees(236, shortcut(176))).toBe(true);
    expect(agrees(238, shortcut(176))).toBe(false);
  });

  it('is within half a percent of an efficiency of 24 %', () => {
    expect(cyclingShortcut.compute({ workKj: 1 }) * 4.184 * 0.24).toBeCloseTo(1, 2);
    expect(cyclingShortcut.of({ workKj: -1 })).toEqual({ none: 'below_range', input: 'workKj' });
  });

  it('agreement depends on the ratio alone', () => {
    fc.assert(
      fc.property(between(10, 1000), between(0, 2), between(0.5, 2), (estimate, ratio, by) => {
        if (Math.abs(Math.abs(ratio - 1) - 0.35) < 1e-9) return;
        expect(agrees(estimate * ratio, estimate)).toBe(Math.abs(ratio - 1) < 0.35);
        expect(agrees(estimate * ratio * by, estimate * by)).toBe(agrees(estimate * ratio, estimate));
      }),
    );
  });
});
