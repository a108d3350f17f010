import { describe, expect, it } from 'vitest';
import { whyOlder } from '../../../engine/restoring/identity.js';
import { nextIncarnation, timeOf } from '../../../engine/restoring/incarnation.js';

describe('an incarnation', () => {
  const old = nextIncarnation('0192d3a4-0000-7000-8000-000000000000', 1_800_000_000_000);

  it('is of the time of the tick, and newer than the one before whatever the tick', () => {
    expect(timeOf(old)).toBe(1_800_000_000_000);
    for (const tick of [0, 1_799_999_999_999, 1_800_000_000_000, 1_900_000_000_000]) {
      const next = nextIncarnation(old, tick);
      expect([tick, next > old, timeOf(next)]).toEqual([tick, true, Math.max(tick, 1_800_000_000_001)]);
    }
  });
});

describe('a database is older than what was done with it', () => {
  const task = { partition: 3, positions: new Map([['facts', 100]]), database: '7/1', until: {} };
  const committed = (offset: number) => new Map([['facts', new Map([[3, offset]])]]);

  it('when Kafka was told of more than it knows', () => {
    expect(whyOlder(task, '7/1', committed(101))).toBe('facts/3 had been folded up to 101, and it knows of 100');
    expect(whyOlder({ ...task, positions: new Map() }, '7/1', committed(5))).toContain('up to 5, and it knows of 0');
    for (const offset of [100, 99, -1]) expect(whyOlder(task, '7/1', committed(offset))).toBeNull();
  });

  it('but not again while what was done then is folded once more', () => {
    expect(whyOlder({ ...task, until: { facts: 200 } }, '7/1', committed(150))).toBeNull();
    expect(whyOlder({ ...task, until: { facts: 120 } }, '7/1', committed(150))).not.toBeNull();
  });

  it('when it is another, by its system or its timeline; of one that does not tell, nothing is known', () => {
    expect(whyOlder(task, '7/2', committed(100))).toBe(
      'it was 7/1 (system and timeline) when task 3 last wrote, and is 7/2',
    );
    expect(whyOlder(task, null, committed(100))).toBeNull();
    expect(whyOlder({ ...task, database: null }, '7/2', committed(100))).toBeNull();
  });
});
