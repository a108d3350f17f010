/** A derived topic written again, its producers interleaved otherwise: each one's own order stays, as it would among other processes. */

import type { Settings } from '../../deploy/settings.js';
import { createTopics, deleteTopics } from '../../engine/hosting.js';
import { connectKafka, headerOf, type KafkaMessage } from '../../engine/kafka.js';
import { createLog } from '../../engine/log.js';
import { readRanges } from '../../engine/ranges.js';
import type { Random } from '../../simulator/random.js';

const MESSAGES_A_REQUEST = 2_000;

/** Takes these topics away and makes them again with all they held; nobody may read or write them meanwhile. Gives how many records moved. */
export async function shuffleProducers(settings: Settings, topics: readonly string[], draw: Random): Promise<number> {
  const log = createLog('test', 'silent');
  const kafka = connectKafka(settings, 'test', log);
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  let moved = 0;
  try {
    for (const topic of topics) {
      const ends = await admin.fetchTopicOffsets(topic);
      const held = new Map<number, KafkaMessage[]>(ends.map(({ partition }) => [partition, []]));
      const ranges = ends.map(({ partition, low, high }) => ({
        topic,
        partition,
        from: Number(low),
        to: Number(high),
      }));
      await readRanges(kafka, ranges, ({ partition }, records) => void held.get(partition)?.push(...records), log);
      await deleteTopics(admin, [topic]);
      await createTopics(admin, [{ topic, numPartitions: ends.length, replicationFactor: 1 }]);
      for (const [partition, records] of held) {
        const shuffled = interleaved(records, draw);
        moved += shuffled.filter((record, i) => record !== records[i]).length;
        for (let i = 0; i < shuffled.length; i += MESSAGES_A_REQUEST) {
          const messages = shuffled
            .slice(i, i + MESSAGES_A_REQUEST)
            .map(({ key, value, headers }) => ({ key, value, partition, ...(headers ? { headers } : {}) }));
          await producer.send({ topic, acks: -1, messages });
        }
      }
    }
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
  return moved;
}

/** Takes from the producers in turn, at random: whole runs of one before the next begins are likely, as after a rebuild. */
function interleaved(records: readonly KafkaMessage[], draw: Random): KafkaMessage[] {
  const queues = new Map<string, KafkaMessage[]>();
  for (const record of records) {
    const producer = headerOf(record)('task');
    const queue = queues.get(producer);
    if (queue) queue.push(record);
    else queues.set(producer, [record]);
  }
  const left = [...queues.values()].map((queue) => ({ queue, next: 0 }));
  const result: KafkaMessage[] = [];
  while (left.length > 0) {
    const i = draw.whole(0, left.length - 1);
    const one = left[i];
    if (!one) break;
    const run = draw.whole(1, 50);
    result.push(...one.queue.slice(one.next, one.next + run));
    one.next += run;
    if (one.next >= one.queue.length) left.splice(i, 1);
  }
  return result;
}
