/** Reading from Kafka in a thread of its own: receiving and unpacking takes as long as folding, and there are two cores. */
import { Worker } from 'node:worker_threads';
import type { Level } from 'pino';
import type { Connections } from './connections.js';
import type { Fetched, Partitions } from './kafka-group.js';
import { type Log, sayWaiting } from './log.js';
import type { Order, ReaderData, Report } from './reading.js';
import { Records } from './records.js';

/** A fetched run of one partition, its records packed. */
export interface Run extends Omit<Fetched, 'messages'> {
  readonly records: Records;
}

/** What a member of a group is told. */
export interface RunHandlers {
  onAssigned(partitions: readonly number[]): void;
  /** Resolves once there is room for more: the fetcher waits for it. What is not wanted is read again from where `seek` says. */
  onFetched(run: Run): Promise<void>;
  /** Records that are none of ours (control records, aborted ones) were passed over; `firstOffset`: of the first of them. */
  onSkipped(topic: string, partition: number, nextOffset: number, firstOffset: number): void;
}

/** A member of a group, as seen from here. */
export interface Membership {
  /** Resolves once it reads. */
  readonly joined: Promise<void>;
  /** Has the next fetch of a partition start at `offset`. */
  seek(topic: string, partition: number, offset: number): void;
  /** Has all partitions be fetched from but these; after every assignment all are. */
  holdBack(held: Partitions): void;
  /** Tells the broker where the group stands: a hint for tools, never read back as truth. */
  hint(offsets: readonly { topic: string; partition: number; offset: number }[]): void;
  leave(): Promise<void>;
}

/** The reading thread of this process, with all its memberships. */
export class Reader {
  readonly #thread: Worker;
  readonly #log: Log;
  readonly #groups: RunHandlers[] = [];
  readonly #joined = new Map<number, () => void>();
  readonly #left = new Map<number, () => void>();
  readonly #waits = new Map<number, (answers: boolean) => void>();

  constructor(connections: Connections, log: Log) {
    this.#log = log;
    const data: ReaderData = { connections, level: log.level };
    this.#thread = new Worker(new URL('./reader.mjs', import.meta.url), {
      workerData: data,
      name: 'reader',
      resourceLimits: { maxYoungGenerationSizeMb: 48 },
    });
    this.#thread.on('message', (report: Report) => this.#hear(report));
    // Nothing can be read any more: whoever watches over this process starts it again.
    this.#thread.on('error', (error) => {
      throw error;
    });
  }

  /** Joins group `groupId` on `topics`, co-partitioned. */
  join(groupId: string, topics: readonly string[], handlers: RunHandlers): Membership {
    const group = this.#groups.push(handlers) - 1;
    this.#order({ kind: 'join', group, groupId, topics });
    return {
      joined: new Promise((resolve) => this.#joined.set(group, resolve)),
      seek: (topic, partition, offset) => this.#order({ kind: 'seek', group, topic, partition, offset }),
      holdBack: (held) => this.#order({ kind: 'holdBack', group, held }),
      hint: (offsets) => this.#order({ kind: 'hint', group, offsets }),
      leave: () =>
        new Promise((resolve) => {
          this.#left.set(group, resolve);
          this.#order({ kind: 'leave', group });
        }),
    };
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }

  #order(order: Order): void {
    this.#thread.postMessage(order);
  }

  #hear(report: Report): void {
    switch (report.kind) {
      case 'joined':
        this.#joined.get(report.group)?.();
        break;
      case 'left':
        this.#left.get(report.group)?.();
        break;
      case 'assigned':
        this.#groups[report.group]?.onAssigned(report.partitions);
        break;
      case 'skipped':
        this.#groups[report.group]?.onSkipped(report.topic, report.partition, report.nextOffset, report.firstOffset);
        break;
      case 'fetched':
        void this.#take(report);
        break;
      case 'line': {
        const { level, msg, time: _, pid: __, hostname: ___, ...fields } = JSON.parse(report.line);
        this.#log[this.#log.levels.labels[level] as Level](fields, msg);
        break;
      }
      case 'waiting':
        this.#waits.set(report.id, sayWaiting(this.#log, report.what, report.error ?? undefined));
        break;
      case 'waited':
        this.#waits.get(report.id)?.(report.answers);
        this.#waits.delete(report.id);
    }
  }

  async #take({ group, count, memory, kind: _, ...fetched }: Report & { kind: 'fetched' }): Promise<void> {
    const bytes = memory.byteLength;
    await this.#groups[group]?.onFetched({ ...fetched, records: new Records(memory, count) });
    this.#order({ kind: 'taken', group, bytes });
  }
}
