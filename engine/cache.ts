/** What tasks remember, as far as it is in memory: states by key and scope, bounded by bytes. */

import type { Asked } from './asked.js';
import type { SharedBytes } from './shared-bytes.js';

type Values = readonly (string | number | boolean | null)[];

/** Something a scope showed. */
export type Shown =
  /** A row of a view: its key, and what tells whether it is the same: all its cells or, shown before this process had the task, their hash as far as it was stored. */
  | { readonly view: string; readonly row: Values; readonly cells: Values }
  | { readonly view: string; readonly row: Values; readonly hash: number | null }
  /** An entity sent to a topic at a key, and the hash of its value. */
  | {
      readonly topic: string;
      readonly entity: string;
      readonly key: string;
      readonly hash: number;
    }
  /** What it shares with the other scopes of its key. */
  | { readonly shared: object };

/** The state of one scope of a key, with what it last showed. */
export interface Cell {
  readonly scope: string;
  state: unknown;
  shown: readonly Shown[];
  /** `shown` as stored, while it is the same. */
  shownText: string | null;
  ordering: number | null;
  /** When it is woken: a lower bound of what `wakeAt` wishes, in whole 10 s. */
  wakeAt: number | null;
  /** Table entries that `show` looked up, found or not (`<table>/<id>`, sorted): it is shown again when one changes. */
  used: readonly string[];
  /** The least offset folded of an input that may be purged; null: none was. */
  firstOffset: number | null;
  /** The greatest event time folded. */
  latestAt: number;
  /** The same when it was last shown: what is older comes late. */
  shownAt: number;
  bytes: number;
}

/** Where a scope stands among its key's scopes. */
export interface Place {
  readonly ordering: number;
  readonly scope: string;
}

export const precedes = (a: Place, b: Place): boolean =>
  a.ordering < b.ordering || (a.ordering === b.ordering && a.scope < b.scope);

/** What is in memory of one key. */
export interface KeyEntry {
  readonly key: string;
  readonly task: number;
  readonly cells: Map<string, Cell>;
  /** The last of the key's scopes by order; undefined: not looked up, null: there is none. */
  tail: Place | null | undefined;
  /** Folded or on its way to Postgres: must not be evicted. */
  pins: number;
  /** It left memory before it was written: nothing can be read of it until then. */
  isOnItsWay: boolean;
}

/** That of a scope which is in memory. */
export function cellOf(entry: KeyEntry, scope: string): Cell {
  const cell = entry.cells.get(scope);
  if (!cell) throw new Error(`scope ${scope} of ${entry.key} was not loaded`);
  return cell;
}

const CELLS_KEPT_PER_KEY = 8;
const ENTRY_BYTES = 200;

/** The entries of one task, least recently used first. */
export class Cache {
  readonly #entries = new Map<string, KeyEntry>();
  readonly #maxBytes: number;
  readonly #shared: SharedBytes | null;
  /** Kept entities of a task that began with nothing stored; null: of others nobody knows what is stored. */
  readonly asked: Asked | null;
  #bytes = 0;
  #isClosed = false;

  /** `shared`: what the caches of the process hold together; `asked`: see there. */
  constructor(maxBytes: number, shared: SharedBytes | null = null, asked: Asked | null = null) {
    this.#maxBytes = maxBytes;
    this.#shared = shared;
    this.asked = asked;
    shared?.join();
  }

  /** Its task is no longer ours. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#shared?.leave(this.#bytes);
  }

  entry(task: number, key: string): KeyEntry {
    let entry = this.#entries.get(key);
    if (entry) {
      this.#entries.delete(key);
    } else {
      entry = { key, task, cells: new Map(), tail: undefined, pins: 0, isOnItsWay: false };
      this.#add(ENTRY_BYTES);
    }
    this.#entries.set(key, entry);
    return entry;
  }

  put(entry: KeyEntry, cell: Cell): void {
    this.#add(cell.bytes - (entry.cells.get(cell.scope)?.bytes ?? 0));
    entry.cells.delete(cell.scope);
    entry.cells.set(cell.scope, cell);
  }

  resize(cell: Cell, bytes: number): void {
    this.#add(bytes - cell.bytes);
    cell.bytes = bytes;
  }

  /** Forgets what is known of a key: it is read again when needed. */
  forget(entry: KeyEntry): void {
    for (const cell of entry.cells.values()) this.#add(-cell.bytes);
    entry.cells.clear();
    entry.tail = undefined;
  }

  /** Lets go of a key that is about to be written: of many keys at once only what they write stays in memory. */
  handOver(entry: KeyEntry): void {
    this.forget(entry);
    entry.isOnItsWay = true;
  }

  /** It is written. */
  letGo(entry: KeyEntry): void {
    entry.pins--;
    entry.isOnItsWay = false;
    this.trim(entry);
  }

  /** Evicts the least recently used that nobody holds, down to the bound. */
  shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#maxBytes && !this.#shared?.isTooMuch(this.#bytes)) return;
      if (entry.pins > 0) continue;
      this.forget(entry);
      this.#entries.delete(key);
      this.#add(-ENTRY_BYTES);
    }
  }

  /** Old sessions of a busy key leave memory although the key stays. */
  trim(entry: KeyEntry): void {
    if (entry.pins > 0) return;
    for (const [scope, cell] of entry.cells) {
      if (entry.cells.size <= CELLS_KEPT_PER_KEY) return;
      entry.cells.delete(scope);
      this.#add(-cell.bytes);
    }
  }

  #add(bytes: number): void {
    this.#bytes += bytes;
    if (!this.#isClosed) this.#shared?.add(bytes);
  }
}
