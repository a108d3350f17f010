/** Runs a processor in memory as a task does: gathers, folds early or not, shows, stores, forgets. */
import { Cache } from '../../../engine/cache.js';
import { CannotFoldEarly, foldEarly, foldKey, type KeyResult, WAKE_STEP_MS } from '../../../engine/fold.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { Timers } from '../../../engine/timers.js';
import { topologyOf } from '../../../engine/topology.js';
import { type FoldEnvironment, type KeptChange, KeyWork } from '../../../engine/work.js';
import { StoredMemory } from './memory.js';

/** An event on its way to a key: of a scope, of none (null), or the change of a kept entity. */
export type Arrival =
  | { readonly input: string; readonly scope: string | null; readonly event: object }
  | { readonly input: string; readonly kept: KeptChange };

/** How one checkpoint is run. */
export interface Cut {
  readonly arrivals: readonly Arrival[];
  /** Fold what has come after so many arrivals, before the rest comes. */
  readonly earlyAfter?: number;
  /** Everything leaves memory before this checkpoint. */
  readonly evict?: boolean;
  /** The time of the tick folded with it, ms. */
  readonly tick?: number;
}

const KEY = 'ana';

/** One key of one task. */
export class Driver {
  readonly rows = new Map<string, readonly unknown[]>();
  readonly sent = new Map<string, object>();
  /** Every outgoing change in order, as `+entity@key` or `-entity@key`. */
  readonly told: string[] = [];
  readonly #processor: AnyProcessor;
  readonly #environment: FoldEnvironment;
  readonly #memory: StoredMemory;
  readonly #timers = new Timers();
  #cache = new Cache(1e9);
  #tick = 0;
  late = 0;

  constructor(processor: AnyProcessor) {
    const lineage = topologyOf([{ ...processor, from: {} }]).lineages[0];
    if (!lineage) throw new Error('no lineage');
    this.#processor = processor;
    this.#memory = new StoredMemory({ ...lineage, processor });
    this.#environment = { processor, tables: {} };
  }

  /** Runs a checkpoint; again with all events in hand when it cannot be folded early. */
  checkpoint(cut: Cut): KeyResult | null {
    if (cut.evict) this.#cache = new Cache(1e9);
    this.#tick = Math.max(this.#tick, Math.floor((cut.tick ?? 0) / WAKE_STEP_MS) * WAKE_STEP_MS);
    const due = this.#timers.isDue(this.#tick) ? this.#timers.take(this.#tick).get(KEY) : undefined;
    const woken = [...(due ?? [])];
    if (cut.arrivals.length === 0 && woken.length === 0) return null;
    let result: KeyResult;
    try {
      result = this.#fold(cut, woken);
    } catch (error) {
      if (!(error instanceof CannotFoldEarly)) throw error;
      this.#cache = new Cache(1e9);
      result = this.#fold({ arrivals: cut.arrivals }, woken);
    }
    this.#memory.write(result);
    this.#note(result);
    return result;
  }

  #fold({ arrivals, earlyAfter }: Cut, woken: readonly string[]): KeyResult {
    const work = new KeyWork(this.#cache.entry(0, KEY));
    for (const [i, arrival] of arrivals.entries()) {
      if (i === earlyAfter) this.#foldEarly(work);
      if ('kept' in arrival) work.keep(arrival.input, arrival.kept);
      else work.add(arrival.input, arrival.scope, arrival.event);
    }
    for (const scope of woken) work.wake([scope]);
    work.tick = this.#tick;
    const steps = foldKey(this.#environment, work);
    for (let rounds = 0; rounds < 1_000; rounds++) {
      const step = steps.next();
      if (step.done) return step.value;
      this.#memory.answer({ work, demand: step.value }, this.#cache);
    }
    throw new Error('the fold never ends');
  }

  #foldEarly(work: KeyWork): void {
    const scopes = work.absentScopes();
    if (scopes.length > 0) this.#memory.answer({ work, demand: { kind: 'states', scopes, fresh: false } }, this.#cache);
    foldEarly(this.#environment, work);
  }

  #note({ rows, gone, outgoing, cells, work }: KeyResult): void {
    const id = ({ name, key }: { name: string; key: readonly unknown[] }) => `${name} ${key.join(' ')}`;
    for (const { view, cells: key } of gone) this.rows.delete(id({ name: view.name, key }));
    for (const { view, cells: row } of rows) {
      const names = Object.keys(view.columns);
      this.rows.set(id({ name: view.name, key: view.key.map((name) => row[names.indexOf(name)]) }), row);
    }
    for (const { key, entity, value } of outgoing) {
      this.told.push(`${value ? '+' : '-'}${entity}@${key}`);
      if (value) this.sent.set(`${entity}@${key}`, value);
      else if (!this.sent.delete(`${entity}@${key}`))
        throw new Error(`retracted ${entity}@${key}, which was not there`);
    }
    for (const { wakeAt, scope } of cells) if (wakeAt !== null) this.#timers.set(wakeAt, KEY, scope);
    this.late += work.late;
    if (this.#processor.wakeAt === undefined && cells.some(({ wakeAt }) => wakeAt !== null)) throw new Error('a wake');
  }
}
