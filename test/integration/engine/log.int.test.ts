import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectKafka, partitionOf } from '../../../engine/kafka.js';
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source, type Topic } from '../../../engine/topic.js';
import { topologyOf } from '../../../engine/topology.js';
import { bigint, boolean, integer, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { eventually, ledger, openWorld, unique, type World } from './world.js';

/** Adds up amounts by owner; an owner is idle once the tick has passed its latest time by `IDLE_MS`. */
function flow() {
  const numbers = source(unique('log'), countKeys);
  const sums = view(unique('sums').replace('-', '_'), {
    comment: 'Sums.',
    freshWithinMs: 1_000,
    key: [],
    columns: {
      owner: text('Whose.'),
      sum: bigint('Sum.'),
      events: integer('How many.'),
      idle: boolean('Nothing came for a while.'),
    },
  });
  const processor = defineProcessor({
    name: unique('idles'),
    version: 1,
    comment: 'Adds up.',
    keyedBy: 'owner',
    from: { numbers },
    views: { sums },
    initial: () => ({ sum: 0, events: 0, lastAt: 0 }),
    on: {
      numbers(state: { sum: number; events: number; lastAt: number }, events: readonly Received<Count>[]) {
        for (const { amount, at } of events) {
          state.sum += amount;
          state.events++;
          state.lastAt = Math.max(state.lastAt, at);
        }
      },
    },
    wakeAt: ({ lastAt }) => lastAt + IDLE_MS,
    show: ({ sum, events, lastAt }, { key, tick }) => [
      sums.row({ owner: key, sum, events, idle: tick >= lastAt + IDLE_MS }),
    ],
  }) as unknown as AnyProcessor;
  const lineage = topologyOf([processor]).lineages[0]?.name ?? '';
  const rows = async ({ db }: World) =>
    Object.fromEntries(
      (await db.query(`select owner, sum::int, events, idle from models.${sums.name}`)).rows.map(
        ({ owner, ...rest }) => [owner, rest],
      ),
    );
  return { numbers, processor, lineage, rows };
}
const IDLE_MS = 1_000;
const count = (owner: string, amount: number, at = 0): Count => ({ owner, id: 'x', at, amount });

describe('what a log may hold', () => {
  const { numbers, processor, lineage, rows } = flow();
  let world: World;
  beforeAll(async () => {
    world = await openWorld([numbers as Topic], [processor], 1);
    await world.schemas.find(numbers as Topic);
  });
  afterAll(() => world?.stop());

  it('a transactional producer: what it commits is folded, what it aborts is not, and its markers hold nothing up', async () => {
    const running = await world.start();
    const producer = connectKafka(world.connections, 'transactional', world.log).producer({
      transactionalId: unique('transactional'),
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    });
    await producer.connect();
    let expected = { sum: 0, events: 0 };
    for (const [i, end] of ['commit', 'abort', 'commit', 'abort', 'abort', 'commit', 'abort'].entries()) {
      const transaction = await producer.transaction();
      const messages = [1, 2, 3].map((n) => ({
        key: 'ana',
        value: world.schemas.encode(numbers as Topic, count('ana', n * 10 ** i)),
        partition: partitionOf('ana', 1),
      }));
      await transaction.send({ topic: numbers.name, acks: -1, messages });
      if (end === 'commit') {
        await transaction.commit();
        expected = { sum: expected.sum + 6 * 10 ** i, events: expected.events + 3 };
      } else await transaction.abort();
      // Each ends at a marker: nothing behind it helps a task over it.
      await world.caughtUp();
      expect((await rows(world)).ana).toMatchObject(expected);
    }
    await producer.disconnect();
    const of = await ledger(world, lineage);
    expect(of).toMatchObject({ read: 9, folded: 9, repeated: 0, parked: 0 });
    await running.stop();
    await world.send(numbers, [count('ana', 1)]);
    const again = await world.start();
    await eventually(async () => (await rows(world)).ana?.events === 10);
    expect((await ledger(world, lineage))?.repeated).toBe(0);
    await again.stop();
  });

  it('a log that starts after the position stops the task, which says how much is gone', async () => {
    const [offsets] = await world.admin.fetchTopicOffsets(numbers.name);
    const position = Number(offsets?.high);
    await world.send(numbers, [count('ben', 1), count('ben', 2), count('ben', 3)]);
    await world.admin.deleteTopicRecords({
      topic: numbers.name,
      partitions: [{ partition: 0, offset: String(position + 2) }],
    });
    const running = await world.start();
    const stopped = await eventually(async () => {
      const { rows: tasks } = await world.db.query('select stopped from engine.tasks where lineage = $1', [lineage]);
      return tasks[0]?.stopped as string | null;
    });
    expect(stopped).toBe(
      `REPSTREAM_LOG_START: ${numbers.name}/0 starts at ${position + 2}, 2 records after the position ${position} are gone: ` +
        "bring the topic's data back, or build from what there is (a raised version, or an empty database)",
    );
    expect((await rows(world)).ben).toBeUndefined();
    await running.stop();
  });
});

describe('a topic that was made anew', () => {
  const { numbers, processor, lineage, rows } = flow();
  let world: World;
  beforeAll(async () => {
    world = await openWorld([numbers as Topic], [processor], 1);
    await world.send(
      numbers,
      [1, 2, 3].map((amount) => count('ana', amount)),
    );
    const running = await world.start();
    await world.caughtUp();
    await running.stop();
    await world.remakeTopic(numbers.name);
  });
  afterAll(() => world?.stop());

  /** Why the task stopped, after a start; nothing was folded. */
  async function stopped(): Promise<string> {
    await world.db.query('update engine.tasks set stopped = null where lineage = $1', [lineage]);
    const running = await world.start();
    const why = await eventually(async () => {
      const { rows: tasks } = await world.db.query('select stopped from engine.tasks where lineage = $1', [lineage]);
      return tasks[0]?.stopped as string | null;
    });
    await running.stop();
    expect(await rows(world)).toEqual({ ana: { sum: 6, events: 3, idle: false } });
    expect(await ledger(world, lineage)).toMatchObject({ read: 3, folded: 3 });
    return why;
  }

  it('with fewer records stops the task, which says so', async () => {
    await world.send(numbers, [count('ana', 100)]);
    expect(await stopped()).toMatch(
      /^REPSTREAM_LOG_END: .*\/0 ends at 1, before the position 3: bring the topic's data back/,
    );
  });

  it('with more records than were folded is told by the last folded one, and nothing of it is folded', async () => {
    await world.send(
      numbers,
      [200, 300, 400].map((amount) => count('ben', amount)),
    );
    const why = await stopped();
    expect(why).toMatch(
      /^REPSTREAM_LOG_REPLACED: .*\/0 is another log: the record at offset 2 was of .* and is now of/,
    );
    expect(why).toMatch(/nothing of it is folded: bring the topic's data back/);
  });
});

describe('time on the log', () => {
  const { numbers, processor, lineage, rows } = flow();
  let world: World;
  beforeAll(async () => {
    world = await openWorld([numbers as Topic], [processor]);
  });
  afterAll(() => world?.stop());

  it('R6: a key falls idle by a tick alone, without any other traffic, also after a restart; what comes later undoes it', async () => {
    const first = await world.start();
    await world.send(numbers, [count('ana', 1, Date.now()), count('ben', 2, Date.now() + 3_600_000)]);
    await world.caughtUp();
    expect(await rows(world)).toMatchObject({ ana: { idle: false }, ben: { idle: false } });
    await first.stop();
    // Timers are in whole 10 s: by then it is due.
    const second = await world.start();
    await eventually(async () => {
      await world.tick();
      return (await rows(world)).ana?.idle === true;
    }, 25_000);
    expect((await rows(world)).ben).toMatchObject({ idle: false });
    await world.send(numbers, [count('ana', 5, Date.now() + 3_600_000)]);
    await eventually(async () => (await rows(world)).ana?.idle === false);
    expect(await rows(world)).toMatchObject({ ana: { sum: 6, events: 2 } });
    expect(await ledger(world, lineage)).toMatchObject({ read: 3, folded: 3 });
    await second.stop();
  });
});
