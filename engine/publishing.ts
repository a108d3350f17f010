/** What a runner tells Kafka once it is committed: outgoing events, and now and then where its tasks stand. */
import type { Checkpoint } from './checkpoint.js';
import type { Outbox, OutboxEntry } from './outbox.js';
import type { Membership } from './reader.js';
import type { Task } from './task.js';

/** So many batches may be on their way to Kafka before folding waits for them. */
const PUBLISHED_AHEAD = 4;
const HINT_MS = 5_000;

export class Publishing {
  readonly #outbox: Outbox;
  readonly #tasks: ReadonlyMap<number, Task>;
  readonly #tell: Membership['hint'];
  #hintedAt = 0;

  constructor(outbox: Outbox, tasks: ReadonlyMap<number, Task>, tell: Membership['hint']) {
    this.#outbox = outbox;
    this.#tasks = tasks;
    this.#tell = tell;
  }

  /** Resolves once all that is queued by now is published. */
  get published(): Promise<void> {
    return this.#outbox.published;
  }

  /** Resolves once few enough are on their way, or when `signal` aborts. */
  settled(signal: AbortSignal): Promise<void> {
    return this.#outbox.settled(PUBLISHED_AHEAD, signal);
  }

  /** Queues committed events; what is published is deleted from the outbox by a later checkpoint. */
  publish(entries: readonly OutboxEntry[]): void {
    this.#outbox.publish(entries, () => {
      for (const { partition, topic, target, number, incarnation } of entries) {
        const task = this.#tasks.get(partition);
        // Numbers of an incarnation that was renewed meanwhile say nothing about those of the next.
        const published = task?.incarnation === incarnation ? task.published : undefined;
        const id = `${topic}/${target}`;
        if (number > (published?.get(id)?.number ?? 0)) published?.set(id, { topic, target, number });
      }
    });
  }

  /** Forgets what a written checkpoint has deleted. */
  forget(deleted: Checkpoint['published']): void {
    for (const { partition, topic, target, number } of deleted) {
      const published = this.#tasks.get(partition)?.published;
      const id = `${topic}/${target}`;
      if (published?.get(id)?.number === number) published.delete(id);
    }
  }

  /** Tells the broker, now and then, where what is written stands: for tools that show lag, and for whoever must see that a database is older. */
  hint(now = false): void {
    if (!now && Date.now() - this.#hintedAt < HINT_MS) return;
    this.#hintedAt = Date.now();
    this.#tell(
      [...this.#tasks.values()].flatMap(({ partition, written }) =>
        Object.entries(written).map(([topic, offset]) => ({ topic, partition, offset })),
      ),
    );
  }

  close(ms: number): Promise<void> {
    return this.#outbox.close(ms);
  }
}
