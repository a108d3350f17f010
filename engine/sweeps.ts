/** Sweeps: when an entry of a table changes, the scopes that used it are shown again, in bounded steps. */
import type { Broadcast } from './clock.js';
import { ERASED, type Erasure, erasedId, isKeyedByPeople } from './erasure.js';
import { forgetPeople } from './forgetting.js';
import type { Gathering } from './gathering.js';
import type { Sql } from './postgres.js';
import { nextDue, sweepAll, sweepUsers } from './sweeping.js';
import type { TablePositions } from './tables.js';
import type { Task } from './task.js';
import type { Topic } from './topic.js';
import { type Lineage, tablesOf } from './topology.js';

/** So many scopes are shown again in one checkpoint, besides what came. */
const STEP = 1_000;

export class Sweeps {
  readonly #lineage: Lineage;
  readonly #broadcast: Pick<Broadcast, 'table'>;
  /** The tables of the processor, and beside them who was erased. */
  readonly #tables: readonly (readonly [name: string, topic: Topic])[];
  readonly #isKeyedByPeople: boolean;
  /** Tables were read on, or tasks taken over, since the last look at who used what changed. */
  #moved = false;

  constructor(lineage: Lineage, broadcast: Pick<Broadcast, 'table'>, erasure: Erasure | null) {
    this.#lineage = lineage;
    this.#broadcast = broadcast;
    const tables = Object.entries(tablesOf(lineage.processor));
    this.#tables = erasure ? [...tables, [ERASED, erasure.topic]] : tables;
    this.#isKeyedByPeople = isKeyedByPeople(lineage.processor, erasure);
  }

  get hasArrivals(): boolean {
    return this.#moved;
  }

  /** Notes that a table was read on. */
  noteTable({ name }: Topic): void {
    if (this.#tables.some(([, topic]) => topic.name === name)) this.#moved = true;
  }

  /** Notes that a task was taken over, or goes on: its tables may have changed meanwhile. */
  noteTask(): void {
    this.#moved = this.#tables.length > 0;
  }

  /** Notes that keys of these tasks go on that stood parked: what they wait to show may go on too. */
  noteReleased(tasks: Iterable<Task>): void {
    for (const task of tasks) task.sweeping = true;
  }

  hasWork(tasks: ReadonlyMap<number, Task>): boolean {
    for (const { sweeping, stopped } of tasks.values()) if (sweeping && stopped === null) return true;
    return false;
  }

  /** Puts down who used what changed since the tasks' positions. Everything folded before must be written: it may have used what was. */
  async collect(sql: Sql, tasks: ReadonlyMap<number, Task>): Promise<void> {
    this.#moved = false;
    const now = Object.fromEntries(this.#tables.map(([name, topic]) => [name, this.#broadcast.table(topic).positions]));
    const going = [...tasks.values()].filter(({ stopped }) => stopped === null);
    for (const [known, some] of byPosition(going)) {
      const ids = known && this.#changedSince(known);
      if (ids === null || ids.length > 0) await this.#put(sql, some, ids);
      const isNews = ids === null || ids.length > 0 || this.#haveMoved(known, now);
      for (const task of some) {
        if (ids === null || ids.length > 0) task.sweeping = true;
        if (isNews) task.changed = true;
      }
    }
    for (const task of going) {
      if (task.tables === null) task.changed = true;
      task.tables = now;
    }
  }

  /** Puts down who used these entries (null: whoever there is), and all that is of people who were erased. */
  async #put(sql: Sql, tasks: readonly Task[], ids: readonly string[] | null): Promise<void> {
    const { name } = this.#lineage;
    const partitions = tasks.map(({ partition }) => partition);
    const erased = erasedId('');
    const gone = this.#isKeyedByPeople ? (ids ?? []).filter((id) => id.startsWith(erased)) : [];
    const people = gone.map((id) => id.slice(erased.length));
    if (ids === null) await sweepAll(sql, name, partitions);
    else await sweepUsers(sql, name, partitions, ids, people);
    if (people.length > 0) await forgetPeople(sql, this.#lineage, partitions, people);
  }

  /** Whether tables were read on; who is erased is told by far more records than there are erasures, so those alone are not written down. */
  #haveMoved(known: Task['tables'], now: Task['tables']): boolean {
    const of = (positions: Task['tables']) => JSON.stringify({ ...positions, [ERASED]: null });
    return of(known) !== of(now);
  }

  /** Has the next scopes shown again, `bite` at most; those of parked keys wait until these go on. What was taken before must be written. */
  async take(sql: Sql, tasks: ReadonlyMap<number, Task>, gathering: Gathering, bite = STEP): Promise<void> {
    const step = Math.min(STEP, bite);
    const sweeping = [...tasks.values()].filter(({ sweeping, stopped }) => sweeping && stopped === null);
    const waiting = sweeping.flatMap(({ partition: task, parkedKeys }) =>
      [...parkedKeys].filter((key) => !this.#isGone(key)).map((key) => ({ task, key })),
    );
    const partitions = sweeping.map(({ partition }) => partition);
    const due = await nextDue(sql, this.#lineage.name, partitions, waiting, step);
    for (const one of due) {
      const task = tasks.get(one.task);
      if (!task) continue;
      gathering.swept.push(one);
      gathering.work(task, one.key).wake([one.scope], one.forced);
    }
    if (due.length < step) for (const task of sweeping) task.sweeping = false;
  }

  #isGone(key: string): boolean {
    if (!this.#isKeyedByPeople) return false;
    return this.#tables.some(([name, topic]) => name === ERASED && this.#broadcast.table(topic).has(key));
  }

  /** Entries that changed, `<table>/<id>`. */
  #changedSince(known: Readonly<Record<string, TablePositions>>): string[] {
    return this.#tables.flatMap(([name, topic]) =>
      [...this.#broadcast.table(topic).changedSince(known[name] ?? {})].map((id) => `${name}/${id}`),
    );
  }
}

/** Tasks by what of the tables is reflected in what they stored; null: nobody wrote that down, so it may be anything. */
function byPosition(tasks: readonly Task[]): [Task['tables'], Task[]][] {
  const groups = new Map<string, [Task['tables'], Task[]]>();
  for (const task of tasks) {
    // What never wrote a checkpoint has nothing to show again.
    if (task.tables === null && task.checkpoint === 0) continue;
    const id = JSON.stringify(task.tables);
    const group = groups.get(id);
    if (group) group[1].push(task);
    else groups.set(id, [task.tables, [task]]);
  }
  return [...groups.values()];
}
