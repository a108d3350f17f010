/** What stands parked, for operators: listed, looked into, and asked to be folded again. */
import type { Admin, Kafka } from '../../engine/kafka.js';
import type { Asked } from '../../engine/lineages/history.js';
import type { Log } from '../../engine/log.js';
import { listParked, type ParkedEntry, type ParkedFilter, parkedEntry } from '../../engine/parked.js';
import { firstRecordOf } from '../../engine/parked-record.js';
import type { Database } from '../../engine/postgres.js';
import { redriveRefusal } from '../../engine/redrive-refusal.js';
import { askRedrives, latestRedrives, redrivesById } from '../../engine/redrives.js';
import type { Schemas } from '../../engine/registry.js';
import { inputsOf, type Topology, topicOf } from '../../engine/topology.js';
import { Problem } from '../problem.js';
import { payloadOf } from './payload.js';
import { refusing } from './refusing.js';

interface Parts {
  readonly database: Database;
  readonly topology: Topology;
  readonly meanings: Readonly<Record<string, { readonly meaning: string; readonly remedy: string }>>;
  readonly schemas: Schemas;
  readonly kafka: Kafka;
  readonly admin: () => Promise<Admin>;
  readonly log: Log;
}

/** With what is known of its reason, and whether it can be folded again. */
export function parkedOperations({ database, topology, meanings, schemas, kafka, admin, log }: Parts) {
  const told = (entry: ParkedEntry) => ({
    ...entry,
    meaning: meanings[entry.reason]?.meaning ?? null,
    remedy: meanings[entry.reason]?.remedy ?? null,
    refusal: redriveRefusal(topology, entry),
  });
  /** Whose data it is, where the processor is keyed by people. */
  const ownersOf = ({ lineage, key }: Pick<ParkedEntry, 'lineage' | 'key'>): string[] => {
    const processor = topology.lineages.find(({ name }) => name === lineage)?.processor;
    return processor?.keyedBy === 'user' && key ? [key] : [];
  };

  return {
    list: (filter: ParkedFilter, limit: number) =>
      refusing(async () => {
        const { total, entries } = await listParked(database, filter, limit);
        return { total, items: entries.map(told), people: entries.flatMap(ownersOf) };
      }),

    /** One entry with its record as it stands on the log; null: it is gone. */
    show: (id: number) =>
      refusing(async () => {
        const entry = await parkedEntry(database, id);
        const record = await firstRecordOf(entry, { kafka, admin: await admin(), log });
        const topic = topology.lineages
          .flatMap(({ processor }) => Object.values(inputsOf(processor)).map(topicOf))
          .find((one) => topology.physical(one) === entry.topic);
        const value = record && topic ? await payloadOf(schemas, topic, record.value) : null;
        return {
          ...told(entry),
          record: record && {
            offset: Number(record.offset),
            receivedAt: new Date(Number(record.timestamp)).toISOString(),
            key: record.key?.toString() ?? null,
            bytes: record.value?.length ?? null,
            value: value?.json ?? null,
            undecodable: value?.why ?? null,
          },
          people: [...ownersOf(entry), ...(value?.people ?? [])],
        };
      }),

    /** Asks for these entries; throws a 409 with the first that nobody can fold again. */
    redrive: (ids: readonly number[], asked: Asked) =>
      refusing(async () => {
        const entries = await Promise.all(ids.map((id) => parkedEntry(database, id)));
        for (const entry of entries) {
          const refusal = redriveRefusal(topology, entry);
          if (refusal) throw new Problem('dataflow-refused', `${entry.id} cannot be folded again: ${refusal}.`);
        }
        return askRedrives(database, entries, asked);
      }),

    /** What was asked last, and whose it was. */
    latest: (limit: number) =>
      refusing(async () => {
        const requests = await latestRedrives(database, limit);
        return { requests, people: requests.flatMap(ownersOf) };
      }),

    redrives: (ids: readonly number[]) => refusing(() => redrivesById(database, ids)),
  };
}
