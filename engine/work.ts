/** All that is to be folded for one key in one checkpoint, and what it still needs to know. */
import type { Cell, KeyEntry } from './cache.js';
import { type Demand, demandId } from './demand.js';
import type { KeptChange, KeptEntityChange, StoredValue } from './kept.js';
import { hasRoom, type KeyRange } from './parking.js';
import { isInState, noteOffset } from './purging/passing-over.js';

/** Where an event that waits stands. */
export interface Placing {
  /** Its offset in an input that may be purged; null: no such input. */
  readonly first: number | null;
  /** Not null: scopes that were inherited, which have an event before this offset, hold it already. */
  readonly heldBefore: number | null;
}

/** What handlers changed or asked to have shown. */
export interface Drafts {
  readonly changed: Set<string>;
  readonly touched: [number, number][];
}

const NOWHERE: Placing = { first: null, heldBefore: null };
const NOBODY: ReadonlySet<string> = new Set();
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export class KeyWork {
  readonly entry: KeyEntry;
  /** Events by scope and input, in order of arrival. */
  readonly scoped = new Map<string, Map<string, object[]>>();
  /** Events of inputs that belong to no scope, by input. */
  get unscoped(): ReadonlyMap<string, object[]> {
    return this.#unscoped ?? NONE;
  }
  /** Changes of kept inputs, by input, then by entity and producer: the last of each. */
  get kept(): ReadonlyMap<string, Map<string, KeptChange>> {
    return this.#kept ?? NONE;
  }
  /** What is stored of the kept entities that change, by input and entity. */
  get stored(): ReadonlyMap<string, ReadonlyMap<string, readonly StoredValue[]>> {
    return this.#stored ?? NONE;
  }
  /** What the changes make of them, by input and entity; settled before anything is folded that may look at it. */
  readonly entities = new Map<string, ReadonlyMap<string, KeptEntityChange>>();
  /** What was changed already by events that were folded as they came. */
  readonly early: Drafts = { changed: new Set(), touched: [] };
  /** What handlers get while events are folded as they come; made at the first. */
  context: object | null = null;
  /** Scopes to show again: their timer is due, or they are swept. */
  woken: readonly string[] = [];
  /** Of these, those whose entities are sent again though they look the same. */
  get forced(): ReadonlySet<string> {
    return this.#forced ?? NOBODY;
  }
  /** Answers to demands, by `demandId`. */
  get answers(): ReadonlyMap<string, unknown> {
    return this.#answers ?? NONE;
  }
  /** What of each topic this work covers, should it park. */
  readonly ranges: KeyRange[] = [];
  /** Events older (in event time) than what their scope had already shown. */
  late = 0;
  /** Events that were in an inherited state already. */
  repeated = 0;
  /** The latest tick folded, in whole 10 s: timers and `show` agree on what time it is. */
  tick = 0;

  // Made at the first write: most works need none of them.
  #unscoped: Map<string, object[]> | null = null;
  #kept: Map<string, Map<string, KeptChange>> | null = null;
  #stored: Map<string, Map<string, StoredValue[]>> | null = null;
  #answers: Map<string, unknown> | null = null;
  #forced: Set<string> | null = null;
  /** Least offsets of the waiting events of inputs that may be purged, by scope. */
  #firsts: Map<string, number> | null = null;
  /** Waiting events that inherited scopes hold already, with what tells such scopes (`heldBefore`). */
  #held: Map<object, number> | null = null;
  /** The ranges that may still grow, by topic. */
  #growing: Map<string, KeyRange> | null = null;

  // Where the last event went: most often the next one goes there too.
  #scope = '';
  #input = '';
  #events: object[] | null = null;
  #draftScope = '';
  #draft: Cell | null = null;
  #range: KeyRange | null = null;

  constructor(entry: KeyEntry) {
    this.entry = entry;
  }

  /** The draft that an event of this scope may change at once; undefined: it is not in memory, or earlier events wait for it. */
  draft(scope: string): Cell | undefined {
    if (this.#draft !== null && scope === this.#draftScope) return this.#draft;
    const cell = this.entry.cells.get(scope);
    if (!cell || this.scoped.has(scope)) return undefined;
    this.early.changed.add(scope);
    this.#draftScope = scope;
    this.#draft = cell;
    return cell;
  }

  /** Adds an event of an input to its scope; null: the input belongs to none. */
  add(input: string, scope: string | null, event: object, { first, heldBefore }: Placing = NOWHERE): void {
    if (scope === null) {
      this.#unscoped ??= new Map();
      push(this.#unscoped, input, event);
      return;
    }
    if (this.#events === null || scope !== this.#scope || input !== this.#input) {
      let byInput = this.scoped.get(scope);
      if (!byInput) {
        if (scope.includes('\0')) throw new Error('a scope with a NUL');
        byInput = new Map();
        this.scoped.set(scope, byInput);
      }
      this.#events = byInput.get(input) ?? [];
      byInput.set(input, this.#events);
      this.#scope = scope;
      this.#input = input;
    }
    this.#events.push(event);
    if (first !== null) {
      this.#firsts ??= new Map();
      this.#firsts.set(scope, Math.min(first, this.#firsts.get(scope) ?? first));
    }
    if (heldBefore !== null) {
      this.#held ??= new Map();
      this.#held.set(event, heldBefore);
    }
  }

  /** Notes in a scope where its waiting events stand, and lets go of those that it holds already. */
  place(cell: Cell): void {
    const byInput = this.scoped.get(cell.scope);
    const held = this.#held;
    if (byInput && held) {
      for (const [input, events] of byInput) {
        const left = events.filter((event) => !isInState(cell, held.get(event) ?? null));
        this.repeated += events.length - left.length;
        if (left.length > 0) byInput.set(input, left);
        else byInput.delete(input);
      }
      this.#events = null;
    }
    noteOffset(cell, this.#firsts?.get(cell.scope) ?? null);
  }

  /** Notes the present value of a kept entity. */
  keep(input: string, change: KeptChange): void {
    this.#kept ??= new Map();
    let changes = this.#kept.get(input);
    if (!changes) {
      changes = new Map();
      this.#kept.set(input, changes);
    }
    changes.set(`${change.entity}\n${change.producer}`, change);
  }

  /** Notes that the record at this offset, with a value of so many bytes, is part of the work. */
  cover(topic: string, offset: number, bytes: number): void {
    let range = this.#range;
    if (range?.topic !== topic) range = this.#growing?.get(topic) ?? null;
    if (!range || !hasRoom(range, bytes)) {
      range = { topic, from: offset, to: offset, events: 0, bytes: 0 };
      this.ranges.push(range);
      this.#growing ??= new Map();
      this.#growing.set(topic, range);
    }
    range.to = offset;
    range.events++;
    range.bytes += bytes;
    this.#range = range;
  }

  /** Notes that a record of the key came by this topic that is no part of the work. */
  interrupt(topic: string): void {
    this.#growing?.delete(topic);
    if (this.#range?.topic === topic) this.#range = null;
  }

  /** Scopes of the events in hand that are not in memory. */
  absentScopes(): string[] {
    return [...this.scoped.keys()].filter((scope) => !this.entry.cells.has(scope));
  }

  /** Notes the answer to a demand. */
  answer(demand: Demand, answer: unknown): void {
    this.#answers ??= new Map();
    this.#answers.set(demandId(demand), answer);
  }

  /** Notes what is stored of a kept entity that changes now. */
  storedValue(input: string, entity: string, value: StoredValue): void {
    this.#stored ??= new Map();
    let entities = this.#stored.get(input);
    if (!entities) {
      entities = new Map();
      this.#stored.set(input, entities);
    }
    const values = entities.get(entity);
    if (values) values.push(value);
    else entities.set(entity, [value]);
  }

  /** Has these scopes shown again. */
  wake(scopes: Iterable<string>, isForced = false): void {
    const all = [...scopes];
    this.woken = [...new Set([...this.woken, ...all])];
    if (isForced) this.#forced = new Set([...this.forced, ...all]);
  }

  /** Lets go of the scoped events: they are folded. */
  release(): void {
    this.scoped.clear();
    this.#firsts = null;
    this.#held = null;
    this.#events = null;
  }
}

function push(events: Map<string, object[]>, input: string, event: object): void {
  const known = events.get(input);
  if (known) known.push(event);
  else events.set(input, [event]);
}
