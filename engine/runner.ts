/** A processor in this process: gathers what its tasks received, folds it, and commits one checkpoint after the other. */
import { type Checkpoint, CheckpointWriter, keptWrites, type Parked, snapshotOf, stateWrites } from './checkpoint.js';
import type { Broadcast } from './clock.js';
import { CannotFoldEarly, foldEarly, foldKey, type KeyResult } from './fold.js';
import { type Horizon, hasSeen, horizonAt, upstreamAt } from './horizon.js';
import { Gathering, type Intake, openIntakes, unlearnt } from './intake.js';
import {
  type Admin,
  type Fetched,
  type GroupMember,
  joinGroup,
  type Kafka,
  type Producer,
  partitionOf,
  type Seek,
} from './kafka.js';
import { insist, type Log, messageOf, pause } from './log.js';
import { Mailbox } from './mailbox.js';
import { Memory, type Request } from './memory.js';
import { Outbox, type OutboxEntry } from './outbox.js';
import type { Database } from './postgres.js';
import type { Schemas } from './registry.js';
import { openTask, scopesThatMissed, type Task } from './task.js';
import { type Lineage, outputsOf, type Topology, tablesOf } from './topology.js';
import type { FoldEnvironment, KeyWork } from './work.js';

/** What runners of one process share. */
export interface RunnerEnvironment {
  readonly topology: Topology;
  readonly database: Database;
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly schemas: Schemas;
  readonly broadcast: Broadcast;
  /** Partitions of each physical topic. */
  readonly partitions: ReadonlyMap<string, number>;
  readonly log: Log;
}

/** Caught up: how long the first event waits for company. */
const LINGER_MS = 20;
/** Behind: a checkpoint closes at about so many events per changed key, at so many bytes, or after so long. */
const EVENTS_PER_KEY = 30;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_GATHER_MS = 1_000;
const MAILBOX_MESSAGES = 10_000;
const CACHE_BYTES_PER_TASK = 16 * 1024 * 1024;
const TICK_WRITE_MS = 30_000;
const HINT_MS = 5_000;
/** Behind: events are folded as soon as so many are in hand. */
const EARLY_EVENTS = 6_000;
const FOLDS_PER_TURN = 500;

export class Runner {
  readonly #environment: RunnerEnvironment;
  readonly #lineage: Lineage;
  readonly #log: Log;
  readonly #tasks = new Map<number, Task>();
  readonly #opening = new Map<number, Promise<void>>();
  readonly #mailbox = new Mailbox(MAILBOX_MESSAGES);
  readonly #stop = new AbortController();
  readonly #writer: CheckpointWriter;
  readonly #memory: Memory;
  readonly #outbox: Outbox;
  #intakes = new Map<string, Intake>();
  #assigned: readonly number[] = [];
  #member: GroupMember | null = null;
  #seek: Seek = () => {};
  #loop: Promise<void> = Promise.resolve();
  #inFlight: Promise<void> = Promise.resolve();
  #horizon: Horizon | null = null;
  #failure: unknown = null;
  #isBehind = false;
  /** Until a handler is seen to look things up. */
  #foldsEarly = true;
  #hintedAt = 0;
  /** Table entries that came since the last look at who had missed them, `<table>/<id>`. */
  #arrived = new Set<string>();

  constructor(environment: RunnerEnvironment, lineage: Lineage) {
    this.#environment = environment;
    this.#lineage = lineage;
    this.#log = environment.log.child({ lineage: lineage.name });
    this.#writer = new CheckpointWriter(environment.database, lineage);
    this.#memory = new Memory(environment.database, lineage, (partition) => this.#task(partition).cache);
    this.#outbox = new Outbox(environment.producer, lineage.name, this.#log);
  }

  get lineage(): string {
    return this.#lineage.name;
  }

  async start(): Promise<void> {
    const { topology, schemas, kafka, broadcast } = this.#environment;
    const { processor } = this.#lineage;
    this.#intakes = await insist(
      this.#log,
      'the schema registry',
      () => openIntakes(processor, topology, schemas),
      GIVE_UP,
    );
    for (const topic of Object.values(outputsOf(processor))) {
      await insist(this.#log, 'the schema registry', () => schemas.find(topic), GIVE_UP);
    }
    broadcast.onTick(
      (tick) => void this.#onTick(tick).catch((error) => this.#log.debug({ error: messageOf(error) }, 'tick')),
    );
    broadcast.onEntry((topic, id) => {
      for (const [name, table] of Object.entries(tablesOf(processor))) {
        if (table.name === topic.name) this.#arrived.add(`${name}/${id}`);
      }
      this.#mailbox.nudge();
    });
    this.#loop = this.#run();
    this.#member = await joinGroup(
      kafka,
      this.#lineage.name,
      [...this.#intakes.keys()],
      {
        onAssigned: (partitions, seek) => this.#onAssigned(partitions, seek),
        onFetched: (fetched, seek) => this.#onFetched(fetched, seek),
        onSkipped: (topic, partition, next) => this.#onSkipped(topic, partition, next),
      },
      this.#log,
    );
  }

  /** Finishes the checkpoint on its way and leaves the group; what was not folded is read again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#mailbox.nudge();
    await this.#loop;
    this.#mailbox.clear();
    await this.#outbox.close(2_000);
    await Promise.race([this.#member?.stop().catch(() => {}), pause(3_000)]);
  }

  // ---- which tasks are ours

  #onAssigned(partitions: readonly number[], seek: Seek): void {
    this.#seek = seek;
    this.#assigned = partitions;
    for (const [partition, task] of this.#tasks) {
      if (partitions.includes(partition)) continue;
      task.closed = true;
      this.#tasks.delete(partition);
    }
    for (const partition of partitions) {
      const task = this.#tasks.get(partition);
      // kafkajs forgets where it was reading at every rebalance and begins at the committed offset.
      if (task) this.#seekAll(task);
      else this.#open(partition);
    }
    this.#log.info({ partitions }, 'assigned');
  }

  #open(partition: number): void {
    if (this.#opening.has(partition)) return;
    const opening = this.#takeOver(partition)
      .catch((error) => {
        if (!this.#stop.signal.aborted)
          this.#log.error({ partition, error: messageOf(error) }, 'a task cannot be opened');
      })
      .finally(() => this.#opening.delete(partition));
    this.#opening.set(partition, opening);
  }

  async #takeOver(partition: number): Promise<void> {
    const { database, admin } = this.#environment;
    const { signal } = this.#stop;
    const { task, unpublished, missed } = await insist(
      this.#log,
      'Postgres',
      () => openTask(database, this.#lineage, partition, CACHE_BYTES_PER_TASK),
      { signal },
    );
    for (const { physical } of this.#intakes.values()) {
      const offsets = await insist(this.#log, 'the Kafka broker', () => admin.fetchTopicOffsets(physical), { signal });
      const log = offsets.find((offset) => offset.partition === partition);
      const position = task.positions.get(physical) ?? 0;
      const [low, high] = [Number(log?.low ?? 0), Number(log?.high ?? 0)];
      if (position < low)
        task.stopped = `REPSTREAM_LOG_START: ${physical}/${partition} starts at ${low}, ${low - position} records after the position ${position} are gone`;
      if (position > high)
        task.stopped = `REPSTREAM_LOG_END: ${physical}/${partition} ends at ${high}, before the position ${position}`;
    }
    if (!this.#assigned.includes(partition) || signal.aborted) return;
    if (task.stopped) {
      this.#log.error({ partition }, task.stopped);
      task.changed = true;
    }
    this.#tasks.set(partition, task);
    for (const id of missed) if (this.#isKnown(id)) this.#arrived.add(id);
    this.#publish(unpublished);
    this.#seekAll(task);
    this.#mailbox.nudge();
  }

  /** Whether a table has the entry `<table>/<id>`. */
  #isKnown(missed: string): boolean {
    const slash = missed.indexOf('/');
    const topic = tablesOf(this.#lineage.processor)[missed.slice(0, slash)];
    return topic !== undefined && this.#environment.broadcast.table(topic).has(missed.slice(slash + 1));
  }

  #seekAll(task: Task): void {
    for (const { physical } of this.#intakes.values())
      this.#seek(physical, task.partition, task.fetching.get(physical) ?? 0);
  }

  #task(partition: number): Task {
    const task = this.#tasks.get(partition);
    if (!task) throw new Fenced(`task ${partition} is no longer ours`);
    return task;
  }

  // ---- what arrives

  async #onFetched(fetched: Fetched, seek: Seek): Promise<boolean> {
    await this.#opening.get(fetched.partition);
    const task = this.#tasks.get(fetched.partition);
    const intake = this.#intakes.get(fetched.topic);
    if (!task || !intake) return false;
    if (task.stopped) return true;
    const expected = task.fetching.get(fetched.topic) ?? 0;
    if (fetched.fetchedOffset !== expected) {
      seek(fetched.topic, fetched.partition, expected);
      return false;
    }
    task.fetching.set(fetched.topic, fetched.nextOffset);
    await this.#mailbox.put({ task, intake, fetched });
    return true;
  }

  #onSkipped(topic: string, partition: number, nextOffset: number): void {
    const task = this.#tasks.get(partition);
    const intake = this.#intakes.get(topic);
    if (!task || !intake) return;
    const fetchedOffset = task.fetching.get(topic) ?? 0;
    if (nextOffset <= fetchedOffset) return;
    task.fetching.set(topic, nextOffset);
    void this.#mailbox.put({
      task,
      intake,
      fetched: { topic, partition, fetchedOffset, nextOffset, highWatermark: nextOffset, messages: [] },
    });
  }

  async #onTick(tick: number): Promise<void> {
    const { admin, database, topology, partitions } = this.#environment;
    const waiting = [...this.#tasks.values()].some((task) => !task.stopped && task.tick < (this.#horizon?.time ?? 0));
    let horizon = waiting && this.#horizon ? this.#horizon : await horizonAt(tick, this.#intakes.values(), admin);
    if (!horizon.upstream) {
      const count = partitions.get([...this.#intakes.keys()][0] ?? '') ?? 0;
      horizon = {
        ...horizon,
        upstream: await upstreamAt(horizon.time, this.#intakes.values(), topology, count, database),
      };
    }
    this.#horizon = horizon;
    this.#mailbox.nudge();
  }

  // ---- the loop

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const gathering = await this.#gather();
        if (this.#failure) throw this.#failure;
        if (gathering) await this.#checkpoint(gathering);
      } catch (error) {
        // Who is leaving takes nothing over again: a new epoch would fence whoever comes next.
        if (this.#stop.signal.aborted) break;
        if (error instanceof CannotFoldEarly) this.#foldsEarly = false;
        else
          this.#log.warn({ error: messageOf(error) }, 'a checkpoint failed: its tasks begin again from what is stored');
        this.#reset();
      }
    }
    await this.#inFlight.catch(() => {});
  }

  /** Drops everything in memory and takes the tasks over again, as after a crash. */
  #reset(): void {
    this.#inFlight = Promise.resolve();
    this.#failure = null;
    this.#mailbox.clear();
    for (const task of this.#tasks.values()) task.closed = true;
    this.#tasks.clear();
    for (const partition of this.#assigned) this.#open(partition);
  }

  async #gather(): Promise<Gathering | null> {
    const gathering = new Gathering();
    // What arrived for tables waits while there is no task to wake for it.
    const hasArrivals = this.#arrived.size > 0 && this.#tasks.size > 0;
    if (this.#mailbox.isEmpty && !hasArrivals && !this.#hasTickWork()) await this.#mailbox.wait(1_000);
    const started = Date.now();
    for (;;) {
      for (let parcel = this.#mailbox.take(); parcel; parcel = this.#mailbox.take()) {
        const { task, intake, fetched } = parcel;
        if (task.closed || task.stopped) continue;
        for (const id of unlearnt(intake, fetched.messages)) {
          await insist(this.#log, 'the schema registry', () => intake.decoder.learn(id), { signal: this.#stop.signal });
        }
        gathering.take(task, intake, fetched);
        if (task.stopped) this.#log.error({ partition: task.partition }, task.stopped);
        this.#isBehind = fetched.highWatermark - fetched.nextOffset > 1_000;
        if (this.#isBehind && this.#foldsEarly && gathering.pendingEvents > EARLY_EVENTS) await this.#early(gathering);
        if (gathering.bytes > MAX_BYTES || (this.#isBehind && gathering.events > EVENTS_PER_KEY * gathering.keys))
          break;
        await turn();
      }
      if (this.#stop.signal.aborted) return null;
      const full = gathering.bytes > MAX_BYTES || gathering.events > EVENTS_PER_KEY * Math.max(1, gathering.keys);
      const patience = this.#isBehind && !full ? MAX_GATHER_MS : LINGER_MS;
      const left = started + patience - Date.now();
      if (left <= 0 || (this.#isBehind && full)) break;
      if (gathering.events === 0 && gathering.parked.length === 0) break;
      await this.#mailbox.wait(left);
    }
    await this.#takeArrived(gathering);
    this.#takeTicks(gathering);
    gathering.close();
    return gathering.tasks.size > 0 ? gathering : null;
  }

  /** Folds what has come so far, so that decoded events die young. */
  async #early(gathering: Gathering): Promise<void> {
    const works = [...gathering.pending].filter((work) => !gathering.failures.has(work));
    const requests: Request[] = works.flatMap((work) => {
      const scopes = work.absentScopes();
      return scopes.length > 0 ? [{ work, demand: { kind: 'states', scopes, fresh: false } }] : [];
    });
    await this.#answer(requests);
    const environment = this.#foldEnvironment();
    for (const work of works) {
      try {
        foldEarly(environment, work);
      } catch (error) {
        if (error instanceof CannotFoldEarly) throw error;
        gathering.failures.set(work, error);
      }
    }
    gathering.pending.clear();
    gathering.pendingEvents = 0;
  }

  async #answer(requests: readonly Request[]): Promise<void> {
    if (requests.length === 0) return;
    await insist(this.#log, 'Postgres', () => this.#memory.answer(requests), {
      signal: this.#stop.signal,
      giveUp: isFenced,
    });
  }

  #foldEnvironment(): FoldEnvironment {
    const tables = Object.entries(tablesOf(this.#lineage.processor));
    return {
      processor: this.#lineage.processor,
      tables: Object.fromEntries(tables.map(([name, topic]) => [name, this.#environment.broadcast.table(topic)])),
    };
  }

  #hasTickWork(): boolean {
    const horizon = this.#horizon;
    return (
      horizon !== null &&
      [...this.#tasks.values()].some((task) => task.changed || (task.tick < horizon.time && hasSeen(task, horizon)))
    );
  }

  /** Has the scopes shown again that had looked in vain for entries which are here now. */
  async #takeArrived(gathering: Gathering): Promise<void> {
    if (this.#arrived.size === 0 || this.#tasks.size === 0) return;
    const arrived = [...this.#arrived];
    this.#arrived.clear();
    await this.#inFlight;
    const waiting = await insist(
      this.#log,
      'Postgres',
      () => scopesThatMissed(this.#environment.database, this.#lineage, [...this.#tasks.keys()], arrived),
      { signal: this.#stop.signal },
    );
    for (const { key, task: partition, scope } of waiting) {
      const task = this.#tasks.get(partition);
      if (task && !task.stopped && !task.parkedKeys.has(key)) gathering.work(task, key).wake([scope]);
    }
  }

  #takeTicks(gathering: Gathering): void {
    const horizon = this.#horizon;
    for (const task of this.#tasks.values()) {
      if (task.changed) gathering.tasks.add(task);
      task.changed = false;
      if (!horizon || task.stopped || task.tick >= horizon.time || !hasSeen(task, horizon)) continue;
      task.tick = horizon.time;
      if (task.timers.isDue(task.tick)) {
        for (const [key, scopes] of task.timers.take(task.tick)) {
          if (task.parkedKeys.has(key)) continue;
          const work = gathering.work(task, key);
          work.wake(scopes);
        }
      }
      if (task.tick - task.tickWritten >= TICK_WRITE_MS) gathering.tasks.add(task);
    }
  }

  async #checkpoint(gathering: Gathering): Promise<void> {
    const folding = performance.now();
    const { results, failures } = await this.#fold(gathering);
    const checkpoint = this.#close(gathering, results, failures);
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
    await this.#outbox.settled(4);
    if ([...gathering.tasks].some((task) => task.closed)) throw new Fenced('a task was given away while it was folded');
    this.#inFlight = this.#commit(gathering, checkpoint);
    this.#inFlight.catch((error) => {
      this.#failure = error;
      this.#mailbox.nudge();
    });
  }

  async #fold(gathering: Gathering): Promise<{ results: KeyResult[]; failures: Map<KeyWork, unknown> }> {
    const environment = this.#foldEnvironment();
    const { failures } = gathering;
    const works = [...gathering.works.values()].flatMap((byKey) =>
      [...byKey.values()].filter((work) => !failures.has(work)),
    );
    const results: KeyResult[] = [];
    let running = works.map((work) => ({ work, steps: foldKey(environment, work) }));
    while (running.length > 0) {
      const requests: Request[] = [];
      const waiting: typeof running = [];
      let folds = 0;
      for (const fold of running) {
        try {
          const step = fold.steps.next();
          if (step.done) results.push(step.value);
          else {
            requests.push({ work: fold.work, demand: step.value });
            waiting.push(fold);
          }
        } catch (error) {
          if (error instanceof CannotFoldEarly) throw error;
          failures.set(fold.work, error);
        }
        if (++folds % FOLDS_PER_TURN === 0) await turn();
      }
      if (requests.length > 0) {
        if (requests.some(mayBeOnItsWay)) await this.#inFlight;
        await this.#answer(requests);
      }
      running = waiting;
    }
    return { results, failures };
  }

  #close(gathering: Gathering, results: readonly KeyResult[], failures: Map<KeyWork, unknown>): Checkpoint {
    const states: Checkpoint['states'][number][] = [];
    const kept: Checkpoint['kept'][number][] = [];
    const rows: Checkpoint['rows'][number][] = [];
    const gone: Checkpoint['gone'][number][] = [];
    const outbox: OutboxEntry[] = [];
    for (const result of results) {
      const { entry } = result.work;
      const task = this.#task(entry.task);
      try {
        const written = stateWrites(this.#lineage, result);
        const sent = this.#number(task, result);
        states.push(...written);
        outbox.push(...sent);
        kept.push(...keptWrites(result.work));
        for (const row of result.rows) rows.push({ ...row, task: entry.task, key: entry.key });
        for (const row of result.gone) gone.push({ ...row, task: entry.task, key: entry.key });
        result.cells.forEach((cell, i) => {
          const write = written[i];
          if (write) task.cache.resize(cell, write.state.length + write.shown.length);
          if (cell.wakeAt !== null) task.timers.set(cell.wakeAt, entry.key, cell.scope);
        });
        task.ledger.late += result.work.late;
      } catch (error) {
        failures.set(result.work, error);
      }
    }
    const parked = [...gathering.parked, ...[...failures].flatMap(([work, error]) => this.#park(work, error))];
    const published = [...gathering.tasks].flatMap((task) =>
      [...task.published.values()].map((mark) => ({ partition: task.partition, ...mark })),
    );
    const tasks = [...gathering.tasks].map(snapshotOf);
    return { tasks, states, kept, rows, gone, outbox, published, parked };
  }

  /** Gives the outgoing events of a key their numbers, once all of them are encoded. */
  #number(task: Task, result: KeyResult): OutboxEntry[] {
    const { schemas, topology, partitions } = this.#environment;
    const encoded = result.outgoing.map((event) => ({
      ...event,
      bytes: event.value && schemas.encode(event.topic, event.value),
    }));
    return encoded.map(({ topic, key, entity, bytes }) => {
      const physical = topology.physical(topic);
      const target = partitionOf(key, partitions.get(physical) ?? 1);
      let numbers = task.numbers[physical];
      if (!numbers) {
        numbers = {};
        task.numbers[physical] = numbers;
      }
      const number = (numbers[target] ?? 0) + 1;
      numbers[target] = number;
      return {
        partition: task.partition,
        topic: physical,
        target,
        number,
        key,
        entity,
        value: bytes,
        incarnation: task.incarnation,
      };
    });
  }

  /** Sets a key aside: its state stays as stored, this work's events and all later ones wait. */
  #park(work: KeyWork, error: unknown): Parked[] {
    const { entry } = work;
    const task = this.#task(entry.task);
    task.cache.forget(entry);
    task.parkedKeys.add(entry.key);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'fold_failed';
    const detail = messageOf(error);
    this.#log.error(
      { key: entry.key, reason, detail, stack: error instanceof Error ? error.stack : undefined },
      'a key is parked',
    );
    const common = { kind: 'key', partition: task.partition, key: entry.key, reason, detail } as const;
    if (work.ranges.length === 0) return [{ ...common, topic: '', from: 0, to: 0, events: 0 }];
    return work.ranges.map(({ topic, from, to, events }) => {
      task.ledger.folded -= events;
      task.ledger.parked += events;
      return { ...common, topic, from, to, events };
    });
  }

  async #commit(gathering: Gathering, checkpoint: Checkpoint): Promise<void> {
    for (const task of gathering.tasks) task.checkpoint++;
    await this.#writer.write(checkpoint);
    for (const { partition, topic, target, number } of checkpoint.published) {
      const published = this.#tasks.get(partition)?.published;
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

  #publish(entries: readonly OutboxEntry[]): void {
    this.#outbox.publish(entries, () => {
      for (const { partition, topic, target, number } of entries) {
        const published = this.#tasks.get(partition)?.published;
        const id = `${topic}/${target}`;
        if (number > (published?.get(id)?.number ?? 0)) published?.set(id, { topic, target, number });
      }
    });
  }

  /** Now and then tells the broker where we stand, for tools that show lag. */
  #hint(): void {
    if (Date.now() - this.#hintedAt < HINT_MS) return;
    this.#hintedAt = Date.now();
    const offsets = [...this.#tasks.values()].flatMap(({ partition, positions }) =>
      [...positions].map(([topic, offset]) => ({ topic, partition, offset })),
    );
    void this.#member?.commitHint(offsets).catch(() => {});
  }
}

/** Whether the answer may be in the checkpoint that is just written. Cells stay in memory until they are; of a key held only by its present work, nothing is on its way. */
const mayBeOnItsWay = ({ work, demand }: Request): boolean =>
  demand.kind === 'tail' ? work.entry.pins > 1 : demand.kind !== 'states' || demand.fresh;

class Fenced extends Error {}
const isFenced = (error: unknown) => error instanceof Fenced;
const GIVE_UP = { giveUp: (error: unknown) => error instanceof Error && error.name === 'RepstreamError' };
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
