/** The renewals of a runner's tasks: once all is told again, what older incarnations told beyond it is looked for and retracted. */
import { stateTable } from '../ddl.js';
import type { Gathering } from '../gathering.js';
import type { Admin, Kafka } from '../kafka.js';
import { type Log, messageOf, pause } from '../log.js';
import type { Sql } from '../postgres.js';
import { decodeShown } from '../present.js';
import type { Task } from '../task.js';
import type { Lineage } from '../topology.js';
import { findPhantoms, type Phantom, phantomId } from './phantoms.js';
import { wish } from './wish.js';

/** So many are retracted in one checkpoint, besides what came. */
const STEP = 1_000;
const AGAIN_MS = 5_000;

export interface RenewalsOptions {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly database: Sql;
  readonly lineage: Lineage;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly tasks: ReadonlyMap<number, Task>;
  /** Resolves once all that is committed by now is on its topics. */
  published(): Promise<void>;
  /** Something was found. */
  nudge(): void;
}

export class Renewals {
  readonly #options: RenewalsOptions;
  /** Tasks whose topics were read, with what is left to retract. */
  readonly #found = new Map<Task, Phantom[]>();
  #isLooking = false;

  constructor(options: RenewalsOptions) {
    this.#options = options;
  }

  get hasWork(): boolean {
    return this.#found.size > 0;
  }

  /** Has the next phantoms retracted, ends renewals that are done, and begins to look where all is told again. */
  take(gathering: Gathering): void {
    const { lineage, log, tasks } = this.#options;
    for (const [task, phantoms] of this.#found) {
      if (tasks.get(task.partition) !== task) this.#found.delete(task);
      else {
        gathering.tasks.add(task);
        for (const phantom of phantoms.splice(0, STEP)) gathering.retractions.push({ task, ...phantom });
        if (phantoms.length > 0) continue;
        this.#found.delete(task);
        task.renewal = null;
        log.info({ task: `${lineage.name}/${task.partition}` }, 'has told everything again');
      }
    }
    if (this.#isLooking) return;
    const ready = [...tasks.values()].filter(isTold);
    if (ready.length === 0) return;
    if (lineage.topics.length === 0) {
      for (const task of ready) this.#found.set(task, []);
      this.take(gathering);
      return;
    }
    this.#isLooking = true;
    void this.#look(ready).finally(() => {
      this.#isLooking = false;
      this.#options.nudge();
    });
  }

  async #look(ready: readonly Task[]): Promise<void> {
    const { kafka, admin, database, lineage, log, signal, published } = this.#options;
    for (const task of ready) {
      // Whatever it tells from now on stands, wherever the reading has come to.
      task.told = new Set();
      if (task.renewal) task.renewal = { ...task.renewal, stage: 'retracting' };
      task.changed = true;
    }
    const nameOf = ({ partition }: Task) => `${lineage.name}/${partition}`;
    try {
      for (const task of ready) for (const id of await shownByParked(database, lineage, task)) task.told?.add(id);
      await published();
      const own = new Map(ready.map((task) => [nameOf(task), task.incarnation]));
      const { phantoms, newer } = await findPhantoms(kafka, admin, lineage.topics, own, log);
      for (const task of ready) {
        const after = newer.get(nameOf(task));
        if (after)
          await wish(database, lineage.name, [task.partition], {
            reason: 'its topics hold a newer incarnation',
            after,
          });
        else this.#found.set(task, [...(phantoms.get(nameOf(task)) ?? [])]);
      }
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ error: messageOf(error) }, 'what was told before could not be read, and will be read again');
      await pause(AGAIN_MS, signal);
    }
  }
}

/** What parked keys of a task show: it stands as it was told, until they are redriven. */
async function shownByParked(sql: Sql, { name }: Lineage, { partition, parkedKeys }: Task): Promise<string[]> {
  if (parkedKeys.size === 0) return [];
  const rows = await sql.query<{ shown: string }>(
    `select shown from ${stateTable(name)} where task = $1 and key = any($2::text[])`,
    [partition, [...parkedKeys]],
  );
  return rows.flatMap(({ shown }) =>
    decodeShown(shown).flatMap((one) =>
      'topic' in one ? [phantomId({ topic: `${one.topic}.${name}`, key: one.key, entity: one.entity })] : [],
    ),
  );
}

/** Whether a renewed task has shown all its scopes again, and folded all that there was when it was renewed. */
const isTold = ({ renewal, stopped, sweeping, positions }: Task): boolean =>
  renewal !== null &&
  stopped === null &&
  !sweeping &&
  Object.entries(renewal.until).every(([topic, end]) => (positions.get(topic) ?? 0) >= end);
