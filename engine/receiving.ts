/** What the reading thread brings: taken where it continues what a task has read, asked for again where it does not. */
import type { Assignment } from './assignment.js';
import type { Mailbox } from './mailbox.js';
import type { Run } from './reader.js';
import { pack } from './records.js';
import { isFarBehind } from './task.js';

/** Holds reading back. */
export interface Throttling {
  /** Resolves once these records may be folded. */
  admit(records: number): Promise<void>;
}

interface ReceivingOptions {
  readonly assignment: Assignment;
  readonly mailbox: Mailbox;
  readonly throttle: Throttling | null;
  /** Has the next fetch of a partition start at `offset`. */
  seek(topic: string, partition: number, offset: number): void;
}

export class Receiving {
  readonly #options: ReceivingOptions;
  /** By partition, the last skip that did not continue what was read. */
  readonly #doubted = new Map<string, string>();

  constructor(options: ReceivingOptions) {
    this.#options = options;
  }

  /** Resolves once there is room for more. */
  async take(run: Run): Promise<void> {
    const { assignment, mailbox, throttle, seek } = this.#options;
    const task = await assignment.opened(run.partition);
    const intake = assignment.intakes.get(run.topic);
    if (!task || task.stopped || !intake) return;
    const expected = task.fetching.get(run.topic) ?? 0;
    if (run.fetchedOffset !== expected) return seek(run.topic, run.partition, expected);
    task.fetching.set(run.topic, run.nextOffset);
    // Before it is taken: of many tasks that are behind the others are no longer fetched, and do not fill the mailbox.
    if (isFarBehind(run.highWatermark - run.nextOffset)) task.behind.add(run.topic);
    await throttle?.admit(run.records.count);
    await mailbox.put({ task, intake, run });
  }

  /** Records that are none of ours (control records, aborted ones) were passed over. */
  skip(topic: string, partition: number, nextOffset: number, firstOffset: number): void {
    const { assignment, mailbox, seek } = this.#options;
    const task = assignment.tasks.get(partition);
    const intake = assignment.intakes.get(topic);
    if (!task || !intake) return;
    const fetchedOffset = task.fetching.get(topic) ?? 0;
    if (nextOffset <= fetchedOffset) return;
    // It may have been fetched from elsewhere, before a seek took effect: then what lies between would pass unread. Only a skip that
    // comes again, now that it was asked for from here, stands behind a hole in the log.
    const [place, skip] = [`${topic}/${partition}`, `${fetchedOffset}/${firstOffset}`];
    if (firstOffset > fetchedOffset && this.#doubted.get(place) !== skip) {
      this.#doubted.set(place, skip);
      seek(topic, partition, fetchedOffset);
      return;
    }
    task.fetching.set(topic, nextOffset);
    const run = { topic, partition, fetchedOffset, nextOffset, highWatermark: nextOffset, records: pack([]) };
    void mailbox.put({ task, intake, run });
  }
}
