/** Table entries that were looked for in vain: when one arrives, the scopes that had missed it are shown again. */
import type { Broadcast } from './clock.js';
import type { Gathering } from './intake.js';
import type { Sql } from './postgres.js';
import { scopesThatMissed, type Task } from './task.js';
import type { Topic } from './topic.js';
import { type Lineage, tablesOf } from './topology.js';

export class Misses {
  readonly #lineage: Lineage;
  readonly #broadcast: Broadcast;
  /** Entries that came since the last look at who had missed them, `<table>/<id>`. */
  #arrived = new Set<string>();

  constructor(lineage: Lineage, broadcast: Broadcast) {
    this.#lineage = lineage;
    this.#broadcast = broadcast;
  }

  get hasArrivals(): boolean {
    return this.#arrived.size > 0;
  }

  noteArrival(topic: Topic, id: string): void {
    for (const [name, table] of Object.entries(tablesOf(this.#lineage.processor))) {
      if (table.name === topic.name) this.#arrived.add(`${name}/${id}`);
    }
  }

  /** Of entries that were missed when they were stored, notes those that are here by now. */
  noteKnown(missed: readonly string[]): void {
    for (const one of missed) {
      const slash = one.indexOf('/');
      const topic = tablesOf(this.#lineage.processor)[one.slice(0, slash)];
      if (topic && this.#broadcast.table(topic).has(one.slice(slash + 1))) this.#arrived.add(one);
    }
  }

  /** Has the scopes shown again that had looked in vain for entries which are here now. */
  async take(sql: Sql, tasks: ReadonlyMap<number, Task>, gathering: Gathering): Promise<void> {
    const arrived = [...this.#arrived];
    const waiting = await scopesThatMissed(sql, this.#lineage, [...tasks.keys()], arrived);
    for (const one of arrived) this.#arrived.delete(one);
    for (const { key, task: partition, scope } of waiting) {
      const task = tasks.get(partition);
      if (task && !task.stopped && !task.parkedKeys.has(key)) gathering.work(task, key).wake([scope]);
    }
  }
}
