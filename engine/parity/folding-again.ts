/** Folding a task again, offline: stretches of the log through the same steps as in a running process, but for publishing. */
import { type Checkpoint, snapshotOf } from '../checkpoint.js';
import { type ClosingOptions, close } from '../closing.js';
import type { Erasure } from '../erasure.js';
import { RepstreamError } from '../errors.js';
import { CannotFoldEarly } from '../fold.js';
import { type FoldEnvironment, foldEnvironment } from '../fold-environment.js';
import { type Answer, foldAll, foldWaiting } from '../folding.js';
import { isFull, MAX_GATHER_MS, MAX_WAITING } from '../gatherer.js';
import { Gathering } from '../gathering.js';
import { type Intake, unlearnt } from '../intake.js';
import type { KafkaMessage } from '../kafka.js';
import { messageOf } from '../log.js';
import { Memory } from '../memory.js';
import type { Database } from '../postgres.js';
import type { Run } from '../reader.js';
import { pack } from '../records.js';
import { findRefused, isRefusal } from '../refusal.js';
import { Sweeps } from '../sweeps.js';
import type { TableContents } from '../tables.js';
import { openTasks, type Task } from '../task.js';
import type { Topic } from '../topic.js';
import { CheckpointWriter } from '../writer.js';
import type { Standing } from './standing.js';

const CACHE_BYTES = 64 * 1024 * 1024;
/** Records are held until their checkpoint closes: it may have to begin again. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** So many scopes whose time has come are shown again in one checkpoint. */
const SCOPES_A_CHECKPOINT = 5_000;

export interface FoldingAgainOptions extends ClosingOptions {
  readonly database: Database;
  readonly erasure: Erasure | null;
  /** By physical topic. */
  readonly intakes: ReadonlyMap<string, Intake>;
  /** The tables as the task knew them, by topic. */
  readonly tables: ReadonlyMap<string, TableContents>;
  /** Where the task is to come to. */
  readonly target: Standing;
  /** Keys that are not folded. */
  readonly leftOut: ReadonlySet<string>;
  /** Those that parked here, with why; more may come to it. */
  readonly parked: Map<string, string>;
}

/** One task, from where its last checkpoint left it to its target. */
export class FoldingAgain {
  readonly #options: FoldingAgainOptions;
  readonly #writer: CheckpointWriter;
  readonly #memory: Memory;
  readonly #folding: FoldEnvironment;
  #task: Task;
  #gathering: Gathering;
  /** What the gathering took. */
  #held: { readonly intake: Intake; readonly run: Run }[] = [];
  #heldBytes = 0;
  /** Until a handler is seen to look things up. */
  #foldsEarly = true;
  #inFlight: Promise<void> = Promise.resolve();

  private constructor(options: FoldingAgainOptions, task: Task) {
    const { database, lineage, tables, erasure } = options;
    this.#options = options;
    this.#task = task;
    this.#writer = new CheckpointWriter(database, lineage);
    this.#memory = new Memory(database, lineage, () => this.#task.cache);
    this.#folding = foldEnvironment(lineage.processor, erasure, (topic) => contentsOf(tables, topic));
    this.#gathering = new Gathering(this.#folding);
  }

  static async open(options: FoldingAgainOptions): Promise<FoldingAgain> {
    return new FoldingAgain(options, await openTask(options));
  }

  /** Takes the next records of an input. Throws REPSTREAM_GAP when the log is not what it was. */
  async take(topic: string, messages: readonly KafkaMessage[]): Promise<void> {
    const { target, intakes } = this.#options;
    const intake = intakes.get(topic);
    const [first, last] = [messages[0], messages.at(-1)];
    if (!intake || !first || !last) return;
    const records = pack(messages);
    for (const id of unlearnt(intake, records)) await intake.decoder.learn(id);
    const nextOffset = Number(last.offset) + 1;
    const run = { topic, partition: target.partition, fetchedOffset: Number(first.offset), nextOffset, records };
    const held = { intake, run: { ...run, highWatermark: nextOffset } };
    this.#held.push(held);
    this.#heldBytes += records.memory.byteLength;
    await this.#unlessEarly(() => this.#gather(held));
    const isOld = performance.now() - this.#gathering.startedAt > MAX_GATHER_MS;
    if (isOld || isFull(this.#gathering) || this.#heldBytes > MAX_HELD_BYTES) await this.#checkpoint();
  }

  /** Once all is taken: shows again what knows other tables, and what time has come for; all is written then. */
  async finish(): Promise<void> {
    const { target, database, lineage, tables, erasure } = this.#options;
    await this.#checkpoint();
    // The log has holes, also before the end of a stretch.
    for (const [topic, position] of Object.entries(target.positions)) this.#task.positions.set(topic, position);
    this.#gathering.tasks.add(this.#task);
    await this.#checkpoint();
    await this.#inFlight;

    const sweeps = new Sweeps(lineage, { table: (topic) => contentsOf(tables, topic) }, erasure);
    const tasks = new Map([[target.partition, this.#task]]);
    sweeps.noteTask();
    if (sweeps.hasArrivals) await sweeps.collect(database, tasks);
    while (sweeps.hasWork(tasks)) {
      await sweeps.take(database, tasks, this.#gathering);
      await this.#checkpoint();
      await this.#inFlight;
    }

    while (this.#task.timers.isDue(target.tick)) {
      for (const [key, woken] of this.#task.timers.take(target.tick, SCOPES_A_CHECKPOINT))
        if (!this.#task.parkedKeys.has(key)) this.#gathering.work(this.#task, key).wake(woken);
      await this.#checkpoint();
    }
    await this.#inFlight;
  }

  async #gather({ intake, run }: { readonly intake: Intake; readonly run: Run }): Promise<void> {
    this.#gathering.take(this.#task, intake, run);
    const { stopped } = this.#task;
    if (stopped !== null) throw new RepstreamError('REPSTREAM_GAP', stopped.replace(/^REPSTREAM_GAP: /, ''));
    if (this.#foldsEarly && this.#gathering.pendingEvents > MAX_WAITING)
      await foldWaiting(this.#folding, this.#gathering, this.#answer);
  }

  /** Begins the gathering again, with all events in hand, when a handler looks something up. */
  async #unlessEarly<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CannotFoldEarly)) throw error;
      await this.#inFlight;
      this.#foldsEarly = false;
      this.#task = await openTask(this.#options);
      this.#gathering = this.#nextGathering();
      for (const held of this.#held) await this.#gather(held);
      return undefined;
    }
  }

  #nextGathering(): Gathering {
    return new Gathering(this.#foldsEarly ? this.#folding : null);
  }

  readonly #answer: Answer = async (requests, mayBeOnItsWay) => {
    if (requests.length === 0) return;
    if (mayBeOnItsWay) await this.#inFlight;
    await this.#memory.answer(requests);
  };

  async #checkpoint(): Promise<void> {
    if (this.#gathering.tasks.size === 0) return;
    const fold = () => {
      this.#gathering.close();
      return foldAll(this.#folding, this.#gathering, this.#answer);
    };
    const results = (await this.#unlessEarly(fold)) ?? (await fold());
    const gathering = this.#gathering;
    const closed = close(this.#options, gathering, results, () => this.#task);
    for (const { kind, key, reason, detail } of closed.parked)
      if (kind === 'key' && key !== null && reason !== 'key_parked' && !this.#isGone(key))
        this.#options.parked.set(key, `${reason}: ${detail}`);
    await this.#inFlight;
    this.#gathering = this.#nextGathering();
    this.#held = [];
    this.#heldBytes = 0;
    // What was sent is remembered with the states; nobody waits for it, nor for these numbers.
    const tasks = [snapshotOf({ ...this.#task, numbers: {} })];
    this.#inFlight = this.#commit(gathering, { ...closed, tasks, outbox: [], published: [], parked: [] });
    this.#inFlight.catch(() => {}); // whoever awaits it next is told
  }

  /** Of people who were erased nothing is shown, whether what they sent can be folded or not. */
  #isGone(key: string): boolean {
    return this.#folding.isKeyedByPeople && this.#folding.isErased(key);
  }

  async #commit(gathering: Gathering, checkpoint: Checkpoint): Promise<void> {
    this.#task.checkpoint++;
    await this.#writer.write(checkpoint).catch(async (error) => {
      throw isRefusal(error) ? await this.#refusal(checkpoint, error) : error;
    });
    gathering.letGo();
  }

  async #refusal(checkpoint: Checkpoint, error: unknown): Promise<RepstreamError> {
    const [found] = await findRefused(this.#writer, checkpoint);
    const said = `Postgres refuses what key ${found?.place.key ?? '?'} writes: ${messageOf(found?.error ?? error)}`;
    return new RepstreamError('REPSTREAM_REFUSED', said, { cause: error });
  }
}

/** At the target's tick from the start: what a scope shows must follow from facts and that tick, not from when it was shown before. */
async function openTask({ database, lineage, target, leftOut, parked }: FoldingAgainOptions): Promise<Task> {
  const [opened] = await openTasks(database, lineage, [target.partition], CACHE_BYTES);
  if (!opened) throw new Error(`task ${target.partition} of ${lineage.name} was not opened`);
  const { task } = opened;
  for (const key of [...leftOut, ...parked.keys()]) task.parkedKeys.add(key);
  task.tick = target.tick;
  task.tickFolded = target.tick;
  // Nothing was shown yet: all that will be knows the tables of the target.
  if (task.checkpoint === 0) task.tables = target.tables;
  return task;
}

function contentsOf(tables: ReadonlyMap<string, TableContents>, { name }: Topic): TableContents {
  const contents = tables.get(name);
  if (!contents) throw new Error(`no contents of table ${name}`);
  return contents;
}
