import { describe, expect, it } from 'vitest';
import { latenessOf } from '../../../../engine/freshness/lateness.js';

const NOW = 1_000_000_000_000;
const YEAR_MS = 365 * 86_400_000;

/** Partitions with records of these ages (ms, the oldest first), and how often they were asked. */
function log(...partitions: readonly (readonly number[])[]) {
  let calls = 0;
  return {
    calls: () => calls,
    offsetsAt: async (time: number) => {
      calls++;
      return new Map(
        partitions.map((ages, partition) => {
          const first = ages.findIndex((age) => NOW - age >= time);
          return [partition, first < 0 ? ages.length : first];
        }),
      );
    },
  };
}

describe('how late a reader is', () => {
  it('R82: is one question while all are within the target', async () => {
    const { offsetsAt, calls } = log([9_000, 900, 20], []);
    const readings = [
      { partition: 0, position: 1 },
      { partition: 1, position: 0 },
    ];
    expect(await latenessOf(readings, 1_000, NOW, offsetsAt)).toEqual([0, 0]);
    expect(calls()).toBe(1);
  });

  it('has nothing to do with how long ago the last record came', async () => {
    const { offsetsAt } = log([YEAR_MS]);
    expect(await latenessOf([{ partition: 0, position: 1 }], 1_000, NOW, offsetsAt)).toEqual([0]);
  });

  it.each([1_001, 1_500, 4_000, 59_000, 3_600_000, 86_400_000, YEAR_MS])(
    'R65: of the latest it is found to a tenth, and never more than it is: %i ms',
    async (age) => {
      const { offsetsAt, calls } = log([age + 500, age, 10], [age / 1.5]);
      const [late = 0] = await latenessOf([{ partition: 0, position: 1 }], 1_000, NOW, offsetsAt);
      expect(late).toBeLessThanOrEqual(age);
      expect(late).toBeGreaterThanOrEqual(Math.min(age / 1.1 - 1, age - 1));
      expect(calls()).toBeLessThanOrEqual(18);
    },
  );

  it('tells readers of one topic apart', async () => {
    const { offsetsAt } = log([60_000, 30_000], [10]);
    const late = await latenessOf(
      [
        { partition: 0, position: 0 },
        { partition: 0, position: 2 },
        { partition: 1, position: 0 },
      ],
      1_000,
      NOW,
      offsetsAt,
    );
    expect(late[0]).toBeGreaterThan(54_000);
    expect(late.slice(1)).toEqual([0, 0]);
  });
});
