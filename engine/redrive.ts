/** One request to fold again, as the process that has the task does it: what stands parked, what was read of it, what came since. */
import type { Gathering } from './gathering.js';
import type { Held, HeldEvent } from './held.js';
import type { Intake } from './intake.js';
import type { ParkedEntry } from './parked.js';
import type { RedriveRequest } from './redrives.js';
import type { Task } from './task.js';

export class Redrive {
  readonly request: RedriveRequest;
  readonly task: Task;
  /** What this round folds, in the order of the log. */
  readonly entries: readonly ParkedEntry[];
  /** What stays parked for the next round, since it would be too much at once. */
  readonly rest: readonly ParkedEntry[];
  /** What comes in meanwhile of a parked key; null: it parked alone. */
  readonly held: Held | null;
  /** The events of `entries`. */
  readonly events: HeldEvent[] = [];

  constructor(
    request: RedriveRequest,
    task: Task,
    entries: readonly ParkedEntry[],
    rest: readonly ParkedEntry[],
    held: Held | null,
  ) {
    this.request = request;
    this.task = task;
    this.entries = entries;
    this.rest = rest;
    this.held = held;
    if (held) task.redriven.set(this.key, held);
  }

  get key(): string {
    return this.request.key ?? '';
  }

  /** Whether what was read still is what stands parked. */
  get isCurrent(): boolean {
    const { task, held, key } = this;
    if (task.closed || task.stopped !== null) return false;
    return held ? task.parkedKeys.has(key) && task.redriven.get(key) === held : !task.parkedKeys.has(key);
  }

  /** Whether the key goes on after this round. */
  get isWhole(): boolean {
    return this.held !== null && this.rest.length === 0 && !this.held.isIncomplete;
  }

  /** Nothing more is held for it. */
  end(): void {
    if (this.held && this.task.redriven.get(this.key) === this.held) this.task.redriven.delete(this.key);
  }

  /** Has a gathering fold the events: those of a topic in their order, then what came since. Throws CannotFoldEarly. */
  fold(gathering: Gathering, intakes: ReadonlyMap<string, Intake>): void {
    const { task, key, isWhole } = this;
    this.end();
    if (isWhole) task.parkedKeys.delete(key);
    const events = isWhole ? [...this.events, ...(this.held?.events ?? [])] : this.events;
    for (const held of events) {
      const intake = intakes.get(held.topic);
      if (intake) gathering.takeBack(task, intake, key, held);
    }
    gathering.redriven.push({
      request: this.request.id,
      partition: task.partition,
      key,
      parkedIds: isWhole ? null : this.entries.map(({ id }) => id),
      events: events.length,
      isLast: isWhole || this.held === null,
    });
  }
}
