/** What the parts can do at best, measured in the same run as what we do with them. */
import { Kafka, logLevel } from 'kafkajs';
import type pg from 'pg';
import type { Settings } from '../deploy/settings.js';
import { Schemas } from '../engine/registry.js';
import type { Topic } from '../engine/topic.js';
import { telemetry } from '../schemas/topics.js';

/** Messages a second of a consumer of telemetry that only receives. */
export const fetchLimit = (settings: Settings, messages: number): Promise<number> =>
  consume(settings, telemetry.name, messages, () => {});

/** Messages a second of a consumer that decodes each message and drops it; of telemetry, or of a topic by its name in Kafka. */
export async function decodeLimit(
  settings: Settings,
  messages: number,
  topic: Topic = telemetry as Topic,
  physical: string = topic.name,
): Promise<number> {
  const schemas = new Schemas(settings.schemaRegistryUrl);
  await schemas.find(topic);
  const decoder = schemas.decoder(topic);
  const learning = new Map<number, Promise<void>>();
  return consume(settings, physical, messages, (value) => {
    const id = decoder.unlearnt(value);
    if (id === null) return void decoder.decode(value);
    let learnt = learning.get(id);
    if (!learnt) {
      learnt = decoder.learn(id);
      learning.set(id, learnt);
    }
    return learnt;
  });
}

async function consume(
  settings: Settings,
  topic: string,
  messages: number,
  each: (value: Buffer) => void | Promise<void>,
): Promise<number> {
  const kafka = new Kafka({ brokers: [...settings.kafkaBrokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({
    groupId: `limit-${Math.random()}`,
    maxBytesPerPartition: 1_048_576,
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let seen = 0;
  let started = 0;
  const elapsed = await new Promise<number>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => {
      started = performance.now();
    });
    void consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 12,
      eachBatch: async ({ batch }) => {
        for (const { value } of batch.messages) {
          if (!value) continue;
          const waiting = each(value);
          if (waiting) await waiting;
        }
        seen += batch.messages.length;
        if (seen >= messages) resolve(performance.now() - started);
      },
    });
  });
  await consumer.disconnect();
  return (messages / elapsed) * 1000;
}

/** Rows a second of upserts of nine columns, 5,000 a statement, each row written about five times. */
export async function upsertLimit(database: pg.Client): Promise<number> {
  await database.query(
    'create table bench_rows (k text primary key, a text, b text, c text, d bigint, e bigint, f bigint, g double precision, h timestamptz) with (fillfactor = 50)',
  );
  const size = 5_000;
  const rounds = 20;
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    const keys = Array.from({ length: size }, (_, i) => `key-${(i + round * 1_000) % 20_000}`);
    const numbers = keys.map((_, i) => i * round);
    await database.query({
      name: 'bench',
      text: `insert into bench_rows select *, now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::float8[])
             on conflict (k) do update set a = excluded.a, b = excluded.b, c = excluded.c, d = excluded.d, e = excluded.e, f = excluded.f, g = excluded.g, h = excluded.h`,
      values: [keys, keys, keys, keys, numbers, numbers, numbers, numbers],
    });
  }
  return (size * rounds * 1000) / (performance.now() - started);
}
