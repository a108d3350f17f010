/** What a fold may look at besides its draft: tables, and kept inputs. Answers that are not in memory are demanded by throwing. */

import { type Demand, demandId } from './demand.js';
import type { FoldEnvironment } from './fold-environment.js';
import type { KeptLookup, Table } from './processor.js';
import { inputsOf } from './topology.js';
import type { Drafts, KeyWork } from './work.js';

/** Thrown through a fold: it runs again once the demand is answered. */
export class Missing {
  readonly demand: Demand;
  constructor(demand: Demand) {
    this.demand = demand;
  }
}

/** A kept entity as looked up. */
export interface KeptEntity {
  readonly entity: string;
  readonly at: number;
  readonly value: object;
}

function timely(at: number): number {
  if (Number.isNaN(at)) throw new Error('a look-up at a time that is no number');
  return at;
}

/** What handlers and `show` may both use. Made for each fold, so it does nothing until asked. */
class Reading {
  protected readonly environment: FoldEnvironment;
  protected readonly work: KeyWork;
  #kept: Record<string, KeptLookup<unknown>> | null = null;

  constructor(environment: FoldEnvironment, work: KeyWork) {
    this.environment = environment;
    this.work = work;
  }

  get key(): string {
    return this.work.entry.key;
  }

  get partition(): number {
    return this.work.entry.task;
  }

  get kept(): Readonly<Record<string, KeptLookup<unknown>>> {
    if (!this.#kept) {
      this.#kept = {};
      for (const [input, declared] of Object.entries(inputsOf(this.environment.processor))) {
        if ('kept' in declared) this.#kept[input] = new StoredLookup(input, this.work);
      }
    }
    return this.#kept;
  }
}

/** What `on` gets. */
export class HandlerContext extends Reading {
  readonly #drafts: Drafts;

  constructor(environment: FoldEnvironment, work: KeyWork, drafts: Drafts) {
    super(environment, work);
    this.#drafts = drafts;
  }

  // Getters, since handlers take what they need out of the context, and most need neither.
  get state(): (scope: string) => unknown {
    return (scope) => this.#states([scope])[0];
  }

  get states(): (scopes: readonly string[]) => readonly unknown[] {
    return (scopes) => this.#states(scopes);
  }

  get touch(): (from: number, to: number) => void {
    return (from, to) => void this.#drafts.touched.push([timely(from), timely(to)]);
  }

  #states(scopes: readonly string[]): unknown[] {
    if (this.environment.processor.inherit)
      throw new Error(
        'a processor that inherits changes no scope but that of the event: it may hold the event already',
      );
    const { cells } = this.work.entry;
    const absent = scopes.filter((scope) => !cells.has(scope));
    if (absent.some((scope) => scope.includes('\0'))) throw new Error('a scope with a NUL');
    if (absent.length > 0) throw new Missing({ kind: 'states', scopes: [...new Set(absent)], fresh: false });
    return scopes.map((scope) => {
      this.#drafts.changed.add(scope);
      return cells.get(scope)?.state;
    });
  }
}

/** What `show` gets. */
export class ShowingContext extends Reading {
  readonly scope: string;
  readonly next: number | null;
  /** The earliest time (ms) at which `show` asked to run again; null: it did not. */
  wish: number | null = null;
  readonly #used = new Set<string>();

  constructor(environment: FoldEnvironment, work: KeyWork, scope: string, next: number | null) {
    super(environment, work);
    this.scope = scope;
    this.next = next;
  }

  get tick(): number {
    return this.work.tick;
  }

  get shared(): object | null {
    const whole = this.work.entry.cells.get('');
    if (!whole) throw new Missing({ kind: 'states', scopes: [''], fresh: false });
    return whole.shown.find((shown) => 'shared' in shown)?.shared ?? null;
  }

  get wake(): (at: number) => void {
    return (at) => {
      this.wish = Math.min(this.wish ?? timely(at), timely(at));
    };
  }

  /** Table entries that were looked up, found or not: `<table>/<id>`, sorted. */
  get used(): string[] {
    return [...this.#used].sort();
  }

  /** Tables that note what is looked up in them. */
  get tables(): Readonly<Record<string, Table<unknown>>> {
    const noting: Record<string, Table<unknown>> = {};
    for (const [name, table] of Object.entries(this.environment.tables)) {
      noting[name] = {
        get: (id, at) => {
          this.#used.add(`${name}/${id}`);
          return table.get(id, at);
        },
      };
    }
    return noting;
  }
}

/** A kept input of one key: what is stored (asked for, changed entities left out) overlaid with what changes now. */
class StoredLookup implements KeptLookup<unknown> {
  readonly #input: string;
  readonly #work: KeyWork;

  constructor(input: string, work: KeyWork) {
    this.#input = input;
    this.#work = work;
  }

  latest(at: number): unknown {
    timely(at);
    return this.#all({ kind: 'latest', input: this.#input, at }, (entity) => entity.at <= at).at(-1)?.value;
  }

  next(at: number): unknown {
    timely(at);
    return this.#all({ kind: 'next', input: this.#input, at }, (entity) => entity.at > at)[0]?.value;
  }

  range(from: number, to: number): unknown[] {
    timely(from);
    timely(to);
    const demand: Demand = { kind: 'range', input: this.#input, from, to };
    return this.#all(demand, ({ at }) => from <= at && at < to).map(({ value }) => value);
  }

  #all(demand: Demand, accepts: (entity: KeptEntity) => boolean): KeptEntity[] {
    const stored = this.#work.answers.get(demandId(demand));
    if (!stored) throw new Missing(demand);
    const all = [...(stored as readonly KeptEntity[])];
    for (const [entity, { now }] of this.#work.entities.get(this.#input) ?? []) {
      const changed = now && { entity, at: now.at, value: now.value };
      if (changed && accepts(changed)) all.push(changed);
    }
    return all.sort((a, b) => a.at - b.at || (a.entity < b.entity ? -1 : Number(a.entity > b.entity)));
  }
}
