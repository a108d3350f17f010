import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timers } from '../../../engine/timers.js';

const taken = (timers: Timers, tick: number) =>
  [...timers.take(tick)].flatMap(([key, scopes]) => [...scopes].map((scope) => `${key}/${scope}`)).sort();

describe('the timers of a task', () => {
  it('are due at their time, not before, and only once', () => {
    const timers = new Timers();
    timers.set(20_000, 'leg-press-3', 's1');
    expect(timers.isDue(19_999)).toBe(false);
    expect(timers.isDue(20_000)).toBe(true);
    expect(taken(timers, 20_000)).toEqual(['leg-press-3/s1']);
    expect(timers.isDue(1e15)).toBe(false);
    expect(taken(timers, 1e15)).toEqual([]);
  });

  it('give every wake exactly once, whatever ticks were missed', () => {
    const wake = fc.record({ at: fc.integer({ min: 0, max: 30 }), key: fc.nat(3), scope: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(wake, { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 35 })), (wakes, moments) => {
        const timers = new Timers();
        for (const { at, key, scope } of wakes) timers.set(at * 10_000, `k${key}`, `s${scope}`);
        let last = -1;
        for (const tick of [...moments.sort((a, b) => a - b), 40]) {
          const due = wakes.filter(({ at }) => last < at && at <= tick);
          expect(timers.isDue(tick * 10_000)).toBe(due.length > 0);
          expect(taken(timers, tick * 10_000)).toEqual(
            [...new Set(due.map(({ key, scope }) => `k${key}/s${scope}`))].sort(),
          );
          last = Math.max(last, tick);
        }
      }),
    );
  });
});
