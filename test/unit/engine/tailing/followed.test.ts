import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KafkaMessage } from '../../../../engine/kafka.js';
import { FollowedPartition, type Listener } from '../../../../engine/tailing/followed.js';

const TOPIC = { physical: 'workouts', isDerived: true };
const [OLD, NEW] = ['0190a1b2-c3d4-7000-8000-000000000000', '0190a1b2-c3d5-7000-8000-000000000000'];

interface Said {
  readonly key?: string;
  readonly number: number;
  readonly incarnation?: string;
  readonly marker?: boolean;
  readonly task?: string;
}
const message = (offset: number, { key = 'ana', number, incarnation = OLD, marker, task = 'w/0' }: Said) =>
  ({
    ...{ offset: String(offset), timestamp: '0', key: Buffer.from(key), value: Buffer.from(`${offset}`) },
    headers: { task, incarnation, number: String(number), entity: 'e', ...(marker ? { marker: '1' } : {}) },
  }) as unknown as KafkaMessage;

function following(low = 0, windowBytes = 1_000_000) {
  const partition = new FollowedPartition([TOPIC], new Map([['workouts', { low, high: low }]]), {
    ...{ startBack: 100, windowBytes },
  });
  let next = low;
  const take = (...said: Said[]) => {
    const messages = said.map((one) => message(next++, one));
    partition.take('workouts', messages, next);
  };
  return { partition, take, window: () => partition.window('workouts') };
}

function listener() {
  const heard: (number | 'break')[] = [];
  const one: Listener = { onRecord: ({ offset }) => heard.push(offset), onBreak: () => heard.push('break') };
  return { heard, one };
}

describe('a partition that is followed', () => {
  it('gives each listener what comes in of its key', () => {
    const { partition, take } = following();
    const [ana, ben] = [listener(), listener()];
    partition.listen('ana', ana.one);
    partition.listen('ben', ben.one);
    take({ key: 'ana', number: 1 }, { key: 'ben', number: 2 }, { key: 'cat', number: 3 }, { key: 'ana', number: 4 });
    partition.unlisten('ana', ana.one);
    take({ key: 'ana', number: 5 }, { key: 'ben', number: 6 });
    expect([ana.heard, ben.heard]).toEqual([
      [0, 3],
      [1, 5],
    ]);
  });

  it('R97: has in memory, from anywhere in its window, just what those would have heard who had listened since', () => {
    const key = fc.constantFrom('ana', 'ben');
    const batches = fc.array(fc.array(key, { minLength: 1, maxLength: 5 }), { maxLength: 20 });
    fc.assert(
      fc.property(batches, fc.integer({ min: 300, max: 3_000 }), (all, windowBytes) => {
        const { partition, take, window } = following(7, windowBytes);
        const ana = listener();
        partition.listen('ana', ana.one);
        let number = 0;
        for (const batch of all) take(...batch.map((key) => ({ key, number: ++number })));
        const low = window()?.low ?? 0;
        expect(window()?.position).toBe(7 + number);
        for (let from = low; from <= 7 + number; from++) {
          const kept = [...(window()?.of('ana', from) ?? [])].map(({ records, i }) => records.offset(i));
          expect(kept).toEqual(ana.heard.filter((offset) => Number(offset) >= from));
        }
      }),
    );
  });

  it('breaks off where a task begins a new incarnation, and where numbers are missing, but not at repeats', () => {
    const { partition, take, window } = following();
    const ana = listener();
    partition.listen('ana', ana.one);
    take({ number: 4 }, { number: 5 }, { number: 4 }, { number: 5 }, { number: 6 });
    expect(ana.heard).not.toContain('break');
    take({ number: 1, incarnation: NEW, marker: true, key: '' });
    expect(ana.heard.at(-1)).toBe('break');
    expect([5, 6].map((from) => window()?.isUnbrokenFrom(from))).toEqual([false, true]);
    // What the older incarnation published again, and the marker itself.
    take(
      { number: 6, incarnation: OLD },
      { number: 1, incarnation: NEW, marker: true, key: '' },
      { number: 2, incarnation: NEW },
    );
    expect(ana.heard.filter((one) => one === 'break')).toHaveLength(1);
    take({ number: 4, incarnation: NEW });
    expect(ana.heard.slice(-2)).toEqual(['break', 9]);
  });

  it('is ready once it has read up to where it ended', async () => {
    const partition = new FollowedPartition([TOPIC], new Map([['workouts', { low: 0, high: 200 }]]), {
      ...{ startBack: 100, windowBytes: 1_000 },
    });
    let isReady = false;
    void partition.ready.then(() => {
      isReady = true;
    });
    expect(partition.positions).toEqual([['workouts', 100]]);
    partition.take('workouts', [], 199);
    await Promise.resolve();
    expect(isReady).toBe(false);
    partition.take('workouts', [], 200);
    await partition.ready;
  });
});
