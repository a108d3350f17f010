/** Reads the inputs of many scopes at once, each partition from its start to the furthest position that is asked for. */

import { Numbers } from '../audit/numbers.js';
import { headerOf } from '../kafka.js';
import { extents, type Observer } from '../observer.js';
import { originOf } from '../outbox.js';
import { type Range, readRanges } from '../ranges.js';
import type { Decoder } from '../registry.js';
import { learnSchemas } from '../source-event.js';
import { Facts, type Wanted } from './facts.js';

/** What is asked of one partition for one key. */
export interface Question extends Omit<Wanted, 'decoder' | 'begin'> {
  /** The physical topic. */
  readonly physical: string;
  readonly partition: number;
  readonly key: string;
}

/** Told now and then how many of all offsets are read. */
export type OnProgress = (topic: string, read: number, all: number) => void;

interface Stretch extends Range {
  readonly isDerived: boolean;
  readonly decoder: Decoder;
  readonly numbers: Numbers;
  /** What is asked of the partition, by key. */
  readonly asked: Map<string, Facts[]>;
}

/** Answers the questions, in their order. */
export async function scan(
  observer: Observer,
  questions: readonly Question[],
  onProgress: OnProgress,
): Promise<Facts[]> {
  const { kafka, log } = observer;
  const { stretches, answers } = await prepare(observer, questions);
  const all = stretches.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  let read = 0;
  await readRanges(
    kafka,
    stretches,
    async ({ topic, isDerived, decoder, numbers, asked }, records) => {
      for (const record of records) {
        // Whether a derived record is a repeat depends on those before it, of whatever key.
        const origin = isDerived ? originOf(headerOf(record)) : null;
        const isRepeat = origin !== null && numbers.follow(origin).is === 'repeated';
        if (origin?.isMarker) continue;
        const wanting = record.key && asked.get(record.key.toString());
        if (!wanting) continue;
        await learnSchemas(decoder, [record]);
        for (const facts of wanting) facts.take(record, isRepeat);
      }
      read += records.length;
      onProgress(topic, read, all);
    },
    log,
  );
  return answers;
}

async function prepare(
  { admin, schemas }: Observer,
  questions: readonly Question[],
): Promise<{ stretches: Stretch[]; answers: Facts[] }> {
  const logs = await extents(
    admin,
    questions.map(({ physical }) => physical),
  );
  const stretches = new Map<string, Stretch>();
  const answers: Facts[] = [];
  for (const question of questions) {
    const { topic, physical, partition, position, key } = question;
    const { low = 0, high = 0 } = logs.get(physical)?.get(partition) ?? {};
    await schemas.find(topic);
    const place = `${physical}/${partition}`;
    const known = stretches.get(place);
    const stretch: Stretch = {
      topic: physical,
      partition,
      from: low,
      isDerived: topic.role === 'derived',
      decoder: schemas.decoder(topic),
      numbers: new Numbers(low === 0),
      asked: new Map(),
      ...known,
      to: Math.min(high, Math.max(known?.to ?? 0, position)),
    };
    const facts = new Facts({ ...question, decoder: stretch.decoder, begin: low });
    stretch.asked.set(key, [...(stretch.asked.get(key) ?? []), facts]);
    stretches.set(place, stretch);
    answers.push(facts);
  }
  return { stretches: [...stretches.values()], answers };
}
