/** The stored memory of a lineage without a database: answers the demands of folds by looking through everything. */
import { type Cache, type Cell, type KeyEntry, type Place, precedes } from '../../engine/cache.js';
import type { Checkpoint } from '../../engine/checkpoint.js';
import type { Demand } from '../../engine/demand.js';
import type { KeptEntity } from '../../engine/lookups.js';
import { decodeShown } from '../../engine/present.js';
import type { Request } from '../../engine/requests.js';
import type { Lineage } from '../../engine/topology.js';
import type { KeyWork } from '../../engine/work.js';

type StateWrite = Checkpoint['states'][number];
type KeptWrite = Checkpoint['kept'][number];

const byPlace = (a: Place, b: Place) => (precedes(a, b) ? -1 : 1);
const parsed = (value: string | null): object => JSON.parse(value ?? 'null');
const textOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** States and kept inputs as they would stand in Postgres: encoded, by key. */
export class StoredMemory {
  readonly #lineage: Lineage;
  readonly #states = new Map<string, StateWrite>();
  readonly #kept = new Map<string, KeptWrite>();

  constructor(lineage: Lineage) {
    this.#lineage = lineage;
  }

  /** Stores what a checkpoint changed. */
  write({ states, kept: changes }: Pick<Checkpoint, 'states' | 'kept'>): void {
    for (const state of states) this.#states.set(`${state.key}\n${state.scope}`, state);
    for (const kept of changes) {
      const id = JSON.stringify([kept.key, kept.input, kept.entity, kept.producer]);
      if (kept.value === null) this.#kept.delete(id);
      else this.#kept.set(id, kept);
    }
  }

  /** All states, as an opening task reads their wakes, and what of the tables they used. */
  get states(): readonly StateWrite[] {
    return [...this.#states.values()];
  }

  answer({ work, demand }: Request, cache: Cache): void {
    const { entry } = work;
    switch (demand.kind) {
      case 'states':
        for (const scope of demand.scopes) {
          if (demand.fresh || !entry.cells.has(scope)) cache.put(entry, this.#cell(entry, scope));
        }
        return;
      case 'tail':
        entry.tail = this.#places(entry).at(-1) ?? null;
        return;
      case 'formers':
        for (const [input, changes] of work.kept) {
          const changed = new Set([...changes.values()].map(({ entity }) => entity));
          for (const { entity, producer, at, value, beaten } of this.#keptOf(entry, input))
            if (changed.has(entity)) work.storedValue(input, entity, { producer, at, beaten, value: parsed(value) });
        }
        return;
      case 'scopes':
        work.answer(
          demand,
          this.#places(entry)
            .filter(({ ordering }) => demand.from <= ordering && ordering < demand.to)
            .map(({ scope }) => scope),
        );
        return;
      case 'before':
        work.answer(
          demand,
          this.#places(entry)
            .filter((p) => precedes(p, demand.place))
            .reverse(),
        );
        return;
      case 'after':
        work.answer(
          demand,
          this.#places(entry).filter((p) => precedes(demand.place, p)),
        );
        return;
      default:
        work.answer(demand, this.#lookup(work, demand));
    }
  }

  #cell({ key }: KeyEntry, scope: string): Cell {
    const row = this.#states.get(`${key}\n${scope}`);
    return {
      scope,
      state: row ? JSON.parse(row.state) : this.#lineage.processor.initial(),
      shown: row ? decodeShown(row.shown) : [],
      shownText: row?.shown ?? null,
      ordering: row?.ordering ?? null,
      wakeAt: row?.wakeAt ?? null,
      used: row?.used ?? [],
      latestAt: row?.latestAt ?? 0,
      firstOffset: row?.firstOffset ?? null,
      shownAt: row?.latestAt ?? 0,
      bytes: row ? row.state.length + row.shown.length : 0,
    };
  }

  /** The ordered scopes of a key, first to last. */
  #places({ key }: KeyEntry): Place[] {
    return [...this.#states.values()]
      .flatMap((row) =>
        row.key === key && row.ordering !== null ? [{ ordering: row.ordering, scope: row.scope }] : [],
      )
      .sort(byPlace);
  }

  #keptOf({ key }: KeyEntry, input: string): KeptWrite[] {
    return [...this.#kept.values()].filter((row) => row.key === key && row.input === input);
  }

  #entities(entry: KeyEntry, input: string): KeptEntity[] {
    return this.#keptOf(entry, input)
      .filter(({ beaten }) => !beaten)
      .map(({ entity, at, value }) => ({ entity, at, value: parsed(value) }))
      .sort((a, b) => a.at - b.at || textOrder(a.entity, b.entity));
  }

  #lookup(work: KeyWork, demand: Extract<Demand, { kind: 'latest' | 'next' | 'range' }>): KeptEntity[] {
    const changed = work.entities.get(demand.input);
    const stored = this.#entities(work.entry, demand.input).filter(({ entity }) => !changed?.has(entity));
    if (demand.kind === 'range') return stored.filter(({ at }) => demand.from <= at && at < demand.to);
    if (demand.kind === 'latest') return stored.filter(({ at }) => at <= demand.at);
    return stored.filter(({ at }) => at > demand.at);
  }
}
