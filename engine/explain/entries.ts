/** Which entries of tables a scope looks up, and what stands there for it: it is shown once more, from what is stored. */
import { Cache } from '../cache.js';
import { foldKey } from '../fold.js';
import { Memory } from '../memory.js';
import { extents, type Observer } from '../observer.js';
import type { Table } from '../processor.js';
import { readRanges } from '../ranges.js';
import { decoded, learnSchemas } from '../source-event.js';
import { putEntry, TableContents } from '../tables.js';
import type { Topic } from '../topic.js';
import { tablesOf } from '../topology.js';
import { WAKE_STEP_MS } from '../waking.js';
import { KeyWork } from '../work.js';
import type { Standing, UsedEntry } from './step.js';

/** A record of a table topic. */
export interface EntryRecord {
  readonly partition: number;
  readonly offset: number;
  /** The broker's time, ms. */
  readonly receivedAt: number;
  readonly value: object;
}

/** Table topics as they stand on the log, read when they are first asked for. */
export class EntryLog {
  readonly #observer: Observer;
  /** By topic, then by id. */
  readonly #topics = new Map<string, Map<string, EntryRecord[]>>();

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  /** The entries that the scope looks up, as its task had taken the tables in. */
  async usedBy({ lineage, scope, task }: Standing): Promise<UsedEntry[]> {
    if (scope.used.length === 0) return [];
    const { processor } = lineage;
    const looked = new Map<string, UsedEntry>();
    const tables: Record<string, Table<unknown>> = {};
    for (const [name, topic] of Object.entries(tablesOf(processor))) {
      const ids = scope.used.filter((one) => one.startsWith(`${name}/`)).map((one) => one.slice(name.length + 1));
      const contents = await this.#contents(topic, ids, task.tables?.[name] ?? {});
      tables[name] = {
        get: (id, at) => {
          const value = contents.get(id, at);
          const time = new Date(at);
          const said = Number.isNaN(time.getTime()) ? null : time.toISOString();
          looked.set(`${name}/${id} ${at}`, { table: name, id, at: said, value: value ?? null });
          return value;
        },
      };
    }
    await this.#show({ lineage, scope, task }, tables);
    return [...looked.values()];
  }

  async #show({ lineage, scope, task }: Standing, tables: Record<string, Table<unknown>>): Promise<void> {
    const cache = new Cache(Number.POSITIVE_INFINITY);
    const work = new KeyWork(cache.entry(scope.task, scope.key));
    work.wake([scope.scope]);
    work.tick = Math.floor(task.tick / WAKE_STEP_MS) * WAKE_STEP_MS;
    const memory = new Memory(this.#observer.database, lineage, () => cache);
    const environment = { processor: lineage.processor, tables, isErased: () => false, isKeyedByPeople: false };
    const steps = foldKey(environment, work);
    for (let step = steps.next(); !step.done; step = steps.next()) await memory.answer([{ work, demand: step.value }]);
  }

  /** A table of what is known under these ids, of records before the position. */
  async #contents(
    topic: Topic,
    ids: readonly string[],
    position: Readonly<Record<string, number>>,
  ): Promise<TableContents> {
    const contents = new TableContents();
    if (ids.length === 0) return contents;
    const records = this.#topics.get(topic.name) ?? (await recordsOf(this.#observer, topic));
    this.#topics.set(topic.name, records);
    for (const id of ids)
      for (const { partition, offset, value } of records.get(id) ?? [])
        if (offset < (position[partition] ?? 0)) putEntry(contents, topic, value, partition, offset);
    return contents;
  }
}

/** All entries of a table topic as they stand on the log, by their id; in a partition in their order. */
export async function recordsOf(
  { kafka, admin, schemas, log }: Observer,
  topic: Topic,
): Promise<Map<string, EntryRecord[]>> {
  await schemas.find(topic);
  const decoder = schemas.decoder(topic);
  const partitions = (await extents(admin, [topic.name])).get(topic.name) ?? new Map();
  const records = new Map<string, EntryRecord[]>();
  await readRanges(
    kafka,
    [...partitions].map(([partition, { low, high }]) => ({ topic: topic.name, partition, from: low, to: high })),
    async ({ partition }, messages) => {
      await learnSchemas(decoder, messages);
      for (const { value: bytes, offset, timestamp } of messages) {
        const value = bytes && decoded(decoder, bytes);
        if (!value) continue;
        const id = topic.entity(value);
        const record = { partition, offset: Number(offset), receivedAt: Number(timestamp), value };
        records.set(id, [...(records.get(id) ?? []), record]);
      }
    },
    log,
  );
  return records;
}
