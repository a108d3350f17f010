/** From fetched records to the work of a checkpoint: decoded, checked, deduplicated, grouped by key and scope. */
import type { ScopePlace } from './checkpoint.js';
import { RepstreamError } from './errors.js';
import { CannotFoldEarly, foldAtOnce } from './fold.js';
import type { FoldEnvironment } from './fold-environment.js';
import { isNext } from './hearing.js';
import type { HeldEvent } from './held.js';
import type { Intake } from './intake.js';
import { changeOf } from './kept.js';
import { messageOf } from './log.js';
import { holdAgainst, markOf } from './marks.js';
import { originOf } from './outbox.js';
import { type Growing, type Parked, ParkedRanges, type Setting } from './parking.js';
import type { Delivered } from './processor.js';
import { isHeld } from './purging/inheritance.js';
import type { Run } from './reader.js';
import type { Records } from './records.js';
import type { Redriven } from './redrives.js';
import { Undecodable } from './registry.js';
import type { Phantom } from './restoring/phantoms.js';
import { decodeValue, keyOf, MAX_KEY_BYTES, refuseLongKey, sourceEvent } from './source-event.js';
import type { Task } from './task.js';
import { WAKE_STEP_MS } from './waking.js';
import { KeyWork, type Placing } from './work.js';

// A decoded event that is held weighs about this much besides its bytes.
const EVENT_BYTES = 300;
const WAITS = 'waits for the key to be redriven';

/** What one checkpoint will fold: filled by `take`, record by record. */
export class Gathering {
  readonly works = new Map<Task, Map<string, KeyWork>>();
  /** Scopes of a sweep that are shown again with it. */
  readonly swept: ScopePlace[] = [];
  /** What older incarnations of these tasks told, and nobody tells now. */
  readonly retractions: (Phantom & { readonly task: Task })[] = [];
  readonly tasks = new Set<Task>();
  /** Works that hold events. */
  readonly pending = new Set<KeyWork>();
  /** Works whose fold failed as events came. */
  readonly failures = new Map<KeyWork, unknown>();
  /** Events held: not yet folded. */
  pendingEvents = 0;
  /** What was parked and is folded again. */
  readonly redriven: Omit<Redriven, 'failure'>[] = [];
  readonly startedAt = performance.now();
  events = 0;
  keys = 0;
  /** Changes of kept inputs: held until the checkpoint closes, and each is looked up and written. */
  changes = 0;
  changedBytes = 0;
  /** Of what is held. */
  bytes = 0;
  readonly #environment: FoldEnvironment | null;
  readonly #parked = new ParkedRanges();
  /** Of the partition whose records are taken. */
  #growing: Growing = new Map();
  // Most often the next record is of the same task.
  #task: Task | null = null;
  #works = new Map<string, KeyWork>();

  /** With an environment, events are folded as they come where that can be done; without, all are held until the checkpoint closes. */
  constructor(environment: FoldEnvironment | null = null) {
    this.#environment = environment;
  }

  /** What parked so far, but for keys whose fold fails. */
  get parked(): readonly Parked[] {
    return this.#parked.all;
  }

  /** How much it is: keys, and changes of what is kept. */
  get load(): number {
    return this.keys + this.changes;
  }

  /** Takes the records of a fetched run into the works of its task, until it has so much of a load; whether that was all. Throws CannotFoldEarly. */
  take(task: Task, intake: Intake, run: Run, most = Number.POSITIVE_INFINITY): boolean {
    this.tasks.add(task);
    this.#growing = this.#parked.growing(intake.physical, task.partition);
    const { ledger } = task;
    const { records, nextOffset } = run;
    const position = task.positions.get(intake.physical) ?? 0;
    const mark = task.unproven.get(intake.physical);
    if (mark) {
      try {
        holdAgainst(mark, intake.topic, run);
      } catch (error) {
        task.stopped = messageOf(error);
        return true;
      }
      task.unproven.delete(intake.physical);
    }
    let i = 0;
    while (i < records.count && records.offset(i) < position) i++;
    for (const first = i; i < records.count; i++) {
      if (this.load >= most && i > first) {
        task.positions.set(intake.physical, records.offset(i));
        task.marks.set(intake.physical, markOf(records, i - 1));
        return false;
      }
      ledger.read++;
      try {
        const isNew =
          intake.topic.role === 'derived'
            ? this.#derived(task, intake, records, i)
            : this.#source(task, intake, records, i);
        if (!isNew) ledger.repeated++;
      } catch (error) {
        if (error instanceof RepstreamError) {
          // The log is not what it should be: what came before stands, the task stops here.
          ledger.read--;
          task.stopped = error.message;
          task.positions.set(intake.physical, records.offset(i));
          if (i > 0) task.marks.set(intake.physical, markOf(records, i - 1));
          return true;
        }
        if (!(error instanceof Undecodable)) throw error;
        const key = records.key(i, MAX_KEY_BYTES);
        if (key !== null) this.works.get(task)?.get(key)?.interrupt(intake.physical);
        const { reason, message: detail } = error;
        this.#park(task, intake, records, i, { kind: 'event', key, reason, detail });
      }
    }
    task.positions.set(intake.physical, Math.max(position, nextOffset));
    if (records.count > 0) task.marks.set(intake.physical, markOf(records, records.count - 1));
    return true;
  }

  /** The work of a key, made when there is none. */
  work(task: Task, key: string): KeyWork {
    if (task !== this.#task) {
      this.#task = task;
      this.#works = this.works.get(task) ?? new Map();
      this.works.set(task, this.#works);
      this.tasks.add(task);
    }
    let work = this.#works.get(key);
    if (!work) {
      const entry = task.cache.entry(task.partition, key);
      entry.pins++;
      work = new KeyWork(entry);
      this.#works.set(key, work);
      this.keys++;
    }
    return work;
  }

  /** Lets go of all keys, once they are written. */
  letGo(): void {
    for (const [task, works] of this.works) {
      for (const { entry } of works.values()) task.cache.letGo(entry);
      task.cache.shrink();
    }
  }

  /** Sets what time it is for all works of the tasks, once no more events are taken. */
  close(): void {
    for (const [task, works] of this.works) {
      const tick = Math.floor(task.tick / WAKE_STEP_MS) * WAKE_STEP_MS;
      for (const work of works.values()) work.tick = tick;
    }
  }

  #source(task: Task, intake: Intake, records: Records, i: number): boolean {
    const key = keyOf(records, i);
    this.#add(task, intake, records, i, key, sourceEvent(intake.topic, intake.decoder, records, i, key));
    return true;
  }

  #derived(task: Task, intake: Intake, records: Records, i: number): boolean {
    const origin = originOf((name) => records.header(i, name));
    if (origin.isMarker) {
      const isNew = isNext(task, intake.physical, origin);
      if (isNew) task.ledger.folded++;
      return isNew;
    }
    const key = keyOf(records, i);
    if (!isNext(task, intake.physical, origin)) {
      this.works.get(task)?.get(key)?.interrupt(intake.physical);
      this.#growing.delete(key);
      return false;
    }
    refuseLongKey(records, i);
    const value = records.valueLength(i) < 0 ? null : decodeValue(intake.decoder, records, i);
    const { entity, producer } = origin;
    this.#add(task, intake, records, i, key, { entity, producer, value } satisfies Delivered<object>);
    return true;
  }

  /** Takes an event that stands parked into the work of its key. Throws CannotFoldEarly. */
  takeBack(task: Task, intake: Intake, key: string, held: HeldEvent): void {
    task.ledger.parked--;
    this.#accept(task, intake, key, held.offset, held.event, held.bytes);
  }

  #add(task: Task, intake: Intake, records: Records, i: number, key: string, event: object): void {
    const offset = records.offset(i);
    const bytes = Math.max(0, records.valueLength(i));
    if (task.parkedKeys.size > 0 && task.parkedKeys.has(key)) {
      this.#park(task, intake, records, i, { kind: 'key', key, reason: 'key_parked', detail: WAITS });
      task.redriven.get(key)?.add({ topic: intake.physical, offset, event, bytes });
      return;
    }
    if (this.#growing.size > 0) this.#growing.delete(key);
    this.#accept(task, intake, key, offset, event, bytes);
  }

  #accept(task: Task, intake: Intake, key: string, offset: number, event: object, bytes: number): void {
    const work = this.work(task, key);
    work.cover(intake.physical, offset, bytes);
    task.ledger.folded++;
    this.events++;
    // Nothing of an erased person may fail and so be set aside with their key.
    if (this.#environment?.isKeyedByPeople && this.#environment.isErased(key)) return;
    if (this.failures.size > 0 && this.failures.has(work)) return;
    try {
      const first = intake.purgeable ? offset : null;
      const { inherited } = task;
      const heldBefore = inherited && isHeld(inherited, intake.physical, key, offset) ? inherited.since : null;
      if (!this.#fold(intake, work, event, first, heldBefore))
        this.#hold(intake, work, event, bytes, { first, heldBefore });
    } catch (error) {
      if (error instanceof Undecodable || error instanceof CannotFoldEarly) throw error;
      this.failures.set(work, error);
      this.pending.delete(work);
    }
  }

  /** Folds the event at once if it can be. */
  #fold(
    { kept, input, topic, scopeOf }: Intake,
    work: KeyWork,
    event: object,
    first: number | null,
    heldBefore: number | null,
  ): boolean {
    if (this.#environment === null || kept !== null || scopeOf === null) return false;
    return foldAtOnce(this.#environment, work, input, topic, scopeOf(event), event, first, heldBefore);
  }

  #hold(intake: Intake, work: KeyWork, event: object, bytes: number, placing: Placing): void {
    if (intake.kept) {
      work.keep(intake.input, changeOf(intake.kept, event));
      this.changes++;
      this.changedBytes += EVENT_BYTES + bytes;
      return;
    }
    work.add(intake.input, intake.scopeOf ? intake.scopeOf(event) : null, event, placing);
    this.pending.add(work);
    this.pendingEvents++;
    this.bytes += EVENT_BYTES + bytes;
  }

  #park(task: Task, { physical }: Intake, records: Records, i: number, setting: Setting): void {
    task.ledger.parked++;
    const bytes = Math.max(0, records.valueLength(i));
    if (this.#parked.add(setting, physical, task.partition, records.offset(i), bytes)) this.bytes += EVENT_BYTES;
  }
}
