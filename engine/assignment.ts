/** Which tasks of a processor are ours: taken over when they are assigned, begun again from what is stored when something failed. */
import type { Intake } from './intake.js';
import type { Admin } from './kafka.js';
import { insist, type Log, messageOf, pause } from './log.js';
import { remedyOf } from './marks.js';
import { type Extents, extents } from './observer.js';
import type { Database } from './postgres.js';
import { beginFromFormer } from './purging/beginning.js';
import { noteDatabase, reasonsToRenew, sayRenewed } from './restoring/reasons.js';
import { renew } from './restoring/renew.js';
import type { SharedBytes } from './shared-bytes.js';
import { type Opened, openTasks, type Task } from './task.js';
import type { Lineage } from './topology.js';

const CACHE_BYTES_PER_TASK = 16 * 1024 * 1024;
/** Before tasks are taken over again. */
const AGAIN_MS = 100;

export interface AssignmentOptions {
  readonly database: Database;
  readonly admin: Admin;
  readonly lineage: Lineage;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Partitions of each topic that the processor writes, by physical name. */
  readonly outputs: ReadonlyMap<string, number>;
  /** What caches of the process hold together; null: this processor's are bounded each for itself. */
  readonly cached: SharedBytes | null;
  /** The broker's time of the latest tick, ms. */
  tick(): number;
  /** Has the next fetch of a partition start at `offset`. */
  seek(topic: string, partition: number, offset: number): void;
  /** A task is ours, its partitions are read from its positions on. */
  onOpened(opened: Opened): void;
}

/** A task is no longer ours, or was taken over since: whatever was folded for it is void. */
export class Fenced extends Error {}

export class Assignment {
  /** The inputs, by physical topic; set before anything is assigned. */
  intakes: ReadonlyMap<string, Intake> = new Map();
  readonly #options: AssignmentOptions;
  readonly #tasks = new Map<number, Task>();
  readonly #opening = new Map<number, Promise<void>>();
  #assigned: readonly number[] = [];

  constructor(options: AssignmentOptions) {
    this.#options = options;
  }

  get tasks(): ReadonlyMap<number, Task> {
    return this.#tasks;
  }

  /** The task of a partition. Throws Fenced when it is not ours. */
  task(partition: number): Task {
    const task = this.#tasks.get(partition);
    if (!task) throw new Fenced(`task ${partition} is no longer ours`);
    return task;
  }

  /** The task of a partition once it is open; undefined when it is not ours. */
  async opened(partition: number): Promise<Task | undefined> {
    await this.#opening.get(partition);
    return this.#tasks.get(partition);
  }

  /** From now on these partitions are ours, and no others. */
  assign(partitions: readonly number[]): void {
    this.#assigned = partitions;
    for (const [partition, task] of this.#tasks) {
      if (partitions.includes(partition)) continue;
      close(task);
      this.#tasks.delete(partition);
    }
    // The client forgets where it was reading at every rebalance and begins at the committed offset.
    for (const task of this.#tasks.values()) this.#seekAll(task);
    this.#open(partitions.filter((partition) => !this.#tasks.has(partition)));
    this.#options.log.info({ partitions }, 'assigned');
  }

  /** Drops all that is in memory and takes the tasks over again, as after a crash. */
  reset(): void {
    for (const task of this.#tasks.values()) close(task);
    this.#tasks.clear();
    this.#open(this.#assigned);
  }

  #open(partitions: readonly number[]): void {
    const absent = partitions.filter((partition) => !this.#opening.has(partition));
    if (absent.length === 0) return;
    const opening = this.#openAll(absent);
    for (const partition of absent) this.#opening.set(partition, opening);
  }

  async #openAll(partitions: readonly number[]): Promise<void> {
    const { log, signal } = this.#options;
    let isLost = false;
    try {
      await this.#takeOver(partitions);
    } catch (error) {
      if (signal.aborted) return;
      isLost = isOurs(error);
      const said = { partitions, error: messageOf(error) };
      if (isLost) log.warn(said, 'a task was given away while it was taken over');
      else log.error(said, 'tasks cannot be opened');
      await pause(AGAIN_MS, signal);
    }
    for (const partition of partitions) this.#opening.delete(partition);
    // One that another process has taken over meanwhile must not take along those that are still ours.
    if (isLost) this.#open(this.#assigned.filter((partition) => !this.#tasks.has(partition)));
  }

  async #takeOver(partitions: readonly number[]): Promise<void> {
    const { database, lineage, log, signal, cached } = this.#options;
    // Copying may take long: that is not Postgres being away.
    const begins = lineage.processor.inherit ? 'Postgres, or what an earlier build keeps' : 'Postgres';
    const unable = await insist(log, begins, () => beginFromFormer(database, lineage, partitions, log), { signal });
    const open = () => openTasks(database, lineage, partitions, CACHE_BYTES_PER_TASK, cached);
    const taken = await insist(log, 'Postgres', open, { signal });
    const logs = await this.#logs();
    const opened = await this.#renewed(taken, logs);
    for (const { task } of opened) task.stopped ??= unable.get(task.partition) ?? null;
    for (const { task } of opened) for (const intake of this.intakes.values()) place(task, intake, logs);
    for (const one of opened) {
      const { task } = one;
      if (!this.#assigned.includes(task.partition) || signal.aborted) {
        task.cache.close();
        continue;
      }
      if (task.stopped) {
        log.error({ partition: task.partition }, task.stopped);
        task.changed = true;
      }
      this.#tasks.set(task.partition, task);
      this.#options.onOpened(one);
      this.#seekAll(task);
    }
  }

  /** Where the inputs begin and end now. */
  async #logs(): Promise<Extents> {
    const { admin, log, signal } = this.#options;
    return insist(log, 'the Kafka broker', () => extents(admin, this.intakes.keys()), { signal });
  }

  /** The same tasks; those are renewed whose database is older than what they did, and those that somebody wants renewed. */
  async #renewed(opened: readonly Opened[], logs: Extents): Promise<Opened[]> {
    const { database, admin, lineage, log, signal, outputs, tick } = this.#options;
    const topics = [...this.intakes.keys()];
    const { reasons, identity } = await insist(
      log,
      'Postgres or the Kafka broker',
      () => reasonsToRenew(database, admin, lineage.name, topics, opened),
      {
        signal,
      },
    );
    const all: Opened[] = [];
    for (const one of opened) {
      const reason = reasons.get(one.task.partition);
      const until = Object.fromEntries(
        topics.map((topic) => [topic, logs.get(topic)?.get(one.task.partition)?.high ?? 0]),
      );
      const options = { lineage: lineage.name, until, tick: tick(), outputs, identity, after: one.wish?.after };
      all.push(
        reason === undefined
          ? one
          : await insist(log, 'Postgres', () => renew(database, one, { ...options, reason }), {
              signal,
              giveUp: isOurs,
            }),
      );
    }
    await insist(log, 'Postgres', () => noteDatabase(database, lineage.name, opened, identity), { signal });
    sayRenewed(log, lineage.name, reasons);
    return all;
  }

  /** A task goes on, from where it stands. */
  resume(task: Task): void {
    if (!task.closed) this.#seekAll(task);
  }

  #seekAll(task: Task): void {
    for (const { physical } of this.intakes.values())
      this.#options.seek(physical, task.partition, task.fetching.get(physical) ?? 0);
  }
}

function close(task: Task): void {
  task.closed = true;
  task.cache.close();
}

const isOurs = (error: unknown) => error instanceof Error && error.name === 'RepstreamError';

/** Has a task read an input from where it stands, or stop where the log is not what it was. */
function place(task: Task, { topic, physical }: Intake, logs: Extents): void {
  const { low = 0, high = 0 } = logs.get(physical)?.get(task.partition) ?? {};
  const position = task.positions.get(physical) ?? 0;
  const at = `${physical}/${task.partition}`;
  const [mark, remedy] = [task.marks.get(physical), remedyOf(topic, physical)];
  let unlike: string | null = null;
  if (position < low)
    unlike = `REPSTREAM_LOG_START: ${at} starts at ${low}, ${low - position} records after the position ${position} are gone: ${remedy}`;
  else if (position > high)
    unlike = `REPSTREAM_LOG_END: ${at} ends at ${high}, before the position ${position}: ${remedy}`;
  // The last folded record is fetched once more: it tells whether this is still the log that it was.
  else if (mark && mark.offset >= low) {
    task.unproven.set(physical, mark);
    task.fetching.set(physical, mark.offset);
  }
  task.stopped ??= unlike;
}
