/** Reads again what stands parked: exactly the events that were set aside, or why that cannot be. */

import type { Intake } from './intake.js';
import { headerOf, type Kafka, type KafkaMessage } from './kafka.js';
import type { Log } from './log.js';
import type { Extents } from './observer.js';
import { originOf } from './outbox.js';
import type { ParkedEntry } from './parked.js';
import type { Delivered } from './processor.js';
import { type Range, readRanges } from './ranges.js';
import type { Redrive } from './redrive.js';
import { Undecodable } from './registry.js';
import { decoded, judgeSource, learnSchemas, MAX_KEY_BYTES } from './source-event.js';

/** An entry that is read, and how many of its records were found. */
interface Reading {
  readonly redrive: Redrive;
  readonly entry: ParkedEntry;
  /** Only counted: it is folded in a later round. */
  readonly isForLater: boolean;
  found: number;
}

/** Entries of one partition that are read in one go, by key. */
interface Stretch extends Range {
  to: number;
  readonly readings: Map<string | null, Reading[]>;
}

/** What lies so close is read with it: a seek costs as much. */
const GAP = 20_000;

/** Reads the events of redrives into them; of the `counted` ones it counts what waits for later rounds, too. Gives why some cannot be folded. Rejects when the log cannot be read now. */
export async function readParked(
  { kafka, intakes, log }: { kafka: Kafka; intakes: ReadonlyMap<string, Intake>; log: Log },
  redrives: readonly Redrive[],
  counted: readonly Redrive[],
  logs: Extents,
): Promise<Map<Redrive, string>> {
  const failures = new Map<Redrive, string>();
  const readings = [
    ...redrives.flatMap((one) => one.entries.map((entry) => readingOf(one, entry, false))),
    ...counted.flatMap((one) => one.rest.map((entry) => readingOf(one, entry, true))),
  ];
  const fromLog = readings.filter(({ entry }) => entry.events > 0);
  for (const { redrive, entry } of fromLog) {
    const { low = 0, high = 0 } = logs.get(entry.topic)?.get(entry.partition) ?? {};
    if (entry.from < low || entry.to >= high)
      failures.set(redrive, `${placeOf(entry)} is no longer on the log, which holds offsets ${low} to ${high - 1}`);
  }
  const stretches = stretchesOf(fromLog.filter(({ redrive }) => !failures.has(redrive)));
  await readRanges(
    kafka,
    stretches,
    async ({ topic, readings: asked }, records) => {
      const intake = intakes.get(topic);
      if (!intake) return;
      for (const record of records) {
        const offset = Number(record.offset);
        const reading = asked.get(storedKey(record))?.find(({ entry: { from, to } }) => from <= offset && offset <= to);
        if (!reading) continue;
        reading.found++;
        if (reading.isForLater || failures.has(reading.redrive)) continue;
        await learnSchemas(intake.decoder, [record]);
        const event = eventOf(intake, record);
        if (event instanceof Undecodable)
          failures.set(reading.redrive, `offset ${offset} of ${topic}: ${event.reason}: ${event.message}`);
        else reading.redrive.events.push({ topic, offset, event, bytes: record.value?.length ?? 0 });
      }
    },
    log,
  );
  for (const { redrive, entry, found } of fromLog)
    if (!failures.has(redrive) && found !== entry.events)
      failures.set(redrive, `${placeOf(entry)} holds ${found} records of the key, and ${entry.events} were parked`);
  return failures;
}

const readingOf = (redrive: Redrive, entry: ParkedEntry, isForLater: boolean): Reading => ({
  redrive,
  entry,
  isForLater,
  found: 0,
});

const placeOf = ({ topic, partition, from, to }: ParkedEntry) =>
  `${topic}/${partition}, offset${from === to ? ` ${from}` : `s ${from} to ${to}`},`;

function stretchesOf(readings: readonly Reading[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const reading of [...readings].sort((a, b) => byPlace(a.entry, b.entry))) {
    const { topic, partition, from, to, key } = reading.entry;
    let last = stretches.at(-1);
    if (last?.topic !== topic || last.partition !== partition || from > last.to + GAP) {
      last = { topic, partition, from, to: to + 1, readings: new Map() };
      stretches.push(last);
    }
    last.to = Math.max(last.to, to + 1);
    const same = last.readings.get(key);
    if (same) same.push(reading);
    else last.readings.set(key, [reading]);
  }
  return stretches;
}

const byPlace = (a: ParkedEntry, b: ParkedEntry): number =>
  a.topic === b.topic ? a.partition - b.partition || a.from - b.from : a.topic < b.topic ? -1 : 1;

/** The key of a record as it is stored with what parks. */
export const storedKey = ({ key }: KafkaMessage): string | null =>
  key?.subarray(0, MAX_KEY_BYTES).toString().replaceAll('\0', '\\0') ?? null;

/** The event as a fold gets it, or why it parks. */
function eventOf({ topic, decoder }: Intake, message: KafkaMessage): object {
  if (topic.role === 'source') return judgeSource(topic, decoder, message);
  const { entity, producer } = originOf(headerOf(message));
  const value = message.value && decoded(decoder, message.value);
  if (message.value && !value) return new Undecodable('bad_avro', 'it cannot be decoded any more');
  return { entity, producer, value } satisfies Delivered<object>;
}
