/**
 * A checkpoint of a task that was far behind put out more for one partition than a broker takes in one batch (1 MB). The client makes one
 * batch of it, the broker refused that, and it was tried again for ever: the processor stood, and all that reads from it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTopics } from '../../engine/hosting.js';
import { connectKafka, headerOf } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import { Outbox, type OutboxEntry, originOf } from '../../engine/outbox.js';
import { readRanges } from '../../engine/ranges.js';
import { openWorld, unique, type World } from '../integration/engine/world.js';

const EVENTS = 3_000;
const topic = unique('much');
const log = createLog('test', 'silent');

let world: World;
beforeAll(async () => {
  world = await openWorld([], [], 1);
  await createTopics(world.admin, [{ topic, numPartitions: 2 }]);
});
afterAll(() => world?.stop());

it('publishes more events for one partition than one batch holds, in order', async () => {
  const entries = Array.from(
    { length: EVENTS },
    (_, i): OutboxEntry => ({
      partition: 0,
      topic,
      target: i % 10 === 0 ? 1 : 0,
      number: i + 1,
      key: 'key',
      entity: `entity-${i}`,
      value: Buffer.alloc(1_000, i),
      incarnation: 'i',
    }),
  );
  const outbox = new Outbox(world.producer, 'lineage', log);
  await new Promise<void>((resolve) => outbox.publish(entries, resolve));
  await outbox.close(0);

  const numbers: Record<number, number[]> = { 0: [], 1: [] };
  const ranges = (await world.admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
    topic,
    partition,
    from: 0,
    to: Number(high),
  }));
  await readRanges(
    connectKafka(world.connections, 'test', log),
    ranges,
    ({ partition }, records) =>
      void numbers[partition]?.push(...records.map((record) => originOf(headerOf(record)).number)),
    log,
  );
  const of = (target: number) => entries.filter((entry) => entry.target === target).map(({ number }) => number);
  expect(numbers).toEqual({ 0: of(0), 1: of(1) });
});
