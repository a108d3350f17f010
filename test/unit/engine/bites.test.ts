import { describe, expect, it } from 'vitest';
import { Bites, isLittle, Live } from '../../../engine/bites.js';

describe('bites', () => {
  it('have no bound while nothing live comes', () => {
    const bites = new Bites(new Live());
    expect([bites.isLive(0), bites.size(0)]).toEqual([false, Number.POSITIVE_INFINITY]);
    bites.noteLive(0);
    expect([bites.isLive(9_999), bites.isLive(10_000), bites.size(10_000)]).toEqual([
      true,
      false,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('are of all processors of a process: live for one is live for all', () => {
    const live = new Live();
    const [sessions, challenges] = [new Bites(live), new Bites(live)];
    sessions.noteLive(0);
    expect([challenges.isLive(1), challenges.size(1)]).toEqual([true, 1_500]);
  });

  it('come to as much as the latest checkpoints say that 150 ms take', () => {
    const bites = new Bites(new Live());
    bites.noteLive(0);
    for (let i = 0; i < 50; i++) bites.measure(500, 500);
    expect(bites.size(0)).toBeGreaterThanOrEqual(150);
    expect(bites.size(0)).toBeLessThan(155);
    for (let i = 0; i < 50; i++) bites.measure(500, 50);
    expect(bites.size(0)).toBeGreaterThan(1_450);
  });

  it('are worth a checkpoint, however slow it goes, and are not measured by the smallest', () => {
    const bites = new Bites(new Live());
    bites.noteLive(0);
    const before = bites.size(0);
    bites.measure(1, 1_000);
    expect(bites.size(0)).toBe(before);
    for (let i = 0; i < 50; i++) bites.measure(100, 10_000);
    expect(bites.size(0)).toBe(50);
  });

  it('hold back nothing of which little is unread', () => {
    expect([isLittle(0), isLittle(10), isLittle(11)]).toEqual([true, true, false]);
  });
});
