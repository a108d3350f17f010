/** Tables: small topics read whole by every process, looked up by id and event time. */
import type { Table } from './processor.js';

interface Entry {
  readonly validFrom: number;
  readonly value: unknown;
}

/** The entries of one table topic, newest last per id. */
export class TableContents implements Table<unknown> {
  readonly #entries = new Map<string, Entry[]>();

  /** Adds an entry; of two with one validFrom the later record counts. */
  put(id: string, validFrom: number, value: unknown): void {
    const entries = this.#entries.get(id) ?? [];
    const others = entries.filter((entry) => entry.validFrom !== validFrom);
    const after = others.findIndex((entry) => entry.validFrom > validFrom);
    others.splice(after < 0 ? others.length : after, 0, { validFrom, value: Object.freeze(value) });
    this.#entries.set(id, others);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
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
