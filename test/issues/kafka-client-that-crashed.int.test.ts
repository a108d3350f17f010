/**
 * A client that has crashed has no group to direct until it has joined again, and throws whatever it is told: a process whose tasks began
 * again from what is stored meanwhile ended with an error from outside of anything. And at what the client takes for a mistake it never
 * starts again: the member was gone, and its process did not know.
 */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Stack } from '../../deploy/local/stack.js';
import { createTopics } from '../../engine/hosting.js';
import { connectKafka, createProducer, type Kafka } from '../../engine/kafka.js';
import { type Fetched, type GroupHandlers, joinGroup } from '../../engine/kafka-group.js';
import { unique } from '../integration/engine/world.js';
import { settingsOf } from '../integration/running.js';
import { startOwnStack } from '../stack.js';

const topic = unique('crashes');
const said: string[] = [];
const log = pino(
  { level: 'warn' },
  new Writable({
    write(line, _, done) {
      said.push(JSON.parse(String(line)).msg);
      done();
    },
  }),
);
const soon = { timeout: 30_000, interval: 100 };

describe('a member whose client has crashed', () => {
  let stack: Stack;
  let kafka: Kafka;
  const send = async (...values: string[]) => {
    const producer = createProducer(kafka);
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: values.map((value) => ({ key: 'one', value })) });
    await producer.disconnect();
  };

  beforeAll(async () => {
    stack = await startOwnStack();
    kafka = connectKafka(settingsOf(stack), 'test', log);
    const admin = kafka.admin();
    await admin.connect();
    await createTopics(admin, [{ topic, numPartitions: 1, replicationFactor: 1 }]);
    await admin.disconnect();
  });
  afterAll(() => stack?.stop());

  /** Reads on from where it stands, as tasks do; `failing` is called with each fetch before it is taken. */
  const reading = (failing: (fetched: Fetched) => void = () => {}) => {
    const read: string[] = [];
    let position = 0;
    const handlers: GroupHandlers = {
      onAssigned: (_, seek) => seek(topic, 0, position),
      onFetched: async (fetched, seek) => {
        if (fetched.fetchedOffset !== position) return seek(topic, 0, position);
        failing(fetched);
        read.push(...fetched.messages.map(({ value }) => String(value)));
        position = fetched.nextOffset;
      },
      onSkipped: () => {},
    };
    return { read, handlers };
  };

  it('is told where to read while its broker is away, and reads on when it is back', async () => {
    const { read, handlers } = reading();
    const member = await joinGroup(kafka, unique('away'), [topic], handlers, log);
    await send('before');
    await vi.waitFor(() => expect(read).toEqual(['before']), soon);
    await stack.parts.kafka.kill();
    const thrown = new Set<string>();
    let told = 0;
    const telling = setInterval(() => {
      try {
        told++;
        member.seek(topic, 0, 0);
        member.holdBack({ [topic]: [0] });
      } catch (error) {
        thrown.add(String(error));
      }
    }, 10);
    await vi.waitFor(() => expect(said).toContain('waiting for the Kafka broker'), soon);
    const before = told;
    await vi.waitFor(() => expect(told).toBeGreaterThan(before + 100), soon);
    clearInterval(telling);
    await stack.parts.kafka.start();
    await send('after');
    await vi.waitFor(() => expect(read).toEqual(['before', 'after']), soon);
    await member.stop();
    expect([...thrown]).toEqual([]);
  });

  it('joins again, though it was a mistake that the client crashed at', async () => {
    let mistakes = 0;
    const { read, handlers } = reading(({ messages }) => {
      if (mistakes === 0 && messages.some(({ value }) => String(value) === 'mistaken')) {
        mistakes++;
        throw new TypeError('what the client takes for a mistake');
      }
    });
    const member = await joinGroup(kafka, unique('mistaken'), [topic], handlers, log);
    await send('mistaken');
    await vi.waitFor(() => expect(read.at(-1)).toBe('mistaken'), soon);
    await member.stop();
    expect(mistakes).toBe(1);
  });
});
