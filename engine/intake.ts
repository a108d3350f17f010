/** From fetched records to the work of a checkpoint: decoded, checked, deduplicated, grouped by key and scope. */
import type { Parked } from './checkpoint.js';
import { RepstreamError } from './errors.js';
import { WAKE_STEP_MS } from './fold.js';
import type { Fetched, KafkaMessage } from './kafka.js';
import { type Origin, originOf } from './outbox.js';
import type { AnyProcessor, Delivered } from './processor.js';
import { type Decoder, type Schemas, Undecodable } from './registry.js';
import type { Task } from './task.js';
import type { Topic } from './topic.js';
import { inputsOf, type Topology, topicOf } from './topology.js';
import { type KeptChange, KeyWork } from './work.js';

/** One input of a processor, ready to read. */
export interface Intake {
  readonly input: string;
  readonly topic: Topic;
  readonly physical: string;
  readonly kept: boolean;
  readonly decoder: Decoder;
  /** The scope of an event; null: the input has no state of its own. */
  readonly scopeOf: ((event: unknown) => string) | null;
}

/** Opens the inputs of a processor, by physical topic. */
export async function openIntakes(
  processor: AnyProcessor,
  topology: Topology,
  schemas: Schemas,
): Promise<Map<string, Intake>> {
  const intakes = new Map<string, Intake>();
  for (const [input, declared] of Object.entries(inputsOf(processor))) {
    const topic = topicOf(declared);
    await schemas.find(topic);
    const physical = topology.physical(topic);
    const scopeOf = processor.scope ? (processor.scope[input] ?? null) : () => '';
    intakes.set(physical, {
      input,
      topic,
      physical,
      kept: 'kept' in declared,
      decoder: schemas.decoder(topic),
      scopeOf,
    });
  }
  return intakes;
}

/** The ids of writer schemas in these records that must be learnt before `take`. */
export function unlearnt(intake: Intake, messages: readonly KafkaMessage[]): Set<number> {
  const ids = new Set<number>();
  for (const { value } of messages) {
    const id = value && intake.decoder.unlearnt(value);
    if (id !== null) ids.add(id);
  }
  return ids;
}

// A decoded event weighs about this much besides its bytes.
const EVENT_BYTES = 300;

/** What one checkpoint will fold: filled by `take`, record by record. */
export class Gathering {
  readonly works = new Map<Task, Map<string, KeyWork>>();
  readonly parked: Parked[] = [];
  readonly tasks = new Set<Task>();
  /** Works that hold events. */
  readonly pending = new Set<KeyWork>();
  /** Works whose fold failed early. */
  readonly failures = new Map<KeyWork, unknown>();
  /** Events not yet folded. */
  pendingEvents = 0;
  readonly startedAt = performance.now();
  events = 0;
  keys = 0;
  bytes = 0;

  /** Takes the records of a fetched run into the works of its task. */
  take(task: Task, intake: Intake, fetched: Fetched): void {
    this.tasks.add(task);
    for (const message of fetched.messages) {
      task.ledger.read++;
      try {
        if (!this.#event(task, intake, message)) task.ledger.repeated++;
      } catch (error) {
        if (error instanceof RepstreamError) {
          // The log is not what it should be: what came before stands, the task stops here.
          task.ledger.read--;
          task.stopped = error.message;
          task.positions.set(intake.physical, Number(message.offset));
          return;
        }
        if (!(error instanceof Undecodable)) throw error;
        this.#park(task, intake, message, error);
      }
    }
    task.positions.set(intake.physical, fetched.nextOffset);
  }

  /** The work of a key, made when there is none. */
  work(task: Task, key: string): KeyWork {
    let works = this.works.get(task);
    if (!works) {
      works = new Map();
      this.works.set(task, works);
      this.tasks.add(task);
    }
    let work = works.get(key);
    if (!work) {
      const entry = task.cache.entry(task.partition, key);
      entry.pins++;
      work = new KeyWork(entry);
      works.set(key, work);
      this.keys++;
    }
    return work;
  }

  /** Sets what time it is for all works of the tasks, once no more events are taken. */
  close(): void {
    for (const [task, works] of this.works) {
      const tick = Math.floor(task.tick / WAKE_STEP_MS) * WAKE_STEP_MS;
      for (const work of works.values()) work.tick = tick;
    }
  }

  #event(task: Task, intake: Intake, message: KafkaMessage): boolean {
    const { topic } = intake;
    if (message.key === null) throw new Undecodable('no_key', 'the record has no key');
    const key = message.key.toString();
    if (topic.role === 'derived') {
      const origin = originOf(message);
      if (!isNext(task, intake, origin)) return false;
      refuseLongKey(message.key);
      const value = message.value && intake.decoder.decode(message.value);
      this.#add(task, intake, message, key, {
        entity: origin.entity,
        producer: origin.producer,
        value,
      } satisfies Delivered<object>);
      return true;
    }
    if (message.value === null) throw new Undecodable('no_value', 'the record has no value');
    refuseLongKey(message.key);
    const event = intake.decoder.decode(message.value) as { receivedAt: number };
    if (key.includes('\0')) throw new Undecodable('nul_in_string', 'the key holds a NUL');
    if (topic.strictKey && topic.key(event) !== key) {
      throw new Undecodable('key_mismatch', `the record's key is ${key}, its value belongs to ${topic.key(event)}`);
    }
    event.receivedAt = Number(message.timestamp);
    const refusal = topic.check?.(event, event.receivedAt);
    if (refusal) throw new Undecodable(refusal, `${topic.name} does not accept this: ${refusal}`);
    this.#add(task, intake, message, key, event);
    return true;
  }

  #add(task: Task, intake: Intake, message: KafkaMessage, key: string, event: object): void {
    if (task.parkedKeys.has(key)) {
      this.#parkFor(task, intake, message, key, 'key_parked', 'waits for the key to be redriven');
      return;
    }
    const work = this.work(task, key);
    this.pending.add(work);
    try {
      if (intake.kept) work.keep(intake.input, changeOf(intake, event));
      else work.add(intake.input, intake.scopeOf ? intake.scopeOf(event) : null, event);
    } catch (error) {
      if (error instanceof Undecodable) throw error;
      this.failures.set(work, error);
    }
    work.cover(intake.physical, Number(message.offset));
    task.ledger.folded++;
    this.events++;
    this.pendingEvents++;
    this.bytes += EVENT_BYTES + (message.value?.length ?? 0);
  }

  #park(task: Task, intake: Intake, message: KafkaMessage, { reason, message: detail }: Undecodable): void {
    const key = message.key?.subarray(0, MAX_KEY_BYTES).toString() ?? null;
    this.#parkFor(task, intake, message, key, reason, detail);
  }

  #parkFor(
    task: Task,
    intake: Intake,
    message: KafkaMessage,
    key: string | null,
    reason: string,
    detail: string,
  ): void {
    const offset = Number(message.offset);
    const kind = reason === 'key_parked' ? 'key' : 'event';
    task.ledger.parked++;
    this.bytes += EVENT_BYTES;
    this.parked.push({
      kind,
      partition: task.partition,
      topic: intake.physical,
      from: offset,
      to: offset,
      events: 1,
      key,
      reason,
      detail,
    });
  }
}

function changeOf({ topic }: Intake, event: object): KeptChange {
  if (topic.role === 'source') return { entity: topic.entity(event), producer: '', at: topic.at(event), now: event };
  const { entity, producer, value } = event as Delivered<object>;
  return { entity, producer, at: value ? topic.at(value) : 0, now: value };
}

/** Postgres indexes nothing over 2,700 bytes: a longer key would fail its checkpoint for ever. */
const MAX_KEY_BYTES = 500;

function refuseLongKey(key: Buffer): void {
  if (key.length <= MAX_KEY_BYTES) return;
  throw new Undecodable('key_too_long', `the key has ${key.length} bytes and may have ${MAX_KEY_BYTES}`);
}

/** Whether a derived event is the next of its producing task; false: it was folded before. Throws REPSTREAM_GAP. */
function isNext(task: Task, intake: Intake, { producer, incarnation, number }: Origin): boolean {
  if (!producer || !Number.isInteger(number) || number < 1) {
    throw new Undecodable('no_origin', 'a derived record without the headers task, incarnation and number');
  }
  let heard = task.heard[intake.physical];
  if (!heard) {
    heard = {};
    task.heard[intake.physical] = heard;
  }
  const last = heard[producer];
  // Incarnations are time-ordered (UUIDv7): an older one's records are repeats, a newer one counts from 1.
  if (last && incarnation < last.incarnation) return false;
  const expected = last?.incarnation === incarnation ? last.number + 1 : 1;
  if (number < expected) return false;
  if (number > expected) {
    throw new RepstreamError(
      'REPSTREAM_GAP',
      `${intake.physical}/${task.partition}: ${producer} sent number ${number} where ${expected} was to come: ${number - expected} events are lost`,
    );
  }
  heard[producer] = { incarnation, number };
  return true;
}
