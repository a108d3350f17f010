/** Phantoms: entities that stand on a topic as an older incarnation of a task told them, and that the present one does not know. */
import { Numbers } from '../audit/numbers.js';
import { type Admin, headerOf, type Kafka } from '../kafka.js';
import type { Log } from '../log.js';
import { extents } from '../observer.js';
import { originOf } from '../outbox.js';
import { type Range, readRanges } from '../ranges.js';

/** An entity to retract, where it stands. */
export interface Phantom {
  readonly topic: string;
  readonly target: number;
  readonly key: string;
  readonly entity: string;
}

export interface Found {
  /** By producing task. */
  readonly phantoms: ReadonlyMap<string, readonly Phantom[]>;
  /** Incarnations newer than a task's own, by producing task: it has to be renewed once more. */
  readonly newer: ReadonlyMap<string, string>;
}

/** Reads what these tasks wrote (their present incarnations by producer) to the present ends of the topics; remembers one partition at a time. */
export async function findPhantoms(
  kafka: Kafka,
  admin: Admin,
  topics: readonly string[],
  tasks: ReadonlyMap<string, string>,
  log: Log,
): Promise<Found> {
  const phantoms = new Map([...tasks.keys()].map((producer): [string, Phantom[]] => [producer, []]));
  const newer = new Map<string, string>();
  const ranges: Range[] = [...(await extents(admin, topics))].flatMap(([topic, partitions]) =>
    [...partitions].map(([partition, { low, high }]) => ({ topic, partition, from: low, to: high })),
  );
  let current: { range: Range; numbers: Numbers; standing: Map<string, Map<string, Phantom>> } | null = null;
  const close = () => {
    for (const [producer, standing] of current?.standing ?? []) phantoms.get(producer)?.push(...standing.values());
    current = null;
  };
  await readRanges(
    kafka,
    ranges,
    (range, records) => {
      if (current?.range !== range) {
        close();
        current = { range, numbers: new Numbers(range.from === 0), standing: new Map() };
      }
      const { numbers, standing } = current;
      for (const record of records) {
        const origin = originOf(headerOf(record));
        const own = tasks.get(origin.producer);
        // What its readers take for a repeat changes nothing that stands.
        if (own === undefined || numbers.follow(origin).is === 'repeated' || origin.isMarker) continue;
        if (origin.incarnation > own && origin.incarnation > (newer.get(origin.producer) ?? ''))
          newer.set(origin.producer, origin.incarnation);
        const place = {
          topic: range.topic,
          target: range.partition,
          key: String(record.key ?? ''),
          entity: origin.entity,
        };
        const entities = standing.get(origin.producer) ?? new Map<string, Phantom>();
        standing.set(origin.producer, entities);
        if (origin.incarnation < own && record.value !== null) entities.set(phantomId(place), place);
        else entities.delete(phantomId(place));
      }
    },
    log,
  );
  close();
  return { phantoms, newer };
}

/** Tells what was sent to where: the topic by its physical name. */
export const phantomId = ({ topic, key, entity }: Omit<Phantom, 'target'>): string =>
  JSON.stringify([topic, key, entity]);
