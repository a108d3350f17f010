/** Which keys a topic holds already: what was published before, and perhaps edited since, is not published again. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type GatewaySettings, kafkaOf } from './client.js';

/** A topic that stays silent for so long has nothing more to give, ms. */
const SILENCE_MS = 10_000;
const RETRY_MS = 1_000;

/** The keys of all records that the topic holds now; waits for broker and topic, saying so once, until `signal` aborts. */
export async function keysOf(
  settings: GatewaySettings,
  topic: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const say = settings.say ?? ((line: string) => console.error(line));
  for (let said = false; ; said = true) {
    signal.throwIfAborted();
    try {
      return await readKeys(settings, topic);
    } catch (error) {
      if (!said)
        say(`waiting: the topic ${topic} cannot be read yet (${error instanceof Error ? error.message : error})`);
      await delay(RETRY_MS, undefined, { signal });
    }
  }
}

async function readKeys(settings: GatewaySettings, topic: string): Promise<ReadonlySet<string>> {
  const kafka = kafkaOf(settings);
  const admin = kafka.admin();
  await admin.connect();
  const keys = new Set<string>();
  const ends = new Map<number, number>();
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (Number(high) > Number(low)) ends.set(partition, Number(high));
  }
  if (ends.size > 0) {
    const groupId = `repstream-gateway-${randomUUID()}`;
    const consumer = kafka.consumer({ groupId });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      let silence = setTimeout(resolve, SILENCE_MS);
      const running = consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          clearTimeout(silence);
          silence = setTimeout(resolve, SILENCE_MS);
          for (const { key } of batch.messages) if (key) keys.add(key.toString());
          if (Number(batch.lastOffset()) + 1 >= (ends.get(batch.partition) ?? 0)) ends.delete(batch.partition);
          if (ends.size > 0) return;
          clearTimeout(silence);
          resolve();
        },
      });
      running.catch(reject);
    });
    await consumer.disconnect();
    await admin.deleteGroups([groupId]);
  }
  await admin.disconnect();
  return keys;
}
