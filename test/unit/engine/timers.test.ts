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

  it('give every scope the last wake that was set for it, exactly once, whatever ticks were missed', () => {
    const wake = fc.record({ at: fc.integer({ min: 0, max: 30 }), key: fc.nat(3), scope: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(wake, { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 35 })), (wakes, moments) => {
        const timers = new Timers();
        for (const { at, key, scope } of wakes) timers.set(at * 10_000, `k${key}`, `s${scope}`);
        const standing = new Map(wakes.map(({ at, key, scope }) => [`k${key}/s${scope}`, at]));
        let last = -1;
        for (const tick of [...moments.sort((a, b) => a - b), 40]) {
          const due = [...standing].flatMap(([place, at]) => (last < at && at <= tick ? [place] : []));
          expect(taken(timers, tick * 10_000)).toEqual(due.sort());
          expect(timers.isDue(tick * 10_000)).toBe(false);
          last = Math.max(last, tick);
        }
      }),
    );
  });

  it('give many wakes step by step, those of a key together', () => {
    const timers = new Timers();
    const count = 150_000;
    for (let i = 0; i < count; i++) timers.set((i + 1) * 10_000, `k${i % 1_000}`, `s${i}`);
    const seen = new Set<string>();
    const steps: number[] = [];
    while (timers.isDue(1e15)) {
      const step = timers.take(1e15, 60_000);
      for (const [key, scopes] of step) for (const scope of scopes) seen.add(`${key}/${scope}`);
      steps.push([...step.values()].reduce((sum, { size }) => sum + size, 0));
      expect(step.size).toBeLessThanOrEqual(401);
    }
    expect(steps).toEqual([60_000, 60_000, 30_000]);
    expect(seen.size).toBe(count);
  });
});
