/** Folding ticks: a task folds one once it has seen it, wakes what is due, and writes it now and then. */

import type { Gathering } from './gathering.js';
import { type Horizon, hasSeen, horizonAt, upstreamAt } from './horizon.js';
import type { Intake } from './intake.js';
import type { Admin } from './kafka.js';
import type { Database } from './postgres.js';
import type { Task } from './task.js';
import type { Topology } from './topology.js';

/**
 * A checkpoint with nothing but a tick is written as ticks pass each of these marks. All tasks write the same one, and who reads them folds it
 * next: were each to count from its own last, whoever reads a third would be late by three times as long.
 */
const TICK_WRITE_MS = 30_000;
/** So many scopes are woken in one checkpoint at most: after a build, or a standstill, the first tick wakes all that there are. */
const WOKEN_MOST = 5_000;

export interface TickingOptions {
  readonly admin: Admin;
  readonly database: Database;
  readonly topology: Topology;
  /** Partitions of each physical topic. */
  readonly partitions: ReadonlyMap<string, number>;
}

export class Ticking {
  readonly #options: TickingOptions;
  readonly #tasks: ReadonlyMap<number, Task>;
  #horizon: Horizon | null = null;

  constructor(options: TickingOptions, tasks: ReadonlyMap<number, Task>) {
    this.#options = options;
    this.#tasks = tasks;
  }

  /** Finds out what must be folded before this tick may be. A tick that tasks still wait for is kept until they have seen it. */
  async announce(tick: number, intakes: ReadonlyMap<string, Intake>): Promise<void> {
    const { admin, database, topology, partitions } = this.#options;
    const known = this.#horizon;
    const isWaitedFor = [...this.#tasks.values()].some((task) => !task.stopped && task.tick < (known?.time ?? 0));
    let horizon = isWaitedFor && known ? known : await horizonAt(tick, intakes.values(), admin);
    if (!horizon.upstream) {
      const count = partitions.get([...intakes.keys()][0] ?? '') ?? 0;
      const found = await upstreamAt(horizon.time, intakes.values(), topology, count, database);
      if (found) horizon = { ...horizon, ...found };
    }
    this.#horizon = horizon;
  }

  /** Whether a task has something to write though no event came. */
  hasWork(): boolean {
    const horizon = this.#horizon;
    return (
      horizon !== null &&
      [...this.#tasks.values()].some(
        (task) =>
          task.changed ||
          (task.stopped === null && (isWaking(task) || (task.tick < horizon.time && hasSeen(task, horizon)))),
      )
    );
  }

  /** Has the tasks that have seen the tick fold it, step by step when it wakes many scopes: `bite` at most, and never more than 5,000. */
  take(gathering: Gathering, bite: number): void {
    const horizon = this.#horizon;
    let most = Math.min(WOKEN_MOST, bite);
    for (const task of this.#tasks.values()) {
      if (task.changed) gathering.tasks.add(task);
      task.changed = false;
      if (task.stopped) continue;
      if (!isWaking(task)) {
        if (!horizon || task.tick >= horizon.time || !hasSeen(task, horizon)) continue;
        task.tick = horizon.time;
      }
      most -= wake(task, gathering, most);
      if (!task.timers.isDue(task.tick)) task.tickFolded = task.tick;
      if (marksPassed(task.tick) > marksPassed(task.tickWritten)) gathering.tasks.add(task);
    }
  }
}

const marksPassed = (tick: number): number => Math.floor(tick / TICK_WRITE_MS);

/** Whether the tick has still to wake scopes. */
const isWaking = ({ tick, tickFolded }: Task): boolean => tick > tickFolded;

/** Wakes what is due, as many scopes as `most` at most; returns how many. */
function wake(task: Task, gathering: Gathering, most: number): number {
  if (most <= 0 || !task.timers.isDue(task.tick)) return 0;
  let woken = 0;
  for (const [key, scopes] of task.timers.take(task.tick, most)) {
    woken += scopes.size;
    if (!task.parkedKeys.has(key)) gathering.work(task, key).wake(scopes);
  }
  return woken;
}
