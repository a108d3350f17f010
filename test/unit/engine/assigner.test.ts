import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from '../../../engine/assigner.js';

const members = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 });
const partitions = fc.integer({ min: 0, max: 64 });

describe('spreading tasks over the processes of a group', () => {
  it('gives every partition to exactly one member, and none more than its fair share, rounded up', () => {
    fc.assert(
      fc.property(members, partitions, (names, count) => {
        const shares = spread(names, count);
        expect([...shares.values()].flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
        for (const share of shares.values()) expect(share.length).toBeLessThanOrEqual(Math.ceil(count / names.length));
      }),
    );
  });

  it('depends on who is there, not on who came first', () => {
    fc.assert(
      fc.property(members, partitions, (names, count) => {
        const [one, other] = [spread(names, count), spread([...names].reverse(), count)];
        for (const name of names) expect(other.get(name)).toEqual(one.get(name));
      }),
    );
  });

  it('leaves most partitions where they are when a member joins or leaves', () => {
    const owners = (names: readonly string[]) =>
      new Map([...spread(names, 48)].flatMap(([name, share]) => share.map((partition) => [partition, name] as const)));
    let [moved, least] = [0, 0];
    for (let trial = 0; trial < 40; trial++) {
      const names = Array.from({ length: 2 + (trial % 6) }, (_, i) => `member-${trial}-${i}`);
      const [before, after] = [owners(names), owners(names.slice(1))];
      for (const [partition, owner] of after) if (before.get(partition) !== owner) moved++;
      least += [...before.values()].filter((owner) => owner === names[0]).length;
    }
    // What the leaver had must move; the bound on shares moves some more, but far from all.
    expect(moved).toBeGreaterThanOrEqual(least);
    expect(moved / (40 * 48)).toBeLessThan(0.5);
  });

  it('assigns nothing when there is nobody', () => {
    expect(spread([], 12).size).toBe(0);
  });
});
