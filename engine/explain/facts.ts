/** Collects, from the records of one input, those that stand behind one scope. */
import { headerOf, type KafkaMessage } from '../kafka.js';
import { originOf } from '../outbox.js';
import type { Decoder } from '../registry.js';
import { Undecodable } from '../registry.js';
import { decoded, judgeSource } from '../source-event.js';
import type { Topic } from '../topic.js';

/** A record, by its place in the log. */
export interface Fact {
  readonly offset: number;
  /** Event time, ISO 8601; null: a retraction has none. */
  readonly at: string | null;
  /** The broker's time, ISO 8601. */
  readonly receivedAt: string;
  /** Of derived topics and kept inputs: what it is about. */
  readonly entity: string | null;
}

/** An entity as last told by a task. */
export interface ToldEntity {
  readonly entity: string;
  /** The producing task, `<lineage>/<partition>`; '' for a source topic. */
  readonly producer: string;
  /** Of its last record. */
  readonly offset: number;
}

/** What an input is to the scope: its own events, entities of its key that it may look at, or events of the whole key. */
export type Belonging = 'scope' | 'kept' | 'key';

/** Which records to collect. */
export interface Wanted {
  readonly topic: Topic;
  readonly decoder: Decoder;
  /** Where the log begins: what stood before is gone. */
  readonly begin: number;
  /** The task's. */
  readonly position: number;
  readonly belonging: Belonging;
  readonly isOfScope: (event: object) => boolean;
  /** Offsets at which records of the key wait, both included. */
  readonly parked: readonly { readonly from: number; readonly to: number }[];
  /** Facts kept; all are counted. */
  readonly most: number;
}

export class Facts {
  readonly facts: Fact[] = [];
  records = 0;
  /** Records of the key that were folded before, that wait with their parked key, and that parked by themselves. */
  repeated = 0;
  waiting = 0;
  refused = 0;
  readonly #wanted: Wanted;
  readonly #entities = new Map<string, ToldEntity>();

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  get begin(): number {
    return this.#wanted.begin;
  }

  /** Entities that stand behind the scope now, by the offset of their last record. */
  get entities(): ToldEntity[] {
    return [...this.#entities.values()].sort((a, b) => a.offset - b.offset);
  }

  /** Takes a record of the key. The decoder must have learnt its schema. */
  take(message: KafkaMessage, isRepeat: boolean): void {
    const { topic, decoder, position, parked } = this.#wanted;
    const offset = Number(message.offset);
    if (offset >= position) return;
    if (isRepeat) this.repeated++;
    else if (parked.some(({ from, to }) => from <= offset && offset <= to)) this.waiting++;
    else if (topic.role === 'source') {
      const event = judgeSource(topic, decoder, message);
      if (event instanceof Undecodable) this.refused++;
      else this.#add(message, offset, event, event, { entity: topic.entity(event), producer: '' });
    } else {
      const { entity, producer } = originOf(headerOf(message));
      const value = message.value && decoded(decoder, message.value);
      if (message.value && !value) this.refused++;
      else this.#add(message, offset, { entity, producer, value }, value, { entity, producer });
    }
  }

  #add(
    { timestamp }: KafkaMessage,
    offset: number,
    event: object,
    value: object | null,
    of: Omit<ToldEntity, 'offset'>,
  ): void {
    const { topic, belonging, isOfScope, most } = this.#wanted;
    if (!isOfScope(event)) return;
    this.records++;
    const isEntity = belonging === 'kept' || topic.role === 'derived';
    if (isEntity) {
      const id = `${of.entity}\n${of.producer}`;
      if (value) this.#entities.set(id, { ...of, offset });
      else this.#entities.delete(id);
    }
    if (this.facts.length >= most) return;
    this.facts.push({
      offset,
      at: value && new Date(topic.at(value)).toISOString(),
      receivedAt: new Date(Number(timestamp)).toISOString(),
      entity: isEntity ? of.entity : null,
    });
  }
}
