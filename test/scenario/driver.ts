/** Runs one task of a processor in memory, through the engine: takes records, folds, shows, closes checkpoints, forgets. */
import { pino } from 'pino';
import type { Checkpoint } from '../../engine/checkpoint.js';
import { close } from '../../engine/closing.js';
import { CannotFoldEarly } from '../../engine/fold.js';
import { type Answer, foldAll, foldWaiting } from '../../engine/folding.js';
import { Gathering } from '../../engine/gathering.js';
import { type Intake, openIntakes, unlearnt } from '../../engine/intake.js';
import type { KafkaMessage } from '../../engine/kafka.js';
import type { Parked } from '../../engine/parking.js';
import type { AnyProcessor } from '../../engine/processor.js';
import { type Task, taskOf } from '../../engine/task.js';
import { type Lineage, outputsOf, type Topology } from '../../engine/topology.js';
import { codec, codecKnowing } from './codec.js';
import type { DerivedFact, EntryFact, RawFact, SourceFact } from './facts.js';
import { StoredMemory } from './memory.js';
import { Records, runOf } from './records.js';
import { Standing } from './standing.js';
import type { Step } from './steps.js';
import { Tables } from './tables.js';
import { alone } from './upstream.js';

/** One thing that a checkpoint takes in: made once, so that it can be taken in again. */
type Part = { readonly topic: string; readonly messages: KafkaMessage[] } | EntryFact | 'fold what waits';

const FRESH =
  '{"positions":{},"producers":{},"numbers":{},"tick":0,"read":0,"folded":0,"repeated":0,"parked":0,"late":0}';
const INCARNATION = '0192d3a4-1111-7000-8000-000000000000';
const PARTITIONS = 12;

const opened = (body: string): Task =>
  taskOf({ partition: 0, epoch: 1, checkpoint: 0, incarnation: INCARNATION, ...JSON.parse(body) }, 1e9);

export class Driver {
  readonly standing: Standing;
  readonly #build: () => AnyProcessor;
  readonly #topology: Topology;
  readonly #memory: StoredMemory;
  readonly #records = new Records();
  readonly #tables: Tables;
  /** Schemas that raw records say they are written with. */
  readonly #writers = new Map<number, object>();
  readonly #partitions: ReadonlyMap<string, number>;
  #processor: AnyProcessor;
  #intakes: ReadonlyMap<string, Intake> | null = null;
  #foldsEarly: boolean;
  #task = opened(FRESH);
  /** The task as the last checkpoint wrote it. */
  #stored = FRESH;
  /** Scopes that are still to be shown again, as a sweep would have them in Postgres. */
  #swept: readonly { readonly key: string; readonly scope: string }[] = [];

  /** `build` gives the processor, anew after every restart; with `foldsEarly`, events are folded as they come where that can be done. */
  constructor(build: () => AnyProcessor, foldsEarly = false) {
    this.#build = build;
    this.#foldsEarly = foldsEarly;
    this.#processor = build();
    this.#topology = alone(this.#processor);
    this.#memory = new StoredMemory(this.#lineage);
    this.#tables = new Tables(this.#processor);
    const outputs = Object.values(outputsOf(this.#processor)).map((topic) => this.#topology.physical(topic));
    this.#partitions = new Map(outputs.map((physical) => [physical, PARTITIONS]));
    this.standing = new Standing(this.#processor, this.#topology);
  }

  /** Events folded so far that were older than what their scope had shown. */
  get late(): number {
    return this.#task.ledger.late;
  }

  /** Runs the steps and closes the last checkpoint; returns what was written. Throws when anything parks. */
  async run(steps: readonly Step[]): Promise<readonly Checkpoint[]> {
    const written: Checkpoint[] = [];
    let parts: Part[] = [];
    const checkpoint = async (time = 0) => {
      if (parts.length > 0 || time > this.#task.tick) written.push(await this.#checkpoint(parts, time));
      parts = [];
    };
    for (const step of steps) {
      if (step.is === 'fact') {
        const { fact } = step;
        if (fact.is === 'entry') parts.push(fact);
        else this.#write(fact, parts);
      } else if (step.is === 'fold what waits') parts.push(step.is);
      else await checkpoint(step.is === 'tick' ? step.at : 0);
      if (step.is === 'restart') this.#restart();
    }
    await checkpoint();
    while (this.#swept.length > 0) written.push(await this.#checkpoint([], 0));
    return written;
  }

  get #lineage(): Lineage {
    const lineage = this.#topology.lineages.find(({ processor }) => processor.name === this.#processor.name);
    if (!lineage) throw new Error('no lineage');
    return { ...lineage, processor: this.#processor };
  }

  /** Writes a record; what was written to its topic just before is fetched with it. */
  #write(fact: SourceFact | RawFact | DerivedFact, parts: Part[]): void {
    if (fact.is === 'raw' && fact.writer) this.#writers.set(fact.writer.id, fact.writer.schema);
    const topic = this.#topology.physical(fact.topic);
    const message = this.#records.write(fact, topic);
    const last = parts.at(-1);
    if (typeof last === 'object' && 'messages' in last && last.topic === topic) last.messages.push(message);
    else parts.push({ topic, messages: [message] });
  }

  async #checkpoint(parts: readonly Part[], time: number): Promise<Checkpoint> {
    try {
      return await this.#fold(parts, time);
    } catch (error) {
      if (!(error instanceof CannotFoldEarly)) throw error;
      this.#foldsEarly = false;
      this.#restart();
      return this.#fold(parts, time);
    }
  }

  async #fold(parts: readonly Part[], time: number): Promise<Checkpoint> {
    const task = this.#task;
    const environment = {
      processor: this.#processor,
      tables: this.#tables.contents,
      isErased: () => false,
      isKeyedByPeople: false,
    };
    const answer: Answer = async (requests) => {
      for (const request of requests) this.#memory.answer(request, task.cache);
    };
    this.#intakes ??= await openIntakes(this.#processor, this.#topology, codecKnowing(this.#writers));
    const gathering = new Gathering(this.#foldsEarly ? environment : null);
    for (const part of parts) {
      if (part === 'fold what waits') {
        if (this.#foldsEarly) await foldWaiting(environment, gathering, answer);
      } else if ('messages' in part) {
        const intake = this.#intakes.get(part.topic);
        if (!intake) throw new Error(`${this.#processor.name} does not read ${part.topic}`);
        const run = runOf(part.topic, part.messages);
        for (const id of unlearnt(intake, run.records)) await intake.decoder.learn(id);
        gathering.take(task, intake, run);
        if (task.stopped) throw new Error(task.stopped);
      } else this.#tables.put(part);
    }
    const changed = new Set(this.#tables.changedSince(task.tables ?? {}));
    task.tables = this.#tables.positions;
    for (const { key, scope, used } of this.#memory.states)
      if (used.some((one) => changed.has(one))) gathering.work(task, key).wake([scope]);
    for (const { key, scope } of this.#swept) gathering.work(task, key).wake([scope]);
    this.#takeTick(gathering, time);
    gathering.close();
    const results = await foldAll(environment, gathering, answer);
    const options = { topology: this.#topology, schemas: codec, partitions: this.#partitions, log: SILENT };
    const checkpoint = close({ ...options, lineage: this.#lineage }, gathering, results, () => task);
    this.#commit(gathering, checkpoint);
    return checkpoint;
  }

  /** As a task folds a tick: what is due is shown again. */
  #takeTick(gathering: Gathering, time: number): void {
    const task = this.#task;
    task.tick = Math.max(task.tick, time);
    gathering.tasks.add(task);
    if (!task.timers.isDue(task.tick)) return;
    for (const [key, scopes] of task.timers.take(task.tick)) gathering.work(task, key).wake(scopes);
  }

  #commit(gathering: Gathering, checkpoint: Checkpoint): void {
    const { parked, tasks } = checkpoint;
    const [set] = parked;
    if (set) throw new Parks(set);
    const { read, folded, repeated } = this.#task.ledger;
    if (read !== folded + repeated) throw new Error(`${read} read, but ${folded} folded and ${repeated} repeated`);
    if (repeated !== this.#records.repeats) throw new Error('a repeated event was folded, or one that is none was not');
    this.#memory.write(checkpoint);
    const anew = new Set(checkpoint.sharedAnew.map(({ key }) => key));
    this.#swept = this.#memory.states.filter(({ key, scope }) => scope !== '' && anew.has(key));
    this.standing.note(checkpoint);
    this.#stored = tasks[0]?.body ?? this.#stored;
    for (const { entry } of gathering.works.get(this.#task)?.values() ?? []) {
      entry.pins--;
      this.#task.cache.trim(entry);
    }
  }

  /** Everything leaves memory; what was not written is forgotten. */
  #restart(): void {
    this.#processor = this.#build();
    this.#intakes = null;
    this.#task = opened(this.#stored);
    for (const { wakeAt, key, scope } of this.#memory.states)
      if (wakeAt !== null) this.#task.timers.set(wakeAt, key, scope);
  }
}

/** Something was set aside. */
export class Parks extends Error {
  readonly reason: string;

  constructor({ key, reason, detail }: Parked) {
    super(`${key ?? 'an event'} parks: ${reason}, ${detail}`);
    this.reason = reason;
  }
}

const SILENT = pino({ level: 'silent' });
