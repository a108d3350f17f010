import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { createTopics } from '../../engine/hosting.js';
import { createDatabase, sharedStack, startOwnStack } from '../stack.js';

const answers = async (url: string) => (await fetch(`${url}/subjects`)).status;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the stack that tests share', () => {
  it('has a broker that answers and refuses to make topics by itself', async () => {
    const kafka = new Kafka({ brokers: [...sharedStack().kafkaBrokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    try {
      expect((await admin.describeCluster()).brokers).toHaveLength(1);
      await expect(admin.fetchTopicMetadata({ topics: ['misspelt'] })).rejects.toThrow(/does not host|unknown/i);
    } finally {
      await admin.disconnect();
    }
  });

  it('has a registry that speaks the Confluent API', async () => {
    expect(await answers(sharedStack().schemaRegistryUrl)).toBe(200);
  });

  it('gives each test an empty database with the order of text of every other system', async () => {
    const url = await createDatabase();
    expect(await query(url, `SELECT 'a' < 'B' AS by_code, current_setting('synchronous_commit') AS sync`)).toEqual([
      { by_code: false, sync: 'on' },
    ]);
  });
});

describe('a stack of its own', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startOwnStack();
  });
  afterAll(() => stack?.stop());

  it('shares no port with another stack', () => {
    const ports = (urls: readonly string[]) => urls.map((url) => /:(\d+)(\/|$)/.exec(url.replace(/.*@/, ''))?.[1]);
    const addresses = (of: typeof stack | ReturnType<typeof sharedStack>) =>
      ports([...of.kafkaBrokers, of.schemaRegistryUrl.replace('http://', ''), of.databaseUrl]);
    const [own, shared] = [addresses(stack), addresses(sharedStack())];
    expect(new Set([...own, ...shared]).size).toBe(6);
  });

  it('keeps its data when Postgres is killed and comes back on the same port', async () => {
    await query(stack.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await stack.parts.postgres.kill('SIGKILL');
    expect(stack.parts.postgres.pid).toBeUndefined();
    await expect(query(stack.databaseUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await stack.parts.postgres.start();
    expect(await query(stack.databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('keeps its topics when the broker is killed and comes back on the same port', async () => {
    const admin = new Kafka({ brokers: [...stack.kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await createTopics(admin, [{ topic: 'kept', numPartitions: 3 }]);
    await admin.disconnect();
    await stack.parts.kafka.restart();
    await admin.connect();
    expect(await admin.listTopics()).toContain('kept');
    await admin.disconnect();
  });

  it('has a registry that finds its schemas again', async () => {
    const register = await fetch(`${stack.schemaRegistryUrl}/subjects/kept-value/versions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ schema: '"string"' }),
    });
    expect(register.status).toBe(200);
    await stack.parts.registry.restart();
    expect(await (await fetch(`${stack.schemaRegistryUrl}/subjects`)).json()).toContain('kept-value');
  });
});
