/** What the log has of a member, read for itself: what every client must have been told. */
import { connectKafka } from '../../../engine/kafka.js';
import { createLog } from '../../../engine/log.js';
import { originOf } from '../../../engine/outbox.js';
import { readRanges } from '../../../engine/ranges.js';
import { pack } from '../../../engine/records.js';
import { Schemas } from '../../../engine/registry.js';
import { decoded, learnSchemas } from '../../../engine/source-event.js';
import type { Topic } from '../../../engine/topic.js';
import type { MemberMetric } from '../../../schemas/generated/metrics.js';
import type { Workout } from '../../../schemas/generated/workouts.js';
import { metrics, workouts } from '../../../schemas/topics.js';
import type { Received } from './client.js';
import { parts } from './world.js';

const log = createLog('test', 'silent');

/** An event in one line. */
const lines: Readonly<Record<string, (value: never) => string>> = {
  workout: ({ workoutId, repetitions }: Workout) => `${workoutId} ${repetitions}`,
  metric: ({ metric, at, value }: MemberMetric) => `${metric} ${new Date(at).toISOString()} ${value}`,
};

/** What a client was told of one kind, in its order. */
export const heardOf = (kind: string, events: readonly Received[]): string[] =>
  events.flatMap(({ event, data }) => {
    if (event === kind) return [lines[kind]?.(data.value as never) ?? ''];
    return event === 'removed' && data.of === kind ? [`removed ${data.entity}`] : [];
  });

/** What the promoted build of a topic has told of all members, by member; what was published again is left out. */
export async function toldOf(kind: 'workout' | 'metric'): Promise<Map<string, string[]>> {
  const topic = (kind === 'workout' ? workouts : metrics) as Topic;
  const { settings, db } = parts().repstream;
  const { rows } = await db.query<{ physical: string }>(
    `select t as physical from models.freshness_builds, jsonb_array_elements_text(topics) t where promoted and t like $1`,
    [`${topic.name}.%`],
  );
  const physical = rows[0]?.physical ?? '';
  const kafka = connectKafka(settings, 'test', log);
  const [admin, decoder] = [kafka.admin(), new Schemas(settings.schemaRegistryUrl).decoder(topic)];
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(physical);
  await admin.disconnect();
  const ranges = ends.map(({ partition, low, high }) => ({
    ...{ topic: physical, partition, from: Number(low), to: Number(high) },
  }));
  const [told, last] = [new Map<string, string[]>(), new Map<string, string>()];
  await readRanges(
    kafka,
    ranges,
    async ({ partition }, messages) => {
      await learnSchemas(decoder, messages);
      for (const message of messages) {
        const records = pack([message]);
        const { producer, incarnation, number, entity } = originOf((name) => records.header(0, name));
        const rank = `${incarnation} ${String(number).padStart(12, '0')}`;
        if (rank <= (last.get(`${producer} ${partition}`) ?? '')) continue;
        last.set(`${producer} ${partition}`, rank);
        const key = records.key(0) ?? '';
        const value = message.value && decoded(decoder, message.value);
        const line = value ? (lines[kind]?.(value as never) ?? '') : `removed ${entity}`;
        told.set(key, [...(told.get(key) ?? []), line]);
      }
    },
    log,
  );
  return told;
}
