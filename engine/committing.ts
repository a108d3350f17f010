/** Committing what was gathered and folded: one checkpoint after the other, each while the next is gathered. */
import { Fenced } from './assignment.js';
import { type Checkpoint, type Content, type Part, type Rest, snapshotOf } from './checkpoint.js';
import { type ClosingOptions, close, closePart, closeRest } from './closing.js';
import { RepstreamError } from './errors.js';
import type { KeyResult } from './fold.js';
import type { Gathering } from './gathering.js';
import type { OutboxEntry } from './outbox.js';
import type { Permits } from './permits.js';
import type { Database } from './postgres.js';
import type { Publishing } from './publishing.js';
import { findRefused, isRefusal, placeId } from './refusal.js';
import type { Task } from './task.js';
import type { KeyWork } from './work.js';
import { CheckpointWriter } from './writer.js';

export interface CommittingOptions extends ClosingOptions {
  readonly database: Database;
  readonly publishing: Publishing;
  readonly signal: AbortSignal;
  /** For checkpoints that are folded in parts: each holds a connection and much memory. */
  readonly large: Permits;
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
    this.#refuse(gathering, results);
    const checkpoint = close(this.#options, gathering, results, taskOf);
    const closed = performance.now();
    await this.#written;
    log.debug({ ...gatheredOf(gathering), ...countsOf(checkpoint), foldMs, waitMs: since(closed) }, 'checkpoint');
    await publishing.settled(signal);
    if ([...gathering.tasks].some((task) => task.closed)) throw new Fenced(GIVEN_AWAY);
    this.#isWriting = true;
    this.#begin(this.#write(gathering, checkpoint));
  }

  #begin(writing: Promise<void>): void {
    const written = writing.finally(() => {
      this.#isWriting = false;
      this.#options.nudge();
    });
    this.#written = written;
    written.catch((error) => {
      if (this.#written === written) this.#failure = error;
    });
  }

  /**
   * The same, some works after the others: they are folded, handed over to the transaction and let go of. Resolves once the last of them is on
   * its way.
   */
  async commitInParts(
    gathering: Gathering,
    parts: readonly (readonly KeyWork[])[],
    fold: (works: readonly KeyWork[]) => Promise<readonly KeyResult[]>,
  ): Promise<void> {
    const { publishing, signal, large } = this.#options;
    await this.#written;
    await publishing.settled(signal);
    await new Promise<void>((handedOver, failed) => {
      this.#isWriting = true;
      const writing = large.run(() => this.#writeInParts(gathering, this.#parts(gathering, parts, fold, handedOver)));
      writing.catch(failed);
      this.#begin(writing);
    });
  }

  async *#parts(
    gathering: Gathering,
    parts: readonly (readonly KeyWork[])[],
    fold: (works: readonly KeyWork[]) => Promise<readonly KeyResult[]>,
    handedOver: () => void,
  ): AsyncGenerator<Part, Rest> {
    const { signal, taskOf, log } = this.#options;
    const began = performance.now();
    for (const works of parts) {
      if (signal.aborted) throw new Fenced('stopping: who comes next folds it');
      const results = await fold(works);
      this.#refuse(gathering, results);
      const part = closePart(this.#options, gathering, results, taskOf);
      for (const { entry } of works) taskOf(entry.task).cache.handOver(entry);
      log.debug({ ...countsOf(part), foldMs: since(began) }, 'part of a checkpoint');
      yield part;
    }
    if ([...gathering.tasks].some((task) => task.closed)) throw new Fenced(GIVEN_AWAY);
    const rest = closeRest(this.#options, gathering, taskOf);
    for (const task of gathering.tasks) task.checkpoint++;
    log.debug({ ...gatheredOf(gathering), parts: parts.length, foldMs: since(began) }, 'checkpoint');
    handedOver();
    return rest;
  }

  async #write(gathering: Gathering, checkpoint: Checkpoint): Promise<void> {
    for (const task of gathering.tasks) task.checkpoint++;
    await this.#writer.write(checkpoint).catch(async (error) => {
      if (isRefusal(error)) await this.#blame(checkpoint);
      throw error;
    });
    this.#isWritten(gathering, checkpoint);
  }

  async #writeInParts(gathering: Gathering, parts: AsyncGenerator<Part, Rest>): Promise<void> {
    const outbox: OutboxEntry[] = [];
    // Of one of these Postgres speaks when it refuses something: that which is written, or the one before it.
    let recent: Part[] = [];
    async function* noted(): AsyncGenerator<Part, Rest> {
      for (;;) {
        const next = await parts.next();
        if (next.done) return next.value;
        outbox.push(...next.value.outbox);
        recent = [...recent.slice(-1), next.value];
        yield next.value;
      }
    }
    const expected = [...gathering.tasks].map(snapshotOf);
    const rest = await this.#writer.writeInParts(expected, noted()).catch(async (error) => {
      if (isRefusal(error)) for (const part of recent) await this.#blame(part);
      throw error;
    });
    this.#isWritten(gathering, { ...rest, outbox: [...outbox, ...rest.outbox] });
  }

  #isWritten(gathering: Gathering, checkpoint: Rest): void {
    const { publishing } = this.#options;
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

  /** Has keys park whose content Postgres refused before. */
  #refuse({ failures }: Gathering, results: readonly KeyResult[]): void {
    for (const { work } of this.#refused.size > 0 ? results : []) {
      const refusal = this.#refused.get(placeId(work.entry));
      if (refusal) failures.set(work, refusal);
    }
  }

  /** Finds the keys whose content Postgres refuses: they are parked when they are folded again. */
  async #blame(content: Content): Promise<void> {
    for (const { place, error } of await findRefused(this.#writer, content)) {
      const said = `Postgres refuses what this key writes: ${error.message}`;
      this.#refused.set(placeId(place), new RepstreamError('REPSTREAM_REFUSED', said, { cause: error }));
    }
  }
}

const GIVEN_AWAY = 'a task was given away while it was folded';

const since = (time: number) => Math.round(performance.now() - time);

const gatheredOf = ({ events, keys, startedAt }: Gathering) => ({ events, keys, ageMs: since(startedAt) });

const countsOf = ({ states, rows, outbox }: Part) => ({
  states: states.length,
  rows: rows.length,
  outgoing: outbox.length,
});
