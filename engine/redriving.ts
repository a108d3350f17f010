/** Folding parked events again, beside all else: finds what is asked of this process' tasks, reads it, hands it to a gathering. */

import type { Gathering } from './gathering.js';
import { Held, Room } from './held.js';
import type { Intake } from './intake.js';
import type { Admin, Kafka } from './kafka.js';
import { type Log, messageOf } from './log.js';
import { extents } from './observer.js';
import type { ParkedEntry } from './parked.js';
import type { Sql } from './postgres.js';
import { Redrive } from './redrive.js';
import { readParked } from './redrive-reading.js';
import { askedRedrives, endRedrive, entriesOf, type RedriveRequest } from './redrives.js';
import { type ReleasedKey, scopesThatSlept, type Task } from './task.js';
import type { Lineage } from './topology.js';

export interface RedrivingOptions {
  readonly database: Sql;
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly lineage: Lineage;
  readonly log: Log;
  readonly tasks: ReadonlyMap<number, Task>;
  /** The inputs, by physical topic. */
  intakes(): ReadonlyMap<string, Intake>;
  /** There is something for the next gathering. */
  nudge(): void;
}

/** One round: so many requests, events and bytes at most, but always one entry. */
const MAX_REQUESTS = 500;
const MAX_EVENTS = 20_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** What comes in meanwhile of all these keys. */
const HELD_BYTES = 8 * 1024 * 1024;
/** A request that makes its checkpoint fail so often is given up: it would hold up all others. */
const MAX_TRIES = 5;

export class Redriving {
  readonly #options: RedrivingOptions;
  #isLooking = false;
  #isReading = false;
  #isAsked = false;
  #read: readonly Redrive[] | null = null;
  /** How often each request was folded without its events being counted as folded. */
  readonly #tries = new Map<number, { times: number; events: number }>();
  /** Requests of which everything that waits for later rounds was counted. */
  readonly #counted = new Set<number>();

  constructor(options: RedrivingOptions) {
    this.#options = options;
  }

  /** Whether the next gathering has something to do. */
  get hasWork(): boolean {
    return this.#isAsked || this.#read !== null;
  }

  /** Whether something is asked that was not begun. All that parked must be written before `begin`. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Whether a round is read and waits for `take`. */
  get isRead(): boolean {
    return this.#read !== null;
  }

  /** Looks whether something is asked; holds nobody up. */
  look(): void {
    const { database, lineage, tasks, log, nudge } = this.#options;
    if (tasks.size === 0 || this.#isLooking || this.#isReading || this.hasWork) return;
    this.#isLooking = true;
    askedRedrives(database, lineage.name, [...tasks.keys()], 1)
      .then((requests) => {
        this.#isAsked = requests.length > 0;
        if (this.#isAsked) nudge();
      })
      .catch((error) => log.debug({ error: messageOf(error) }, 'looking for what is to be folded again'))
      .finally(() => {
        this.#isLooking = false;
      });
  }

  /** Begins a round: from now on what comes in of its keys is held. */
  async begin(): Promise<void> {
    const { database, lineage, tasks } = this.#options;
    this.#isAsked = false;
    const requests = await askedRedrives(database, lineage.name, [...tasks.keys()], MAX_REQUESTS);
    this.#forget(requests);
    const found = await entriesOf(database, lineage.name, requests);
    const room = new Room(HELD_BYTES);
    const left = { events: MAX_EVENTS, bytes: MAX_BYTES };
    const round: Redrive[] = [];
    for (const [request, entries] of found) {
      const task = tasks.get(request.partition);
      if (!task || task.stopped !== null) continue;
      const refusal = this.#refusalOf(request, task, entries);
      if (refusal) {
        if (refusal.state !== 'asked') await endRedrive(database, request, refusal.state, refusal.detail);
        continue;
      }
      const now = request.kind === 'event' ? entries.length : fitting(entries, left, round.length === 0);
      if (now === 0 && entries.length > 0) break;
      const held = request.kind === 'key' ? new Held(room) : null;
      round.push(new Redrive(request, task, entries.slice(0, now), entries.slice(now), held));
    }
    if (round.length > 0) this.#start(round);
  }

  /** Scopes that nothing showed while the keys were parked that go on with what was read. */
  slept(): Promise<(ReleasedKey & { scope: string })[]> {
    const whole = this.#read?.filter(({ isCurrent, isWhole }) => isCurrent && isWhole) ?? [];
    return scopesThatSlept(this.#options.database, this.#options.lineage, whole);
  }

  /** Has the gathering, which has taken nothing yet, fold what was read. Throws CannotFoldEarly. */
  take(gathering: Gathering, slept: readonly (ReleasedKey & { scope: string })[]): void {
    const read = this.#read?.filter(({ isCurrent }) => isCurrent) ?? [];
    for (const redrive of this.#read ?? []) redrive.end();
    this.#read = null;
    for (const { request } of read) this.#note(request);
    for (const redrive of read) redrive.fold(gathering, this.#options.intakes());
    for (const { task, key, scope } of slept) if (!task.parkedKeys.has(key)) gathering.work(task, key).wake([scope]);
    // There may be more: the rest of these keys, or other requests.
    this.#isAsked = read.length > 0;
  }

  #note({ id, events }: RedriveRequest): void {
    const known = this.#tries.get(id);
    this.#tries.set(id, { events, times: known?.events === events ? known.times + 1 : 1 });
    this.#counted.add(id);
  }

  /** Requests that are no longer asked. */
  #forget(asked: readonly RedriveRequest[]): void {
    if (asked.length === MAX_REQUESTS) return;
    const ids = new Set(asked.map(({ id }) => id));
    for (const id of [...this.#tries.keys(), ...this.#counted]) {
      if (ids.has(id)) continue;
      this.#tries.delete(id);
      this.#counted.delete(id);
    }
  }

  #start(round: readonly Redrive[]): void {
    const { log, nudge } = this.#options;
    this.#isReading = true;
    this.#fill(round)
      .then((read) => {
        this.#read = read;
      })
      .catch((error) => {
        for (const redrive of round) redrive.end();
        log.warn({ error: messageOf(error) }, 'parked events cannot be read now: tried again with the next tick');
      })
      .finally(() => {
        this.#isReading = false;
        nudge();
      });
  }

  /** Reads the events of a round; gives the redrives that can be folded. */
  async #fill(round: readonly Redrive[]): Promise<Redrive[]> {
    const { database, kafka, admin, intakes, log } = this.#options;
    const topics = round.flatMap(({ entries, rest }) =>
      [...entries, ...rest].flatMap(({ topic, events }) => (events > 0 ? [topic] : [])),
    );
    const rest = round.filter(({ request }) => !this.#counted.has(request.id));
    const failures = await readParked({ kafka, intakes: intakes(), log }, round, rest, await extents(admin, topics));
    for (const [redrive, detail] of failures) {
      redrive.end();
      await endRedrive(database, redrive.request, 'failed', detail);
      log.warn({ key: redrive.request.key, detail }, 'what stands parked cannot be folded again');
    }
    return round.filter((redrive) => !failures.has(redrive));
  }

  /** Why a request is not begun: it ends as it says, or waits (`asked`). */
  #refusalOf(
    { id, kind, key }: RedriveRequest,
    task: Task,
    entries: readonly ParkedEntry[],
  ): { state: RedriveRequest['state']; detail: string } | null {
    const fails = (detail: string) => ({ state: 'failed', detail }) as const;
    if (entries.length === 0) return { state: 'done', detail: 'nothing stands parked any more' };
    if ((this.#tries.get(id)?.times ?? 0) >= MAX_TRIES)
      return fails(`its checkpoint failed ${MAX_TRIES} times: the log of the process says why`);
    const intakes = this.#options.intakes();
    const foreign = entries.find(({ topic, events }) => events > 0 && !intakes.has(topic));
    if (foreign) return fails(`${foreign.topic} is no input of this build`);
    if (kind === 'key') return null;
    const refusal = entries.map(({ topic }) => refusalOfEvent(intakes.get(topic))).find((one) => one !== null);
    if (refusal) return fails(refusal);
    if (task.redriven.has(key ?? '')) return { state: 'asked', detail: 'its key is folded first' };
    return task.parkedKeys.has(key ?? '') ? fails(`its key ${key} is parked: redrive the key first`) : null;
  }
}

/** Why what parked alone of an input may not come last, or null. */
export function refusalOfEvent(intake: Pick<Intake, 'topic' | 'kept'> | undefined): string | null {
  if (intake?.topic.role === 'derived')
    return `${intake.topic.name} is derived: an older value must not take the place of a newer one; have the task that writes it send its present again`;
  if (intake?.kept)
    return `of ${intake.topic.name} the latest record counts: an older one must not take its place; send it again`;
  return null;
}

/** How many of the entries, from the first on, fit into what is left of a round. */
function fitting(entries: readonly ParkedEntry[], left: { events: number; bytes: number }, isFirst: boolean): number {
  let now = 0;
  for (const { events, bytes } of entries) {
    // Of earlier versions the bytes are not known.
    const size = bytes ?? events * 500;
    if ((events > left.events || size > left.bytes) && !(isFirst && now === 0)) break;
    left.events -= events;
    left.bytes -= size;
    now++;
  }
  return now;
}
