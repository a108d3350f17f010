/** What a scenario is given: facts of topics, entries of tables, and the time. */
import fc from 'fast-check';
import type { Topic } from '../../engine/topic.js';

/** A source event, and when the broker received it (ms). */
export interface SourceFact {
  readonly is: 'source';
  readonly topic: Topic;
  readonly value: object;
  readonly receivedAt: number;
  /** Of its record, where that is not the topic's: devices may key as they like. */
  readonly key?: string;
}

/** A record as it stands on the log, which nothing can read. */
export interface RawFact {
  readonly is: 'raw';
  readonly topic: Topic;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly receivedAt: number;
  /** Of a derived topic. */
  readonly origin: { readonly producer: string; readonly entity: string } | null;
  /** The schema that it says it is written with, when that is known. */
  readonly writer: { readonly id: number; readonly schema: object } | null;
}

/** A derived event of a producing task; a null value takes the entity back. */
export interface DerivedFact {
  readonly is: 'derived';
  readonly topic: Topic;
  readonly key: string;
  readonly entity: string;
  readonly producer: string;
  readonly value: object | null;
}

/** An entry of a table. */
export interface EntryFact {
  readonly is: 'entry';
  readonly topic: Topic;
  readonly value: object;
}

/** A tick: at a time, or so long (ms) after everything before it was received. */
export type TickFact = { readonly is: 'tick' } & ({ readonly at: number } | { readonly afterMs: number });

export type Fact = SourceFact | RawFact | DerivedFact | EntryFact;

/** A property that fails prints its facts: as they are told, without their topics' schemas. */
const legible = <F extends Fact>(fact: F): F =>
  Object.defineProperty(fact, fc.toStringMethod, { value: () => tellFact(fact) });

type Sent<Value> = Value & { readonly receivedAt?: number };

/** A source event, received when it happened unless it says otherwise. */
export const fact = <Value extends object>(
  topic: Topic<string, Value, 'source'>,
  { receivedAt, ...value }: Sent<Value>,
): SourceFact => {
  // A rest of a generic type is not known to be the whole of it.
  const whole = value as unknown as Value;
  return legible({ is: 'source', topic: topic as Topic, value: whole, receivedAt: receivedAt ?? topic.at(whole) });
};

/** What a task says an entity is now. */
export const told = <Value extends object>(
  topic: Topic<string, Value, 'derived'>,
  value: Value,
  producer = 'upstream/0',
): DerivedFact =>
  legible({
    is: 'derived',
    topic: topic as Topic,
    key: topic.key(value),
    entity: topic.entity(value),
    producer,
    value,
  });

/** A task takes an entity back at the key it was sent to. */
export const retracted = <Value extends object>(
  topic: Topic<string, Value, 'derived'>,
  { key, entity }: { readonly key: string; readonly entity: string },
  producer = 'upstream/0',
): DerivedFact => legible({ is: 'derived', topic: topic as Topic, key, entity, producer, value: null });

/** An entry that a table gets. */
export const entry = <Value extends object>(topic: Topic<string, Value, 'source'>, value: Value): EntryFact => ({
  is: 'entry',
  topic: topic as Topic,
  value,
});

/** The broker's time is `at` (ms). */
export const tick = (at: number): TickFact => ({ is: 'tick', at });

/** The time so long after the last receipt. */
export const tickAfter = ({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }): TickFact => ({
  is: 'tick',
  afterMs: (minutes * 60 + seconds) * 1_000,
});

/** The key of a source event's record. */
export const keyOf = ({ key, topic, value }: SourceFact): string => key ?? topic.key(value);

/** How a fact is told to whoever looks for the mistake. */
export function tellFact(fact: Fact): string {
  if (fact.is === 'raw') return `${fact.topic.name} ${fact.value?.toString('hex') ?? 'without a value'}`;
  const value = JSON.stringify(fact.value, known);
  if (fact.is !== 'derived') return `${fact.topic.name} ${value}`;
  return `${fact.topic.name} from ${fact.producer} ${fact.value ? value : `takes ${fact.entity} back from ${fact.key}`}`;
}

const known = (_: string, value: unknown) => (value === null ? undefined : value);
