/** Tables: small topics read whole by every process, looked up by id and event time. */
import { isDeepStrictEqual } from 'node:util';
import type { KafkaMessage } from './kafka.js';
import type { Table } from './processor.js';
import type { Decoder } from './registry.js';
import type { Topic } from './topic.js';

interface Entry {
  readonly validFrom: number;
  readonly value: unknown;
}

/** How far a table topic is read, or reflected in what is stored: the next offset by partition. */
export type TablePositions = Readonly<Record<string, number>>;

/** The entries of one table topic, newest last per id. */
export class TableContents implements Table<unknown> {
  readonly #entries = new Map<string, Entry[]>();
  /** By partition, the offset of the last record that changed what stands under an id. */
  readonly #changed = new Map<number, Map<string, number>>();
  readonly #positions: Record<string, number> = {};

  /** All that is read. */
  get positions(): TablePositions {
    return { ...this.#positions };
  }

  /** Adds the entry of a record; of two with one validFrom the later record counts. One equal to what stands there changes nothing. */
  put(id: string, validFrom: number, value: unknown, partition: number, offset: number): void {
    this.advance(partition, offset + 1);
    const entries = this.#entries.get(id) ?? [];
    const former = entries.find((entry) => entry.validFrom === validFrom);
    if (former && isDeepStrictEqual(former.value, value)) return;
    const others = entries.filter((entry) => entry !== former);
    const after = others.findIndex((entry) => entry.validFrom > validFrom);
    others.splice(after < 0 ? others.length : after, 0, { validFrom, value: Object.freeze(value) });
    this.#entries.set(id, others);
    let changed = this.#changed.get(partition);
    if (!changed) {
      changed = new Map();
      this.#changed.set(partition, changed);
    }
    changed.set(id, offset);
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Notes that all records of a partition before `nextOffset` are read. */
  advance(partition: number, nextOffset: number): void {
    this.#positions[partition] = Math.max(nextOffset, this.#positions[partition] ?? 0);
  }

  /** The ids under which something else stands than up to these positions. */
  changedSince(known: TablePositions): Set<string> {
    const ids = new Set<string>();
    for (const [partition, changed] of this.#changed) {
      const from = known[partition] ?? 0;
      if ((this.#positions[partition] ?? 0) <= from) continue;
      for (const [id, offset] of changed) if (offset >= from) ids.add(id);
    }
    return ids;
  }

  get(id: string, at: number): unknown {
    const entries = this.#entries.get(id);
    if (!entries) return undefined;
    for (let i = entries.length - 1; i >= 0; i--) {
      const entry = entries[i];
      if (entry && entry.validFrom <= at) return entry.value;
    }
    return entries[0]?.value;
  }
}

/** A topic that is read whole, and which of its entries are held. */
export interface WholeTopic {
  readonly topic: Topic;
  /** Left out: all of them. */
  holds?(value: unknown): boolean;
}

/** Puts an entry under its id; where that is the whole identity of the fact, of two contents the first by offset stands, whatever their times. */
export function putEntry(table: TableContents, topic: Topic, entry: unknown, partition: number, offset: number): void {
  const id = topic.entity(entry);
  if (table.has(id) && topic.identity?.(entry) === id) table.advance(partition, offset + 1);
  else table.put(id, topic.at(entry), entry, partition, offset);
}

/** Takes a record of a table topic. The decoder must have learnt its schema. Throws Undecodable. */
export function enter(
  table: TableContents,
  { topic, holds }: WholeTopic,
  decoder: Decoder,
  partition: number,
  { value, offset }: KafkaMessage,
): void {
  if (!value) return;
  const entry = decoder.decode(value);
  if (holds && !holds(entry)) return;
  putEntry(table, topic, entry, partition, Number(offset));
}
