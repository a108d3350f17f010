/** Reads the log again for the events of one key: those that parked, and those that were folded before them. */
import { Numbers } from '../audit/numbers.js';
import { headerOf } from '../kafka.js';
import { extents, type Observer } from '../observer.js';
import { originOf } from '../outbox.js';
import type { ParkedEntry } from '../parked.js';
import { type Range, readRanges } from '../ranges.js';
import { storedKey } from '../redrive-reading.js';
import { inputsOf, type Lineage, topicOf } from '../topology.js';
import { FactReader, type ReadFact } from './facts.js';

/** A record of the key, and the input that it came by. */
export interface KeyRecord extends ReadFact {
  readonly input: string;
}

interface Stretch extends Range {
  readonly input: string;
  readonly reader: FactReader;
  readonly isDerived: boolean;
  /** Tells which records of a derived topic repeat others, when it is read from its start. */
  readonly numbers: Numbers | null;
  readonly key: string | null;
}

/** Told now and then how many of all offsets are read. */
export type OnProgress = (topic: string, read: number, all: number) => void;

/** Exactly the records that these entries set aside. */
export async function parkedRecords(
  observer: Observer,
  lineage: Lineage,
  entries: readonly ParkedEntry[],
): Promise<KeyRecord[]> {
  const stretches: Stretch[] = [];
  for (const { topic, partition, from, to, key, events } of entries)
    if (events > 0)
      stretches.push({
        topic,
        partition,
        from,
        to: to + 1,
        key,
        numbers: null,
        ...(await inputOf(observer, lineage, topic)),
      });
  return inOrder(
    await read(
      observer,
      stretches,
      () => true,
      () => {},
    ),
  );
}

/** All records of the key before these positions, without those that repeat others; `isWanted` leaves out what is not needed. */
export async function recordsOfKey(
  observer: Observer,
  lineage: Lineage,
  { key, partition }: { readonly key: string; readonly partition: number },
  positions: Readonly<Record<string, number>>,
  isWanted: (record: KeyRecord) => boolean,
  onProgress: OnProgress,
): Promise<KeyRecord[]> {
  const { admin, topology } = observer;
  const topics = Object.values(inputsOf(lineage.processor)).map((input) => topology.physical(topicOf(input)));
  const logs = await extents(admin, topics);
  const stretches: Stretch[] = [];
  for (const topic of topics) {
    const { low = 0, high = 0 } = logs.get(topic)?.get(partition) ?? {};
    const to = Math.min(high, positions[topic] ?? 0);
    const input = await inputOf(observer, lineage, topic);
    stretches.push({ topic, partition, from: low, to, key, numbers: new Numbers(low === 0), ...input });
  }
  return inOrder(await read(observer, stretches, isWanted, onProgress));
}

async function inputOf({ topology, schemas }: Observer, { processor }: Lineage, physical: string) {
  const found = Object.entries(inputsOf(processor)).find(([, one]) => topology.physical(topicOf(one)) === physical);
  if (!found) throw new Error(`${physical} is no input of ${processor.name}`);
  const topic = topicOf(found[1]);
  return { input: found[0], isDerived: topic.role === 'derived', reader: await FactReader.of(topic, schemas) };
}

async function read(
  { kafka, log }: Observer,
  stretches: readonly Stretch[],
  isWanted: (record: KeyRecord) => boolean,
  onProgress: OnProgress,
): Promise<KeyRecord[]> {
  const all = stretches.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  const found: KeyRecord[] = [];
  let done = 0;
  await readRanges(
    kafka,
    stretches,
    async ({ topic, partition, input, reader, isDerived, numbers, key }, messages) => {
      for (const message of messages) {
        // Whether a record is a repeat depends on those before it, of whatever key.
        const origin = isDerived ? originOf(headerOf(message)) : null;
        const isRepeat = origin && numbers?.follow(origin).is === 'repeated';
        if (isRepeat || origin?.isMarker || storedKey(message) !== key) continue;
        const record = { input, ...(await reader.read(message, partition)) };
        if (isWanted(record)) found.push(record);
      }
      done += messages.length;
      onProgress(topic, done, all);
    },
    log,
  );
  return found;
}

/** As they came: within a topic by offset, among topics by the broker's time. */
function inOrder(records: readonly KeyRecord[]): KeyRecord[] {
  const latest = new Map<string, string>();
  const placed = records.map((record) => {
    const { topic, receivedAt } = record.fact;
    const time = (latest.get(topic) ?? '') > receivedAt ? (latest.get(topic) ?? '') : receivedAt;
    latest.set(topic, time);
    return { record, time };
  });
  return placed.sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time))).map(({ record }) => record);
}
