import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTopics } from '../../../engine/hosting.js';
import { runProcessors } from '../../../engine/process.js';
import { type AnyProcessor, defineProcessor } from '../../../engine/processor.js';
import { applyTopics } from '../../../engine/provision.js';
import { source, type Topic } from '../../../engine/topic.js';
import { type Count, countKeys, recordOf } from '../../unit/engine/toys.js';
import { openWorld, ticksTopic, unique, type World } from './world.js';

const one = source(unique('one'), countKeys) as Topic;
const reader = (topics: Readonly<Record<string, Topic>>): AnyProcessor =>
  defineProcessor({
    name: unique('reads'),
    version: 1,
    comment: 'Reads.',
    keyedBy: 'owner',
    from: topics as Readonly<Record<string, Topic<string, Count, 'source'>>>,
    initial: () => ({}),
    on: Object.fromEntries(Object.keys(topics).map((input) => [input, () => {}])),
    show: () => [],
  }) as unknown as AnyProcessor;

describe('applying topics', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld([one], []);
  });
  afterAll(() => world?.stop());
  const apply = (topics: readonly Topic[], partitions = 4) =>
    applyTopics(topics, [], { ...world.connections, partitions }, world.log);

  it('again changes nothing', async () => {
    const again = await apply([one]);
    expect(again).toMatchObject([{ topic: one.name, partitions: 4, created: false }]);
    expect(await apply([one])).toEqual(again);
  });

  it('tells of each request to the broker at level trace, and of none at debug', async () => {
    const requestsAt = async (level: string) => {
      const lines: string[] = [];
      const log = pino({ level }, { write: (line: string) => void lines.push(line) });
      await applyTopics([one], [], { ...world.connections, partitions: 4 }, log);
      return lines.map((line) => JSON.parse(line)).filter(({ message }) => message?.startsWith('Request Metadata'));
    };
    expect((await requestsAt('trace')).length).toBeGreaterThan(0);
    expect(await requestsAt('debug')).toEqual([]);
  });

  it('keeps facts for ever, with the time at which the broker got them', async () => {
    const latest = { ...one, name: unique('latest'), keeps: 'latest' } as Topic;
    await apply([latest]);
    const configOf = async (name: string) => {
      const { resources } = await world.admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: 2, name }],
      });
      return Object.fromEntries(
        resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [],
      );
    };
    const facts = { 'retention.ms': '-1', 'retention.bytes': '-1', 'message.timestamp.type': 'LogAppendTime' };
    expect(await configOf(one.name)).toMatchObject({ ...facts, 'cleanup.policy': 'delete' });
    expect(await configOf(latest.name)).toMatchObject({
      ...facts,
      'cleanup.policy': 'compact',
      'min.compaction.lag.ms': '604800000',
    });
  });

  it('takes a schema that grows by a nullable field, and refuses one that would break readers, naming the field', async () => {
    const fields = { owner: 'string', id: 'string', at: 'long', amount: 'long' };
    const grown = { ...one, schema: recordOf('Count', { ...fields, unit: ['null', 'string'] }) } as Topic;
    const [before] = await apply([one]);
    const [after] = await apply([grown]);
    expect(after?.schemaId).not.toBe(before?.schemaId);

    const other = { ...one, name: unique('other') } as Topic;
    const broken = { ...one, schema: recordOf('Count', { ...fields, amount: 'string' }) } as Topic;
    await expect(apply([broken, other])).rejects.toThrow(
      `REPSTREAM_SCHEMA: ${one.name}-value would not be compatible with its version 1: amount was long and would be string`,
    );
    // What stands in the registry is not changed, and nothing else was made.
    expect((await apply([grown]))[0]?.schemaId).toBe(after?.schemaId);
    expect(await world.admin.listTopics()).not.toContain(other.name);
  });

  it('refuses another number of partitions: keys would move', async () => {
    await expect(apply([one], 5)).rejects.toThrow(
      `REPSTREAM_PARTITIONS: ${one.name} has 4 partitions and REPSTREAM_PARTITIONS asks for 5`,
    );
  });

  it('is needed before processors start: they say so', async () => {
    const start = (processors: readonly AnyProcessor[], ticks: Topic) =>
      runProcessors({ processors, ticks, connections: world.connections, log: world.log });
    const ticks = ticksTopic() as Topic;
    await apply([ticks]);
    const missing = source(unique('missing'), countKeys) as Topic;
    await expect(start([reader({ missing })], ticks)).rejects.toThrow(
      `REPSTREAM_NO_TOPIC: ${missing.name} do not exist: run \`repstream topics apply\``,
    );
    const wide = source(unique('wide'), countKeys) as Topic;
    await apply([wide], 6);
    await expect(start([reader({ one, wide })], ticks)).rejects.toThrow(
      `one has 4, ${wide.name} has 6`.replace('one', one.name),
    );
    const unregistered = { ...source(unique('unregistered'), countKeys) } as Topic;
    await createTopics(world.admin, [{ topic: unregistered.name, numPartitions: 4 }]);
    await expect(start([reader({ unregistered })], ticks)).rejects.toThrow(
      `REPSTREAM_SCHEMA: ${unregistered.name}-value is not registered: run \`repstream topics apply\``,
    );
    await expect(
      runProcessors({ processors: [], only: ['nobody'], ticks, connections: world.connections, log: world.log }),
    ).rejects.toThrow('REPSTREAM_TOPOLOGY: there is no processor nobody');
  });
});
