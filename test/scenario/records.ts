/** Facts as fetched records: with offsets, and with the numbers that producing tasks give what they write. */
import type { KafkaMessage } from '../../engine/kafka.js';
import type { Run } from '../../engine/reader.js';
import { pack } from '../../engine/records.js';
import { codec } from './codec.js';
import { type DerivedFact, keyOf, type RawFact, type SourceFact } from './facts.js';

const INCARNATION = '0192d3a4-0000-7000-8000-000000000000';

/** The log of one partition of each topic, as it is written. */
export class Records {
  readonly #offsets = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  /** The number under which a derived event was first written. */
  readonly #given = new Map<DerivedFact | RawFact, number>();
  /** Derived events written again so far: none of them may be folded. */
  repeats = 0;

  /** The next record of `physical`: a derived event is written again under its own number, a source event as another record. */
  write(fact: SourceFact | RawFact | DerivedFact, physical: string): KafkaMessage {
    const offset = this.#offsets.get(physical) ?? 0;
    this.#offsets.set(physical, offset + 1);
    return {
      ...contentOf(fact),
      offset: String(offset),
      timestamp: String(fact.is === 'derived' ? 0 : fact.receivedAt),
      attributes: 0,
      headers: this.#headers(fact),
    };
  }

  #headers(fact: SourceFact | RawFact | DerivedFact) {
    if (fact.is === 'source') return {};
    const { topic } = fact;
    const origin = fact.is === 'derived' ? fact : fact.origin;
    if (!origin) return {};
    const { producer, entity } = origin;
    const stream = `${topic.name} ${producer}`;
    let number = this.#given.get(fact);
    if (number === undefined) {
      number = (this.#numbers.get(stream) ?? 0) + 1;
      this.#numbers.set(stream, number);
      this.#given.set(fact, number);
    } else this.repeats++;
    return { task: producer, incarnation: INCARNATION, number: String(number), entity };
  }
}

function contentOf(fact: SourceFact | RawFact | DerivedFact): Pick<KafkaMessage, 'key' | 'value'> {
  if (fact.is === 'raw') return { key: fact.key, value: fact.value };
  const key = Buffer.from(fact.is === 'source' ? keyOf(fact) : fact.key);
  return { key, value: fact.value && codec.encode(fact.topic, fact.value) };
}

/** Records of one topic, fetched at once. */
export function runOf(topic: string, messages: readonly KafkaMessage[]): Run {
  const nextOffset = Number(messages.at(-1)?.offset ?? -1) + 1;
  const fetchedOffset = Number(messages[0]?.offset ?? 0);
  return { topic, partition: 0, fetchedOffset, nextOffset, highWatermark: nextOffset, records: pack(messages) };
}
