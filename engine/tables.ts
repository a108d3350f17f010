/** Tables: small topics read whole by every process, looked up by id and event time. */
import type { KafkaMessage } from './kafka.js';
import type { Table } from './processor.js';
import type { Decoder } from './registry.js';
import type { Topic } from './topic.js';

interface Entry {
  readonly validFrom: number;
  readonly value: unknown;
}

/** How far a table topic was read: the next offset, by partition. */
export type TablePositions = Readonly<Record<number, number>>;

/** The entries of one table topic, newest last per id. */
export class TableContents implements Table<unknown> {
  readonly #entries = new Map<string, Entry[]>();
  /** The record that last changed what is known of an id. */
  readonly #changes = new Map<string, { readonly partition: number; readonly offset: number }>();
  readonly #positions: Record<number, number> = {};

  /** Adds an entry; of two with one validFrom the later record counts. Whether that changed anything. */
  put(id: string, validFrom: number, value: unknown, partition = 0, offset = 0): boolean {
    const entries = this.#entries.get(id) ?? [];
    const known = entries.find((entry) => entry.validFrom === validFrom);
    if (known && JSON.stringify(known.value) === JSON.stringify(value)) return false;
    const others = entries.filter((entry) => entry !== known);
    const after = others.findIndex((entry) => entry.validFrom > validFrom);
    others.splice(after < 0 ? others.length : after, 0, { validFrom, value: Object.freeze(value) });
    this.#entries.set(id, others);
    this.#changes.set(id, { partition, offset });
    return true;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Notes that a partition was read up to an offset. */
  advance(partition: number, nextOffset: number): void {
    this.#positions[partition] = nextOffset;
  }

  get positions(): TablePositions {
    return { ...this.#positions };
  }

  /** The ids of which something else is known than up to these positions. */
  changedSince(positions: TablePositions): string[] {
    return [...this.#changes]
      .filter(([, { partition, offset }]) => offset >= (positions[partition] ?? 0))
      .map(([id]) => id);
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

/** Takes a record of a table topic; gives the id of which something else is known now, or null. The decoder must have learnt its schema. Throws Undecodable. */
export function enter(
  table: TableContents,
  { topic, holds }: WholeTopic,
  decoder: Decoder,
  partition: number,
  { value, offset }: KafkaMessage,
): string | null {
  if (!value) return null;
  const entry = decoder.decode(value);
  if (holds && !holds(entry)) return null;
  const id = topic.entity(entry);
  return table.put(id, topic.at(entry), entry, partition, Number(offset)) ? id : null;
}
