/** Sweeps: scopes that are shown again though no event came, because a table's entry changed that they had looked up. */
import type { Broadcast } from './clock.js';
import { keptTable, stateTable } from './ddl.js';
import { ERASED, type Erasure, erasedId, isKeyedByPeople } from './erasure.js';
import type { Gathering } from './intake.js';
import type { Sql } from './postgres.js';
import type { TablePositions } from './tables.js';
import type { Task } from './task.js';
import type { Topic } from './topic.js';
import { inputsOf, type Lineage, tablesOf } from './topology.js';

/** So many scopes of a sweep are shown again in one checkpoint: events go on being folded meanwhile. */
const SCOPES_A_CHECKPOINT = 1_000;

export class Sweeps {
  readonly #lineage: Lineage;
  readonly #broadcast: Pick<Broadcast, 'table'>;
  readonly #tables: readonly [string, Topic][];
  readonly #isKeyedByPeople: boolean;
  /** Entries that changed since the last look at who had used them, `<table>/<id>`. */
  readonly #arrived = new Set<string>();
  /** Tasks that were taken over since: they may lag behind the tables. */
  readonly #opened = new Set<Task>();
  /** Whether scopes may stand in the table of sweeps. */
  #isPending = false;

  constructor(lineage: Lineage, broadcast: Pick<Broadcast, 'table'>, erasure: Erasure | null) {
    this.#lineage = lineage;
    this.#broadcast = broadcast;
    const tables = Object.entries(tablesOf(lineage.processor));
    this.#tables = erasure ? [...tables, [ERASED, erasure.topic]] : tables;
    this.#isKeyedByPeople = isKeyedByPeople(lineage.processor, erasure);
  }

  get hasWork(): boolean {
    return this.#isPending || this.#arrived.size > 0 || this.#opened.size > 0;
  }

  noteArrival(topic: Topic, id: string): void {
    for (const [name, table] of this.#tables) if (table.name === topic.name) this.#arrived.add(`${name}/${id}`);
  }

  /** Keys go on that stood parked: what they wait to show may go on too. */
  noteReleased(): void {
    this.#isPending = true;
  }

  noteOpened(task: Task): void {
    this.#isPending = true;
    if (this.#tables.length > 0) this.#opened.add(task);
  }

  /** Has some of the scopes shown again that must be; those of parked keys wait until these go on. All that was folded before must be written: it may not know the tables of now. */
  async take(sql: Sql, tasks: ReadonlyMap<number, Task>, gathering: Gathering): Promise<void> {
    await this.#plan(sql, tasks);
    // Before the question: a task that is opened while it is asked sets it again.
    this.#isPending = false;
    const running = new Map([...tasks].filter(([, { stopped }]) => stopped === null));
    const waiting = [...running.values()].flatMap((task) =>
      [...task.parkedKeys].filter((key) => !this.#isGone(key)).map((key) => ({ task: task.partition, key })),
    );
    const rows = await sql.query<{ task: number; key: string; scope: string }>(
      `select task, key, scope from engine.sweep where lineage = $1 and task = any($2)
         and (task, key) not in (select * from unnest($3::int[], $4::text[])) limit $5`,
      [
        this.#lineage.name,
        [...running.keys()],
        waiting.map(({ task }) => task),
        waiting.map(({ key }) => key),
        SCOPES_A_CHECKPOINT,
      ],
    );
    if (rows.length > 0) this.#isPending = true;
    for (const { task: partition, key, scope } of rows) {
      const task = running.get(partition);
      if (!task) continue;
      gathering.swept.push({ task: partition, key, scope });
      gathering.work(task, key).wake([scope]);
    }
  }

  /** Writes down what must be shown again, so that whoever has the task then goes on with it. */
  async #plan(sql: Sql, tasks: ReadonlyMap<number, Task>): Promise<void> {
    const positions = Object.fromEntries(this.#tables.map(([name, topic]) => [name, this.#contents(topic).positions]));
    const arrived = [...this.#arrived];
    // Who is opened while this is written down comes next time, with all that changed since its own positions.
    const present = [...tasks.values()];
    const looked = [...this.#opened];
    const opened = looked.filter((task) => tasks.get(task.partition) === task);
    if (arrived.length > 0)
      await this.#add(
        sql,
        present.map(({ partition }) => partition),
        arrived,
      );
    for (const task of opened) {
      if (task.checkpoint === 0) continue;
      if (task.tables === null) await this.#add(sql, [task.partition], null);
      else {
        const changed = this.#changedSince(task.tables);
        if (changed.length > 0) await this.#add(sql, [task.partition], changed);
      }
    }
    for (const one of arrived) this.#arrived.delete(one);
    for (const task of [...opened, ...(arrived.length > 0 ? present : [])]) {
      task.tables = positions;
      task.changed = true;
    }
    for (const task of looked) this.#opened.delete(task);
  }

  /** Adds the scopes that used one of these entries, and those of people who were erased; null: all. */
  async #add(sql: Sql, tasks: readonly number[], used: readonly string[] | null): Promise<void> {
    const erased = erasedId('');
    const people = this.#isKeyedByPeople
      ? (used ?? []).flatMap((id) => (id.startsWith(erased) ? id.slice(erased.length) : []))
      : [];
    await sql.query(
      `insert into engine.sweep (lineage, task, key, scope)
       select $1, task, key, scope from ${stateTable(this.#lineage.name)}
       where task = any($2) and ($3::text[] is null or used && $3 or key = any($4))
       on conflict (lineage, task, key, scope) do nothing`,
      [this.#lineage.name, tasks, used, people],
    );
    if (people.length > 0) await this.#forget(sql, tasks, people);
  }

  /** What is kept of people beside their scopes goes at once; what stood parked of them is given up, and no longer says whose it was. */
  async #forget(sql: Sql, tasks: readonly number[], people: readonly string[]): Promise<void> {
    const { name, processor } = this.#lineage;
    if (Object.values(inputsOf(processor)).some((input) => 'kept' in input))
      await sql.query(`delete from ${keptTable(name)} where task = any($1) and key = any($2)`, [tasks, people]);
    await sql.query(
      `update engine.parked set key = '', detail = '', discarded_at = coalesce(discarded_at, now()),
         discarded_by = coalesce(discarded_by, 'repstream'), discard_reason = coalesce(discard_reason, 'the person was erased')
       where lineage = $1 and partition = any($2) and key = any($3)`,
      [name, tasks, people],
    );
  }

  #changedSince(known: Readonly<Record<string, TablePositions>>): string[] {
    return this.#tables.flatMap(([name, topic]) =>
      this.#contents(topic)
        .changedSince(known[name] ?? {})
        .map((id) => `${name}/${id}`),
    );
  }

  #isGone(key: string): boolean {
    return (
      this.#isKeyedByPeople && this.#tables.some(([name, topic]) => name === ERASED && this.#contents(topic).has(key))
    );
  }

  #contents(topic: Topic) {
    return this.#broadcast.table(topic);
  }
}
