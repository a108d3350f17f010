import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, unwrapped } from '../../../../domain/devices/counter.js';
import { whole } from '../gen.js';

describe('domain 2.2: counters that begin anew', () => {
  it('ANT+ metres in a byte go on after 255', () => {
    const shown = [0, 100, 250, 4, 4, 200, 10];
    let total = 0;
    const totals = shown.map((raw) => {
      total = unwrapped(total, raw, countsOf(8));
      return total;
    });
    expect(totals).toEqual([0, 100, 250, 260, 260, 456, 522]);
  });

  it('a quarter-second clock of a byte is full after 64 s', () => {
    expect(countsOf(8) / 4).toBe(64);
    expect(unwrapped(255, 0, countsOf(8)) / 4).toBe(64);
  });

  it('give back any course of a counter, while less than a turn lies between readings', () => {
    const bits = fc.constantFrom(8 as const, 16 as const, 24 as const, 32 as const);
    fc.assert(
      fc.property(bits, fc.array(whole(0, 255), { maxLength: 100 }), (size, steps) => {
        const counts = countsOf(size);
        let [truth, total] = [0, 0];
        for (const step of steps) {
          truth += Math.min(step * (counts / 256), counts - 1);
          total = unwrapped(total, truth % counts, counts);
          expect(total).toBe(truth);
        }
      }),
    );
  });
});
