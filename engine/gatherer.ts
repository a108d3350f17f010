/** Gathering for the next checkpoint: takes what arrives, folds what can be folded at once, and says when it is time to close. */
import { type Bites, isLittle } from './bites.js';
import type { FoldEnvironment } from './fold-environment.js';
import { type Answer, foldWaiting, turn } from './folding.js';
import { Gathering } from './gathering.js';
import { unlearnt } from './intake.js';
import { insist, type Log } from './log.js';
import { type Mailbox, type Parcel, unreadOf } from './mailbox.js';
import type { Sql } from './postgres.js';
import type { Redriving } from './redriving.js';
import type { Renewals } from './restoring/renewals.js';
import type { Sweeps } from './sweeps.js';
import { isFarBehind, releaseDiscarded, scopesThatSlept, type Task } from './task.js';
import type { Ticking } from './ticking.js';
import type { Lineage } from './topology.js';
import type { Turns } from './turns.js';

export interface GathererOptions {
  readonly database: Sql;
  readonly lineage: Lineage;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly mailbox: Mailbox;
  readonly tasks: ReadonlyMap<number, Task>;
  readonly turns: Turns;
  readonly bites: Bites;
  /** Nobody waits for what is folded here: a build takes its fill. */
  readonly isBuild: boolean;
  readonly ticking: Ticking;
  readonly sweeps: Sweeps;
  readonly renewals: Renewals;
  readonly redriving: Redriving;
  readonly answer: Answer;
  /** Whether the checkpoint before is still being written. */
  isWriting(): boolean;
  /** Resolves once it is written. */
  written(): Promise<void>;
}

/** Caught up: how long the first event waits for company, besides until the checkpoint before is written. */
const LINGER_MS = 5;
/** So many keys are folded while the checkpoint before is written; fewer wait for it, and gather more. */
const FOLDED_AHEAD = 1_000;
/** Behind: a checkpoint closes after so long, once so many keys changed, or once so many bytes of events are held. */
export const MAX_GATHER_MS = 3_000;
/** While scopes are swept, events that are there are taken for so long, and none are waited for. */
const SWEEPING_MS = 250;
const MAX_KEYS = 20_000;
/** So many changes of kept inputs: each is held, and moves several scopes. */
const MAX_CHANGES = 6_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** A task whose turn it is has enough with so many changes of each key, if they are not too few to be worth a checkpoint, or with so many bytes. */
const CHANGES_A_KEY = 30;
const LEAST_CHANGES = 2_000;
const TURN_BYTES = 24 * 1024 * 1024;
/** While all are behind nobody waits for a short one. */
const MAX_TURN_MS = 10_000;
/** Whether a checkpoint must close for what it holds, however little time has passed. */
export const isFull = ({ bytes, changedBytes, keys, changes }: Gathering): boolean =>
  bytes + changedBytes > MAX_BYTES || keys > MAX_KEYS || changes > MAX_CHANGES;

/** Whether a turn has enough, with what waits to be taken (bytes). */
function hasEnough({ changes, changedBytes, keys }: Gathering, waiting: number): boolean {
  const total = changedBytes + waiting;
  const all = changes === 0 ? 0 : (total / changedBytes) * changes;
  return total > TURN_BYTES || all > Math.max(LEAST_CHANGES, CHANGES_A_KEY * keys);
}

/** Events that wait for their states are folded as soon as they are so many. */
export const MAX_WAITING = 6_000;
const IDLE_MS = 1_000;

export class Gatherer {
  readonly #options: GathererOptions;
  #looksAtParked = false;
  /** What is left of the bite of the present gathering. */
  #bite = Number.POSITIVE_INFINITY;

  constructor(options: GathererOptions) {
    this.#options = options;
  }

  /** Has the next gathering look whether parked events were discarded. */
  lookAtParked(): void {
    this.#looksAtParked = true;
  }

  /** Takes what arrives until it is time to close; null: there is nothing to write. With `folding`, events are folded as they come. */
  async gather(folding: FoldEnvironment | null): Promise<Gathering | null> {
    const { mailbox, tasks, turns, bites, ticking, sweeps, renewals, redriving, signal, isWriting } = this.#options;
    const gathering = new Gathering(folding);
    this.#bite = Number.POSITIVE_INFINITY;
    turns.begin();
    mailbox.serve(turns);
    // What arrived for tables waits while there is no task to wake for it.
    const hasArrivals = () => sweeps.hasArrivals && tasks.size > 0;
    const isSweeping = () => sweeps.hasWork(tasks) || renewals.hasWork;
    const hasMore = () => hasArrivals() || isSweeping() || ticking.hasWork() || redriving.hasWork;
    if (mailbox.isEmpty && !hasMore()) await mailbox.wait(IDLE_MS);
    await this.#releaseParked(gathering);
    const started = Date.now();
    const areBehind = () => [...tasks.values()].map(({ behind }) => behind.size > 0);
    const isBehind = () => areBehind().includes(true);
    const most = () => (turns.current !== null && !areBehind().includes(false) ? MAX_TURN_MS : MAX_GATHER_MS);
    const isPatient = () => (isBehind() && !bites.isLive()) || (isWriting() && gathering.keys < FOLDED_AHEAD);
    const patience = () => (isSweeping() ? SWEEPING_MS : isPatient() ? most() : LINGER_MS);
    const left = () => started + patience() - Date.now();
    const isDone = () =>
      this.#bite <= 0 || (turns.current ? this.#isOver(gathering) : isFull(gathering)) || left() <= 0;
    for (;;) {
      for (let parcel = mailbox.take(); parcel; parcel = mailbox.take()) {
        await this.#take(gathering, folding, parcel);
        turns.settle();
        if (isDone()) break;
        await turn();
      }
      if (signal.aborted) return null;
      if (isDone()) break;
      if (isSweeping() || (gathering.events === 0 && gathering.parked.length === 0)) break;
      await mailbox.wait(left());
    }
    // Nothing comes of who is behind: a broker may be away, and the others need not wait for it.
    if (turns.current && !gathering.tasks.has(turns.current)) turns.pass();
    if (hasArrivals() || isSweeping()) await this.#sweep(gathering);
    renewals.take(gathering);
    ticking.take(gathering, bites.size());
    gathering.close();
    return gathering.tasks.size > 0 ? gathering : null;
  }

  /** Whether a turn ends: it has enough, and so have come the first records of who is next: what was still to come of this one is here. */
  #isOver(gathering: Gathering): boolean {
    const { turns, mailbox } = this.#options;
    const { current } = turns;
    if (gathering.bytes + gathering.changedBytes > MAX_BYTES) return true;
    if (!current) return false;
    if (hasEnough(gathering, mailbox.bytesOf(current))) turns.pass();
    return turns.next !== null && mailbox.bytesOf(turns.next) > 0 && mailbox.bytesOf(current) === 0;
  }

  async #take(gathering: Gathering, folding: FoldEnvironment | null, parcel: Parcel): Promise<void> {
    const { log, signal, answer, mailbox } = this.#options;
    const { task, intake, run } = parcel;
    if (task.closed || task.stopped) return;
    // Fetched before it stopped and went on.
    if (run.fetchedOffset > (task.positions.get(intake.physical) ?? 0)) return;
    for (const id of unlearnt(intake, run.records)) {
      await insist(log, 'the schema registry', () => intake.decoder.learn(id), { signal });
    }
    if (!this.#takeOf(gathering, parcel)) mailbox.putBack(parcel);
    if (task.stopped) log.error({ partition: task.partition }, task.stopped);
    if (isFarBehind(unreadOf(parcel))) task.behind.add(intake.physical);
    else task.behind.delete(intake.physical);
    if (folding && gathering.pendingEvents > MAX_WAITING) await foldWaiting(folding, gathering, answer);
  }

  /** Takes what is live whole, and of the rest what is left of the bite; whether that was all. */
  #takeOf(gathering: Gathering, parcel: Parcel): boolean {
    const { bites, isBuild } = this.#options;
    const { task, intake, run } = parcel;
    if (isBuild) return gathering.take(task, intake, run);
    if (isLittle(unreadOf(parcel))) {
      if (run.records.count > 0) bites.noteLive();
      return gathering.take(task, intake, run);
    }
    this.#bite = Math.min(this.#bite, bites.size());
    const before = gathering.load;
    const isWhole = gathering.take(task, intake, run, before + this.#bite);
    this.#bite -= gathering.load - before;
    return isWhole;
  }

  /** Lets parked keys go on: first of all, while all that parked before is written or in hand. */
  async #releaseParked(gathering: Gathering): Promise<void> {
    const { log, signal, redriving, sweeps, tasks, written } = this.#options;
    const postgres = <T>(ask: () => Promise<T>) => insist(log, 'Postgres', ask, { signal });
    if (this.#looksAtParked) await this.#release(gathering, postgres);
    if (redriving.isAsked) {
      await written();
      await postgres(() => redriving.begin());
    }
    if (!redriving.isRead) return;
    redriving.take(gathering, await postgres(() => redriving.slept()));
    sweeps.noteReleased(tasks.values());
  }

  async #release(gathering: Gathering, postgres: <T>(ask: () => Promise<T>) => Promise<T>): Promise<void> {
    const { database, lineage, sweeps, tasks, written } = this.#options;
    this.#looksAtParked = false;
    if (![...tasks.values()].some(({ parkedKeys }) => parkedKeys.size > 0)) return;
    await written();
    const released = await postgres(() => releaseDiscarded(database, lineage, tasks));
    for (const { task, key, scope } of await postgres(() => scopesThatSlept(database, lineage, released)))
      gathering.work(task, key).wake([scope]);
    sweeps.noteReleased(released.map(({ task }) => task));
  }

  async #sweep(gathering: Gathering): Promise<void> {
    const { database, log, signal, tasks, bites, sweeps, written } = this.#options;
    await written();
    if (sweeps.hasArrivals) await insist(log, 'Postgres', () => sweeps.collect(database, tasks), { signal });
    if (!sweeps.hasWork(tasks)) return;
    await insist(log, 'Postgres', () => sweeps.take(database, tasks, gathering, bites.size()), { signal });
  }
}
