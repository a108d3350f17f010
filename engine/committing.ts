/** Committing what was gathered and folded: one checkpoint after the other, each while the next is gathered. */
import { Fenced } from './assignment.js';
import type { Checkpoint } from './checkpoint.js';
import { type ClosingOptions, close } from './closing.js';
import { RepstreamError } from './errors.js';
import type { KeyResult } from './fold.js';
import type { Gathering } from './intake.js';
import type { Database } from './postgres.js';
import type { Publishing } from './publishing.js';
import { findRefused, isRefusal, placeId } from './refusal.js';
import type { Task } from './task.js';
import { CheckpointWriter } from './writer.js';

export interface CommittingOptions extends ClosingOptions {
  readonly database: Database;
  readonly publishing: Publishing;
  readonly signal: AbortSignal;
  /** The task of a partition. Throws Fenced when it is not ours. */
  taskOf(partition: number): Task;
  /** A checkpoint is written, or failed. */
  nudge(): void;
}

export class Committing {
  readonly #options: CommittingOptions;
  readonly #writer: CheckpointWriter;
  /** Keys whose content Postgres refused, until they are parked. */
  readonly #refused = new Map<string, RepstreamError>();
  #written: Promise<void> = Promise.resolve();
  #isWriting = false;
  #failure: unknown = null;

  constructor(options: CommittingOptions) {
    this.#options = options;
    this.#writer = new CheckpointWriter(options.database, options.lineage);
  }

  /** Resolves once the checkpoint on its way is written; rejects when it failed. */
  get written(): Promise<void> {
    return this.#written;
  }

  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Throws what the last checkpoint failed with. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Forgets a checkpoint that failed: its tasks begin again from what is stored. */
  reset(): void {
    this.#written = Promise.resolve();
    this.#failure = null;
  }

  /** Closes a checkpoint and begins to write it, once that before is written. Throws Fenced when a task is no longer ours. */
  async commit(gathering: Gathering, results: readonly KeyResult[], foldMs: number): Promise<void> {
    const { log, publishing, signal, taskOf } = this.#options;
    for (const { work } of this.#refused.size > 0 ? results : []) {
      const refusal = this.#refused.get(placeId(work.entry));
      if (refusal) gathering.failures.set(work, refusal);
    }
    const checkpoint = close(this.#options, gathering, results, taskOf);
    const closed = performance.now();
    await this.#written;
    log.debug({ ...countsOf(gathering, checkpoint), foldMs, waitMs: since(closed) }, 'checkpoint');
    await publishing.settled(signal);
    if ([...gathering.tasks].some((task) => task.closed)) throw new Fenced('a task was given away while it was folded');
    this.#isWriting = true;
    this.#written = this.#write(gathering, checkpoint).finally(() => {
      this.#isWriting = false;
      this.#options.nudge();
    });
    this.#written.catch((error) => {
      this.#failure = error;
    });
  }

  async #write(gathering: Gathering, checkpoint: Checkpoint): Promise<void> {
    const { publishing } = this.#options;
    for (const task of gathering.tasks) task.checkpoint++;
    await this.#writer.write(checkpoint).catch(async (error) => {
      if (isRefusal(error)) await this.#blame(checkpoint);
      throw error;
    });
    const positions = new Map(checkpoint.tasks.map((task) => [task.partition, task.positions]));
    for (const task of gathering.tasks) {
      task.written = positions.get(task.partition) ?? task.written;
      task.tickWritten = Math.max(task.tickWritten, task.tick);
    }
    for (const { kind, partition: task, key, reason } of checkpoint.parked)
      if (kind === 'key' && reason !== 'key_parked') this.#refused.delete(placeId({ task, key: key ?? '' }));
    publishing.forget(checkpoint.published);
    gathering.letGo();
    publishing.publish(checkpoint.outbox);
    publishing.hint();
  }

  /** Finds the keys whose content Postgres refuses: they are parked when they are folded again. */
  async #blame(checkpoint: Checkpoint): Promise<void> {
    for (const { place, error } of await findRefused(this.#writer, checkpoint)) {
      const said = `Postgres refuses what this key writes: ${error.message}`;
      this.#refused.set(placeId(place), new RepstreamError('REPSTREAM_REFUSED', said, { cause: error }));
    }
  }
}

const since = (time: number) => Math.round(performance.now() - time);

const countsOf = ({ events, keys, startedAt }: Gathering, { states, rows, outbox }: Checkpoint) => ({
  events,
  keys,
  states: states.length,
  rows: rows.length,
  outgoing: outbox.length,
  ageMs: since(startedAt),
});
