/** A processor in this process: gathers what its tasks received, folds it, and commits one checkpoint after the other. */
import { Assignment, Fenced } from './assignment.js';
import type { Checkpoint } from './checkpoint.js';
import type { Broadcast } from './clock.js';
import { type ClosingOptions, close } from './closing.js';
import type { Erasure } from './erasure.js';
import { RepstreamError } from './errors.js';
import { CannotFoldEarly } from './fold.js';
import { type Answer, foldAll } from './folding.js';
import { Gatherer } from './gatherer.js';
import { type Gathering, openIntakes } from './intake.js';
import type { Admin, Producer } from './kafka.js';
import { insist, type Log, messageOf, pause } from './log.js';
import { Mailbox } from './mailbox.js';
import { Memory } from './memory.js';
import { Outbox, type OutboxEntry } from './outbox.js';
import type { Database } from './postgres.js';
import type { Membership, Reader, Run } from './reader.js';
import { pack } from './records.js';
import { findRefused, isRefusal, placeId } from './refusal.js';
import type { Schemas } from './registry.js';
import { Sweeps } from './sweeps.js';
import { Ticking } from './ticking.js';
import { type Lineage, outputsOf, type Topology, tablesOf } from './topology.js';
import type { FoldEnvironment } from './work.js';
import { CheckpointWriter } from './writer.js';

/** Holds reading back. */
export interface Throttling {
  /** Resolves once these records may be folded. */
  admit(records: number): Promise<void>;
}

/** What runners of one process share. */
export interface RunnerEnvironment {
  readonly topology: Topology;
  readonly database: Database;
  readonly reader: Reader;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly schemas: Schemas;
  readonly broadcast: Broadcast;
  readonly erasure: Erasure | null;
  readonly throttle: Throttling | null;
  /** Partitions of each physical topic. */
  readonly partitions: ReadonlyMap<string, number>;
  readonly log: Log;
  /** Scopes shown again in one checkpoint of a sweep. */
  readonly sweepStep?: number | undefined;
}

const MAILBOX_BYTES = 8 * 1024 * 1024;
/** So many batches may be on their way to Kafka before folding waits for them. */
const PUBLISHED_AHEAD = 4;
const HINT_MS = 5_000;

export class Runner {
  readonly #environment: RunnerEnvironment;
  readonly #lineage: Lineage;
  readonly #log: Log;
  readonly #mailbox = new Mailbox(MAILBOX_BYTES);
  readonly #stop = new AbortController();
  readonly #writer: CheckpointWriter;
  readonly #memory: Memory;
  readonly #outbox: Outbox;
  readonly #assignment: Assignment;
  readonly #ticking: Ticking;
  readonly #sweeps: Sweeps;
  readonly #folding: FoldEnvironment;
  readonly #closing: ClosingOptions;
  readonly #gatherer: Gatherer;
  #member: Membership | null = null;
  #loop: Promise<void> = Promise.resolve();
  #inFlight: Promise<void> = Promise.resolve();
  #failure: unknown = null;
  /** Keys whose content Postgres refused, until they are parked. */
  readonly #refused = new Map<string, RepstreamError>();
  #isWriting = false;
  /** Until a handler is seen to look things up. */
  #foldsEarly = true;
  #hintedAt = 0;
  /** By partition, the last skip that did not continue what was read. */
  readonly #doubted = new Map<string, string>();

  constructor(environment: RunnerEnvironment, lineage: Lineage) {
    const { database, admin, producer, broadcast, erasure } = environment;
    const { processor } = lineage;
    const log = environment.log.child({ lineage: lineage.name });
    this.#environment = environment;
    this.#lineage = lineage;
    this.#log = log;
    this.#writer = new CheckpointWriter(database, lineage);
    this.#memory = new Memory(database, lineage, (partition) => this.#assignment.task(partition).cache);
    this.#outbox = new Outbox(producer, lineage.name, log);
    this.#assignment = new Assignment({
      database,
      admin,
      lineage,
      log,
      signal: this.#stop.signal,
      seek: (topic, partition, offset) => this.#member?.seek(topic, partition, offset),
      onOpened: ({ unpublished }) => {
        this.#sweeps.noteTask();
        this.#publish(unpublished);
        this.#mailbox.nudge();
      },
    });
    this.#ticking = new Ticking(environment, this.#assignment.tasks);
    this.#sweeps = new Sweeps(lineage, broadcast, erasure, environment.sweepStep);
    const tables = Object.entries(tablesOf(processor)).map(([name, topic]) => [name, broadcast.table(topic)]);
    const erased = erasure && broadcast.table(erasure.topic);
    this.#folding = {
      processor,
      tables: Object.fromEntries(tables),
      isErased: (person) => erased?.has(person) ?? false,
      isKeyedByPeople: erasure?.keyedBy.includes(processor.keyedBy) ?? false,
    };
    this.#closing = { ...environment, lineage, log };
    this.#gatherer = new Gatherer({
      database,
      lineage,
      log,
      signal: this.#stop.signal,
      mailbox: this.#mailbox,
      tasks: this.#assignment.tasks,
      ticking: this.#ticking,
      sweeps: this.#sweeps,
      answer: this.#answer,
      isWriting: () => this.#isWriting,
      written: () => this.#inFlight,
    });
  }

  get lineage(): string {
    return this.#lineage.name;
  }

  async start(): Promise<void> {
    const { topology, schemas, reader, broadcast } = this.#environment;
    const { processor } = this.#lineage;
    const registry = <T>(ask: () => Promise<T>) => insist(this.#log, 'the schema registry', ask, GIVE_UP);
    const intakes = await registry(() => openIntakes(processor, topology, schemas));
    for (const topic of Object.values(outputsOf(processor))) await registry(() => schemas.find(topic));
    this.#assignment.intakes = intakes;
    broadcast.onTick((tick) => {
      this.#gatherer.lookAtParked();
      this.#ticking
        .announce(tick, intakes)
        .then(() => this.#mailbox.nudge())
        .catch((error) => this.#log.debug({ error: messageOf(error) }, 'tick'));
    });
    broadcast.onTable((topic) => {
      this.#sweeps.noteTable(topic);
      this.#mailbox.nudge();
    });
    this.#loop = this.#run();
    this.#member = reader.join(this.#lineage.name, [...intakes.keys()], {
      onAssigned: (partitions) => this.#assignment.assign(partitions),
      onFetched: (run) => this.#onFetched(run),
      onSkipped: (topic, partition, next, first) => this.#onSkipped(topic, partition, next, first),
    });
    await this.#member.joined;
  }

  /** Finishes the checkpoint on its way and leaves the group; what was not folded is read again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#mailbox.nudge();
    await this.#loop;
    this.#mailbox.clear();
    await this.#outbox.close(2_000);
    this.#hint(true);
    await Promise.race([this.#member?.leave(), pause(3_000)]);
  }

  async #onFetched(run: Run): Promise<void> {
    const task = await this.#assignment.opened(run.partition);
    const intake = this.#assignment.intakes.get(run.topic);
    if (!task || task.stopped || !intake) return;
    const expected = task.fetching.get(run.topic) ?? 0;
    if (run.fetchedOffset !== expected) return this.#member?.seek(run.topic, run.partition, expected);
    task.fetching.set(run.topic, run.nextOffset);
    await this.#environment.throttle?.admit(run.records.count);
    await this.#mailbox.put({ task, intake, run });
  }

  #onSkipped(topic: string, partition: number, nextOffset: number, firstOffset: number): void {
    const task = this.#assignment.tasks.get(partition);
    const intake = this.#assignment.intakes.get(topic);
    if (!task || !intake) return;
    const fetchedOffset = task.fetching.get(topic) ?? 0;
    if (nextOffset <= fetchedOffset) return;
    // It may have been fetched from elsewhere, before a seek took effect: then what lies between would pass unread. Only a skip that
    // comes again, now that it was asked for from here, stands behind a hole in the log.
    const [place, skip] = [`${topic}/${partition}`, `${fetchedOffset}/${firstOffset}`];
    if (firstOffset > fetchedOffset && this.#doubted.get(place) !== skip) {
      this.#doubted.set(place, skip);
      this.#member?.seek(topic, partition, fetchedOffset);
      return;
    }
    task.fetching.set(topic, nextOffset);
    const run = { topic, partition, fetchedOffset, nextOffset, highWatermark: nextOffset, records: pack([]) };
    void this.#mailbox.put({ task, intake, run });
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const gathering = await this.#gatherer.gather(this.#foldsEarly ? this.#folding : null);
        if (this.#failure) throw this.#failure;
        if (gathering) await this.#checkpoint(gathering);
      } catch (error) {
        // Who is leaving takes nothing over again: a new epoch would fence whoever comes next.
        if (this.#stop.signal.aborted) break;
        if (error instanceof CannotFoldEarly) this.#foldsEarly = false;
        else
          this.#log.warn({ error: messageOf(error) }, 'a checkpoint failed: its tasks begin again from what is stored');
        this.#inFlight = Promise.resolve();
        this.#failure = null;
        this.#mailbox.clear();
        this.#assignment.reset();
      }
    }
    await this.#inFlight.catch(() => {});
  }

  readonly #answer: Answer = async (requests, mayBeOnItsWay) => {
    if (requests.length === 0) return;
    if (mayBeOnItsWay) await this.#inFlight;
    const options = { signal: this.#stop.signal, giveUp: isFenced };
    await insist(this.#log, 'Postgres', () => this.#memory.answer(requests), options);
  };

  async #checkpoint(gathering: Gathering): Promise<void> {
    const folding = performance.now();
    const results = await foldAll(this.#folding, gathering, this.#answer);
    for (const { work } of this.#refused.size > 0 ? results : []) {
      const refusal = this.#refused.get(placeId(work.entry));
      if (refusal) gathering.failures.set(work, refusal);
    }
    const checkpoint = close(this.#closing, gathering, results, (partition) => this.#assignment.task(partition));
    const folded = performance.now();
    await this.#inFlight;
    this.#log.debug(
      {
        events: gathering.events,
        keys: gathering.keys,
        states: checkpoint.states.length,
        rows: checkpoint.rows.length,
        outgoing: checkpoint.outbox.length,
        gatherMs: Math.round(folding - gathering.startedAt),
        foldMs: Math.round(folded - folding),
        waitMs: Math.round(performance.now() - folded),
      },
      'checkpoint',
    );
    await this.#outbox.settled(PUBLISHED_AHEAD, this.#stop.signal);
    if ([...gathering.tasks].some((task) => task.closed)) throw new Fenced('a task was given away while it was folded');
    this.#isWriting = true;
    this.#inFlight = this.#commit(gathering, checkpoint).finally(() => {
      this.#isWriting = false;
      this.#mailbox.nudge();
    });
    this.#inFlight.catch((error) => {
      this.#failure = error;
    });
  }

  async #commit(gathering: Gathering, checkpoint: Checkpoint): Promise<void> {
    for (const task of gathering.tasks) task.checkpoint++;
    await this.#writer.write(checkpoint).catch(async (error) => {
      if (isRefusal(error)) await this.#blame(checkpoint);
      throw error;
    });
    for (const { partition, positions } of checkpoint.tasks)
      for (const task of gathering.tasks) if (task.partition === partition) task.written = positions;
    for (const { partition: task, key } of checkpoint.parked) this.#refused.delete(placeId({ task, key: key ?? '' }));
    const { tasks } = this.#assignment;
    for (const { partition, topic, target, number } of checkpoint.published) {
      const published = tasks.get(partition)?.published;
      const id = `${topic}/${target}`;
      if (published?.get(id)?.number === number) published.delete(id);
    }
    for (const task of gathering.tasks) {
      task.tickWritten = Math.max(task.tickWritten, task.tick);
      for (const { entry } of gathering.works.get(task)?.values() ?? []) {
        entry.pins--;
        task.cache.trim(entry);
      }
      task.cache.shrink();
    }
    this.#publish(checkpoint.outbox);
    this.#hint();
  }

  /** Finds the key whose content Postgres refuses: it is parked when it is folded again. */
  async #blame(checkpoint: Checkpoint): Promise<void> {
    const found = await findRefused(this.#writer, checkpoint);
    if (!found) return;
    const said = `Postgres refuses what this key writes: ${found.error.message}`;
    this.#refused.set(placeId(found.place), new RepstreamError('REPSTREAM_REFUSED', said, { cause: found.error }));
  }

  #publish(entries: readonly OutboxEntry[]): void {
    this.#outbox.publish(entries, () => {
      for (const { partition, topic, target, number } of entries) {
        const published = this.#assignment.tasks.get(partition)?.published;
        const id = `${topic}/${target}`;
        if (number > (published?.get(id)?.number ?? 0)) published?.set(id, { topic, target, number });
      }
    });
  }

  /** Tells the broker, now and then, where what is written stands: for tools that show lag, and for whoever must see that a database is older. */
  #hint(now = false): void {
    if (!now && Date.now() - this.#hintedAt < HINT_MS) return;
    this.#hintedAt = Date.now();
    const offsets = [...this.#assignment.tasks.values()].flatMap(({ partition, written }) =>
      Object.entries(written).map(([topic, offset]) => ({ topic, partition, offset })),
    );
    this.#member?.hint(offsets);
  }
}

const isFenced = (error: unknown) => error instanceof Fenced;
const GIVE_UP = { giveUp: (error: unknown) => error instanceof Error && error.name === 'RepstreamError' };
