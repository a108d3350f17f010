import { describe, expect, it } from 'vitest';
import { Batching, type SendTogether } from '../../../engine/batching.js';

const message = (key: string, partition = 0, bytes = 1) => ({ key, partition, value: Buffer.alloc(bytes) });

/** A log that writes what it gets to the end of each partition. */
function log() {
  const requests: string[][] = [];
  const ends = new Map<number, number>([[0, 100]]);
  const send: SendTogether = async (messages) => {
    requests.push(messages.map(({ key }) => key));
    const first = new Map<number, number>();
    for (const { partition } of messages) {
      const end = ends.get(partition) ?? 0;
      if (!first.has(partition)) first.set(partition, end);
      ends.set(partition, end + 1);
    }
    return first;
  };
  return { requests, send };
}

describe('what many publish at once', () => {
  it('goes to the broker in one request, and each hears its own offset', async () => {
    const { requests, send } = log();
    const batching = new Batching(send);
    const offsets = await Promise.all([message('a'), message('b', 1), message('c')].map((one) => batching.add(one)));
    expect({ requests, offsets }).toEqual({ requests: [['a', 'b', 'c']], offsets: [100, 0, 101] });
    expect(await batching.add(message('d'))).toBe(102);
    expect(requests).toHaveLength(2);
  });

  it('is cut where a broker would refuse it, and stays in order', async () => {
    const { requests, send } = log();
    const batching = new Batching(send);
    const large = await Promise.all(['a', 'b', 'c'].map((key) => batching.add(message(key, 0, 300_000))));
    expect({ requests, large }).toEqual({ requests: [['a'], ['b'], ['c']], large: [100, 101, 102] });
    await Promise.all(Array.from({ length: 1_500 }, (_, i) => batching.add(message(String(i)))));
    expect(requests.slice(3).map((request) => request.length)).toEqual([1_000, 500]);
  });

  it('fails for those whose request failed, and goes on for the others', async () => {
    const { send } = log();
    const batching = new Batching((messages) =>
      messages.some(({ key }) => key === 'bad') ? Promise.reject(new Error('refused')) : send(messages),
    );
    const [bad, good] = await Promise.allSettled([
      batching.add(message('bad', 0, 400_000)),
      batching.add(message('good', 0, 400_000)),
    ]);
    expect([bad?.status, good]).toEqual(['rejected', { status: 'fulfilled', value: 100 }]);
    expect(await batching.add(message('later'))).toBe(101);
  });
});
