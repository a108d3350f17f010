/** A processor in this process: gathers what its tasks received, folds it, and commits one checkpoint after the other. */
import { Assignment, Fenced } from './assignment.js';
import { Bites, type Live } from './bites.js';
import type { Broadcast } from './clock.js';
import { Committing } from './committing.js';
import type { Erasure } from './erasure.js';
import { CannotFoldEarly } from './fold.js';
import { type FoldEnvironment, foldEnvironment } from './fold-environment.js';
import { type Answer, foldAll, partsOf } from './folding.js';
import { Gatherer } from './gatherer.js';
import type { Gathering } from './gathering.js';
import { HoldingBack } from './holding-back.js';
import { openIntakes } from './intake.js';
import type { Admin, Kafka, Producer } from './kafka.js';
import { insist, type Log, messageOf, pause } from './log.js';
import { Mailbox } from './mailbox.js';
import { Memory } from './memory.js';
import { Outbox } from './outbox.js';
import type { Permits } from './permits.js';
import type { Database } from './postgres.js';
import { Publishing } from './publishing.js';
import type { Membership, Reader } from './reader.js';
import { Receiving, type Throttling } from './receiving.js';
import { Redriving } from './redriving.js';
import type { Schemas } from './registry.js';
import type { Request } from './requests.js';
import { mend } from './restoring/mending.js';
import { Renewals } from './restoring/renewals.js';
import { isWishedFor } from './restoring/wish.js';
import type { SharedBytes } from './shared-bytes.js';
import { Shares } from './shares.js';
import { Sweeps } from './sweeps.js';
import { Ticking } from './ticking.js';
import { inputsOf, type Lineage, outputsOf, type Topology } from './topology.js';
import { Turns } from './turns.js';
import type { KeyWork } from './work.js';

/** What runners of one process share. */
export interface RunnerEnvironment {
  readonly topology: Topology;
  readonly kafka: Kafka;
  readonly database: Database;
  readonly reader: Reader;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly schemas: Schemas;
  readonly broadcast: Broadcast;
  readonly erasure: Erasure | null;
  readonly throttle: Throttling | null;
  /** What the caches of processors with kept inputs hold together: there a key has many scopes, and a build comes by all of them. */
  readonly cached: SharedBytes;
  /** For checkpoints that are folded in parts. */
  readonly large: Permits;
  readonly live: Live;
  /** Partitions of each physical topic. */
  readonly partitions: ReadonlyMap<string, number>;
  readonly log: Log;
}

const MAILBOX_BYTES = 8 * 1024 * 1024;

export class Runner {
  readonly #environment: RunnerEnvironment;
  readonly #lineage: Lineage;
  readonly #log: Log;
  readonly #mailbox: Mailbox;
  readonly #holdingBack = new HoldingBack((held) => this.#member?.holdBack(held));
  readonly #turns: Turns;
  readonly #bites: Bites;
  readonly #stop = new AbortController();
  readonly #memory: Memory;
  readonly #publishing: Publishing;
  readonly #receiving: Receiving;
  readonly #assignment: Assignment;
  readonly #ticking: Ticking;
  readonly #sweeps: Sweeps;
  readonly #renewals: Renewals;
  readonly #redriving: Redriving;
  readonly #folding: FoldEnvironment;
  readonly #committing: Committing;
  readonly #gatherer: Gatherer;
  #member: Membership | null = null;
  #loop: Promise<void> = Promise.resolve();
  /** Somebody wants a task renewed, which is done as it is taken over. */
  #isWished = false;
  /** Until a handler is seen to look things up. */
  #foldsEarly = true;

  constructor(environment: RunnerEnvironment, lineage: Lineage) {
    const { database, admin, producer, broadcast, erasure, cached } = environment;
    // Where nothing is kept, events are folded as they come, whatever their task.
    const takesTurns = Object.values(inputsOf(lineage.processor)).some((input) => 'kept' in input);
    const log = environment.log.child({ lineage: lineage.name });
    this.#environment = environment;
    this.#lineage = lineage;
    this.#log = log;
    this.#bites = new Bites(environment.live);
    const shares = new Shares(
      () => this.#bites.isLive(),
      (held) => this.#holdingBack.set(shares, held),
    );
    this.#mailbox = new Mailbox(MAILBOX_BYTES, shares);
    this.#memory = new Memory(database, lineage, (partition) => this.#assignment.task(partition).cache);
    const seek = (topic: string, partition: number, offset: number) => this.#member?.seek(topic, partition, offset);
    this.#assignment = new Assignment({
      database,
      admin,
      lineage,
      log,
      signal: this.#stop.signal,
      cached: takesTurns ? cached : null,
      outputs: new Map(lineage.topics.map((topic) => [topic, environment.partitions.get(topic) ?? 1])),
      tick: broadcast.tick,
      seek,
      onOpened: ({ unpublished }) => {
        this.#sweeps.noteTask();
        this.#publishing.publish(unpublished);
        this.#mailbox.nudge();
      },
    });
    this.#publishing = new Publishing(new Outbox(producer, lineage.name, log), this.#assignment.tasks, (offsets) =>
      this.#member?.hint(offsets),
    );
    const { throttle } = environment;
    this.#receiving = new Receiving({ assignment: this.#assignment, mailbox: this.#mailbox, throttle, seek });
    this.#ticking = new Ticking(environment, this.#assignment.tasks);
    this.#sweeps = new Sweeps(lineage, broadcast, erasure);
    this.#folding = foldEnvironment(lineage.processor, erasure, broadcast.table);
    const nudge = () => this.#mailbox.nudge();
    const signal = this.#stop.signal;
    const { tasks } = this.#assignment;
    const taskOf = (partition: number) => this.#assignment.task(partition);
    this.#committing = new Committing({
      ...environment,
      lineage,
      log,
      signal,
      publishing: this.#publishing,
      taskOf,
      nudge,
    });
    this.#turns = new Turns(takesTurns ? tasks : new Map(), (held) => this.#holdingBack.set(this.#turns, held));
    const published = () => this.#committing.written.then(() => this.#publishing.published);
    this.#renewals = new Renewals({ ...environment, lineage, log, signal, tasks, published, nudge });
    const intakes = () => this.#assignment.intakes;
    this.#redriving = new Redriving({ ...environment, lineage, log, tasks, intakes, nudge });
    this.#gatherer = new Gatherer({
      database,
      lineage,
      log,
      signal: this.#stop.signal,
      mailbox: this.#mailbox,
      tasks: this.#assignment.tasks,
      turns: this.#turns,
      bites: this.#bites,
      isBuild: throttle !== null,
      ticking: this.#ticking,
      sweeps: this.#sweeps,
      renewals: this.#renewals,
      redriving: this.#redriving,
      answer: this.#answer,
      isWriting: () => this.#committing.isWriting,
      written: () => this.#committing.written,
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
      this.#look().catch((error) => this.#log.debug({ error: messageOf(error) }, 'wishes'));
      this.#redriving.look();
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
      onAssigned: (partitions) => {
        this.#turns.forget();
        this.#holdingBack.forget();
        this.#assignment.assign(partitions);
      },
      onFetched: (run) => this.#receiving.take(run),
      onSkipped: (topic, partition, next, first) => this.#receiving.skip(topic, partition, next, first),
    });
    await this.#member.joined;
  }

  /** Finishes the checkpoint on its way and leaves the group; what was not folded is read again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#mailbox.nudge();
    await this.#loop;
    this.#mailbox.clear();
    await this.#publishing.close(2_000);
    this.#publishing.hint(true);
    await Promise.race([this.#member?.leave(), pause(3_000)]);
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        if (this.#isWished) {
          await this.#committing.written;
          this.#beginAgain();
        }
        const gathering = await this.#gatherer.gather(this.#foldsEarly ? this.#folding : null);
        this.#committing.check();
        if (gathering) await this.#checkpoint(gathering);
      } catch (error) {
        // Who is leaving takes nothing over again: a new epoch would fence whoever comes next.
        if (this.#stop.signal.aborted) break;
        if (error instanceof CannotFoldEarly) this.#foldsEarly = false;
        else
          this.#log.warn({ error: messageOf(error) }, 'a checkpoint failed: its tasks begin again from what is stored');
        this.#beginAgain();
      }
    }
    await this.#committing.written.catch(() => {});
  }

  #beginAgain(): void {
    this.#isWished = false;
    this.#committing.reset();
    this.#mailbox.clear();
    this.#assignment.reset();
  }

  /** Looks whether tasks are to be renewed, and whether what stopped may go on. */
  async #look(): Promise<void> {
    const { database } = this.#environment;
    const { tasks } = this.#assignment;
    if (await isWishedFor(database, this.#lineage.name, [...tasks.keys()])) this.#isWished = true;
    for (const task of await mend(database, tasks.values())) {
      this.#log.info({ partition: task.partition }, 'goes on: what was missing is told again');
      this.#assignment.resume(task);
      this.#sweeps.noteTask();
    }
    this.#mailbox.nudge();
  }

  readonly #answer: Answer = async (requests, mayBeOnItsWay) => {
    if (requests.length === 0) return;
    if (mayBeOnItsWay) await this.#committing.written;
    await this.#answerNow(requests);
  };

  readonly #answerNow = async (requests: readonly Request[]): Promise<void> => {
    if (requests.length === 0) return;
    const options = { signal: this.#stop.signal, giveUp: isFenced };
    await insist(this.#log, 'Postgres', () => this.#memory.answer(requests), options);
  };

  async #checkpoint(gathering: Gathering): Promise<void> {
    const began = performance.now();
    await this.#foldAndCommit(gathering);
    this.#bites.measure(gathering.load, performance.now() - began);
  }

  async #foldAndCommit(gathering: Gathering): Promise<void> {
    const parts = partsOf(gathering);
    if (parts.length > 1) {
      // What was written before is written by now.
      const fold = (works: readonly KeyWork[]) => foldAll(this.#folding, gathering, this.#answerNow, works);
      return this.#committing.commitInParts(gathering, parts, fold);
    }
    const began = performance.now();
    const results = await foldAll(this.#folding, gathering, this.#answer);
    await this.#committing.commit(gathering, results, Math.round(performance.now() - began));
  }
}

const isFenced = (error: unknown) => error instanceof Fenced;
const GIVE_UP = { giveUp: (error: unknown) => error instanceof Error && error.name === 'RepstreamError' };
