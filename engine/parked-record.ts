/** The record behind a parked entry, as it stands on the log. */
import type { Admin, Kafka, KafkaMessage } from './kafka.js';
import type { Log } from './log.js';
import type { ParkedEntry } from './parked.js';
import { readRanges } from './ranges.js';

/** The first record of the entry; null: it is no longer on the log, or the entry has none. */
export async function firstRecordOf(
  { topic, partition, from }: ParkedEntry,
  { kafka, admin, log }: { readonly kafka: Kafka; readonly admin: Admin; readonly log: Log },
): Promise<KafkaMessage | null> {
  if (topic === '') return null;
  const end = (await admin.fetchTopicOffsets(topic)).find((one) => one.partition === partition);
  if (!end || from < Number(end.low) || from >= Number(end.high)) return null;
  let found: KafkaMessage | null = null;
  await readRanges(
    kafka,
    [{ topic, partition, from, to: from + 1 }],
    (_, records) => {
      found ??= records.find(({ offset }) => Number(offset) === from) ?? null;
    },
    log,
  );
  return found;
}
