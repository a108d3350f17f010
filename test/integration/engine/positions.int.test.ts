/** Reads that wait until views have seen a write: through sweeps and stages, behind something parked, and when nobody folds it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionOf } from '../../../engine/kafka.js';
import { type Awaited, type PositionWatch, watchPositions } from '../../../engine/positions/watch.js';
import type { RunningProcess } from '../../../engine/process.js';
import { type AnyProcessor, type Delivered, defineProcessor, type Received } from '../../../engine/processor.js';
import type { SourcePosition } from '../../../engine/publish.js';
import { ENGINE } from '../../../engine/schema.js';
import { derived, source, type Topic } from '../../../engine/topic.js';
import { bigint, nullable, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { openWorld, unique, type World } from './world.js';

const PARTITIONS = 4;
const POISON = 666_666;
/** More than all that the other tests lift together: a sum may not come to it. */
const LATER_POISON = 131_313;
/** What was lifted, and what a kilogram is worth. */
const lifted = source(unique('lifted'), countKeys);
const prices = source(unique('prices'), { ...countKeys, entity: ({ owner }: Count) => owner });
const worths = derived(unique('worths'), countKeys);
const worthView = view('worth_of_lifts', {
  comment: 'What was lifted is worth.',
  freshWithinMs: 1_000,
  key: ['id'],
  columns: { id: text('Which.'), owner: text('Whose.'), worth: nullable(bigint('Worth; null: no price is known.')) },
});
const sumsView = view('worth_of_owners', {
  comment: 'Sums.',
  freshWithinMs: 1_000,
  key: [],
  columns: { owner: text('Whose.'), worth: bigint('Sum of what it is worth.') },
});
const pricing = defineProcessor({
  name: unique('pricing'),
  version: 1,
  comment: 'Prices what was lifted.',
  keyedBy: 'owner',
  from: { lifted },
  tables: { priceList: prices },
  to: { worths },
  views: { worthView },
  initial: () => ({ amount: 0 }),
  scope: { lifted: ({ id }: Received<Count>) => id },
  on: {
    lifted(state: { amount: number }, events: readonly Received<Count>[]) {
      for (const { amount } of events) {
        if (amount === POISON) throw new Error('nobody can lift that');
        state.amount += amount;
      }
    },
  },
  show({ amount }, { key, scope, tables }) {
    const price = tables.priceList.get('iron', 0);
    const of = price ? amount * price.amount : null;
    const row = worthView.row({ id: `${key}/${scope}`, owner: key, worth: of });
    return of === null ? [row] : [row, worths.of({ owner: key, id: scope, at: 0, amount: of })];
  },
}) as unknown as AnyProcessor;
const summing = defineProcessor({
  name: unique('summing'),
  version: 1,
  comment: 'Adds it up.',
  keyedBy: 'owner',
  from: { worths },
  views: { sumsView },
  initial: (): Record<string, number> => ({}),
  on: {
    worths(state: Record<string, number>, events: readonly Delivered<Count>[]) {
      for (const { entity, value } of events) {
        if (value?.amount === LATER_POISON) throw new Error('nobody can add that');
        if (value) state[entity] = value.amount;
        else delete state[entity];
      }
    },
  },
  show: (state: Readonly<Record<string, number>>, { key }) => [
    sumsView.row({ owner: key, worth: Object.values(state).reduce((sum, one) => sum + one, 0) }),
  ],
}) as unknown as AnyProcessor;
const processors = [pricing, summing];
const owners = Array.from({ length: 12 }, (_, i) => `owner-${i}`);

let world: World;
let watch: PositionWatch;
const running: RunningProcess[] = [];
beforeAll(async () => {
  world = await openWorld([lifted, prices], processors, PARTITIONS);
  watch = watchPositions(world.connections, world.log);
  for (const { name } of processors) running.push(await world.start(processors, [name]));
});
afterAll(async () => {
  await watch?.close();
  await world?.stop();
});

/** Writes facts of one topic, as firmware does; gives where they stand. */
async function write(topic: Topic<string, Count>, values: readonly Count[]): Promise<SourcePosition[]> {
  await world.schemas.find(topic as Topic);
  const written = await world.producer.send({
    topic: topic.name,
    acks: -1,
    messages: values.map((value) => {
      const key = topic.key(value);
      return { key, value: world.schemas.encode(topic as Topic, value), partition: partitionOf(key, PARTITIONS) };
    }),
  });
  // One a partition: of several, the client tells the first.
  return written.map(({ partition, baseOffset }) => ({ topic: topic.name, partition, offset: Number(baseOffset) }));
}
const lift = (owner: string, id: string, amount: number) => write(lifted, [{ owner, id, at: 0, amount }]);
const price = (amount: number) => write(prices, [{ owner: 'iron', id: 'iron', at: 0, amount }]);

const wait = (positions: readonly SourcePosition[], ms = 10_000, more: Partial<Awaited> = {}) =>
  watch.wait(
    { views: ['worth_of_owners'], positions, keys: async () => [], ...more },
    ms,
    new AbortController().signal,
  );
const sumOf = async (owner: string) =>
  (await world.db.query('select worth::int from models.worth_of_owners where owner = $1', [owner])).rows[0]?.worth;

describe('R42: a read that waits for a write', () => {
  it('shows it, two stages on, at once', async () => {
    expect(await wait(await price(1))).toEqual({ is: 'seen' });
    for (let i = 1; i <= 40; i++) {
      const owner = owners[i % owners.length] ?? '';
      const before = (await sumOf(owner)) ?? 0;
      expect(await wait(await lift(owner, 'iron/a', i))).toEqual({ is: 'seen' });
      expect(await sumOf(owner)).toBe(before + i);
    }
  });

  it('shows what a changed entry of a table changes, in all that used it', async () => {
    for (let id = 0; id < 3; id++) for (const owner of owners) await lift(owner, `iron/${id}`, 10);
    const more = [];
    for (let i = 0; i < 1_500; i++) more.push({ owner: owners[0] ?? '', id: `small/${i}`, at: 0, amount: 1 });
    const last = await write(lifted, more);
    expect(await wait(last.map((one) => ({ ...one, offset: one.offset + more.length - 1 })))).toEqual({ is: 'seen' });
    const before = await Promise.all(owners.map(sumOf));
    for (const worth of [3, 2, 5]) {
      expect(await wait(await price(worth), 20_000)).toEqual({ is: 'seen' });
      expect(await Promise.all(owners.map(sumOf))).toEqual(before.map((sum) => sum * worth));
    }
    expect(await wait(await price(1), 20_000)).toEqual({ is: 'seen' });
  });

  it('R66: goes on while processes start, which make the views of the engine anew', async () => {
    let isStarting = true;
    const starting = (async () => {
      for (let i = 0; i < 25; i++) await world.database.transaction((sql) => sql.query(ENGINE));
      isStarting = false;
    })();
    const waiting = async (owner: string) => {
      while (isStarting) expect(await wait(await lift(owner, 'iron/s', 1))).toEqual({ is: 'seen' });
    };
    await Promise.all([starting, ...owners.slice(7, 11).map(waiting)]);
  });

  it('waits for several writes together, and for one that was seen long ago not at all', async () => {
    const first = await lift('owner-1', 'iron/x', 2);
    const second = await lift('owner-2', 'iron/x', 2);
    expect(await wait([...first, ...second])).toEqual({ is: 'seen' });
    expect(await wait(first, 0)).toEqual({ is: 'seen' });
  });

  it('is told of a topic, partition or offset that there is not', async () => {
    const [position] = await lift('owner-1', 'iron/y', 1);
    if (!position) throw new Error('written somewhere');
    const future = { ...position, offset: position.offset + 1_000 };
    expect(await wait([future])).toMatchObject({
      is: 'nowhere',
      why: expect.stringContaining(`ends before offset ${future.offset}`),
    });
    expect(await wait([{ ...position, partition: 77 }])).toMatchObject({
      is: 'nowhere',
      why: expect.stringContaining('partitions 0 to 3'),
    });
    expect(await wait([{ ...position, topic: prices.name, partition: 0, offset: 10_000 }])).toMatchObject({
      is: 'nowhere',
    });
  });

  it('R66: is told how far behind the views are when nobody folds it, in its time, and goes on where it was', async () => {
    await running[1]?.stop();
    const before = await sumOf('owner-3');
    const written = await lift('owner-3', 'iron/z', 7);
    const began = performance.now();
    const waited = await wait(written, 300);
    // Whoever says nothing is waited for for 10 s.
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(waited).toMatchObject({ is: 'behind', missing: [{ processor: summing.name, records: 1 }] });
    expect(await sumOf('owner-3')).toBe(before);
    running[1] = await world.start(processors, [summing.name]);
    expect(await wait(written, 30_000)).toEqual({ is: 'seen' });
    expect(await sumOf('owner-3')).toBe(before + 7);
  });

  it('ends when whoever asked is gone', async () => {
    await running[1]?.stop();
    const gone = new AbortController();
    const written = await lift('owner-4', 'iron/z', 7);
    const began = performance.now();
    setTimeout(() => gone.abort(), 100);
    const asked = { views: ['worth_of_owners'], positions: written, keys: async () => [] };
    expect(await watch.wait(asked, 20_000, gone.signal)).toMatchObject({ is: 'behind' });
    expect(performance.now() - began).toBeLessThan(5_000);
    running[1] = await world.start(processors, [summing.name]);
    expect(await wait(written, 30_000)).toEqual({ is: 'seen' });
  });
});

describe('R42: a write that stands parked', () => {
  it('is told by its reference where it parks itself, and others of its partition are not', async () => {
    const poison = await lift('owner-5', 'iron/p', POISON);
    const [at] = poison;
    const neighbour = owners.find((one) => one !== 'owner-5' && partitionOf(one, PARTITIONS) === at?.partition) ?? '';
    expect(neighbour).not.toBe('');
    const waited = await wait(poison);
    expect(waited).toMatchObject({ is: 'parked', there: { key: 'owner-5', reason: 'fold_failed', discarded: false } });
    const beside = await lift(neighbour, 'iron/p', 1);
    const later = await lift('owner-5', 'iron/q', 1);
    const latest = await lift('owner-5', 'iron/q', 1);
    expect(await wait(beside)).toEqual({ is: 'seen' });
    expect(await wait(later)).toMatchObject({ is: 'parked', there: { key: 'owner-5', reason: 'key_parked' } });
    expect(await wait(latest)).toMatchObject({ is: 'parked' });
  });

  it('is told two stages on as well, to who reads what is of that key', async () => {
    const written = await lift('owner-6', 'iron/13', LATER_POISON);
    expect(await wait(written, 10_000, { keys: async () => ['owner-6'] })).toMatchObject({
      is: 'parked',
      there: { key: 'owner-6', lineage: expect.stringContaining(summing.name) },
    });
    expect(await wait(written, 10_000, { keys: async () => ['owner-7'] })).toEqual({ is: 'seen' });
    expect(await wait(written, 10_000, { views: ['worth_of_lifts'], keys: async () => ['owner-6'] })).toEqual({
      is: 'seen',
    });
  });
});
