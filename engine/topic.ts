/** Topics as data: what stands in Kafka, how it is keyed, and what makes an event unacceptable. */

/** An Avro schema read from `schemas/<file>.avsc`; the type parameter is its generated interface. */
export interface AvroSchema<Value> {
  readonly fullName: string;
  /** The schema as JSON text, as registered. */
  readonly json: string;
  /** Never set: carries the TypeScript type. */
  readonly value?: Value;
}

type Role = 'source' | 'derived';

/** A Kafka topic. Names are logical; a derived topic's physical name carries the lineage that writes it. */
export interface Topic<Name extends string = string, Value = unknown, R extends Role = Role> {
  readonly name: Name;
  readonly role: R;
  readonly comment: string;
  readonly schema: AvroSchema<Value>;
  // Methods, so that a topic of one value is a topic of unknown values to the engine.
  /** The record key: what the topic is partitioned and folded by. */
  key(value: Value): string;
  /** Identity of what the event is about; of two events of one entity the later one is its present value. */
  entity(value: Value): string;
  /** Identity of the fact itself, where one may be sent again: two contents under one identity are a conflict, of which the first by offset stands. */
  identity?(value: Value): string;
  /** Event time in ms since the epoch: orders kept inputs; for tables, when the entry becomes valid. */
  at(value: Value): number;
  /** Why this event cannot be folded (a short snake_case reason), or null. Pure; `receivedAt` is the broker's time in ms. */
  check?(value: Value, receivedAt: number): string | null;
  /** Devices may key source records as they like: false accepts a record key that is not `key(value)`. Default true. */
  readonly strictKey: boolean;
  /** `forever`: retention −1; `latest`: compacted to the last record of each key; `until-purged`: `forever`, but its beginning may be deleted once it is verified. */
  readonly keeps: 'forever' | 'latest' | 'until-purged';
  /** 'keyed': REPSTREAM_PARTITIONS partitions; 'one': a single partition (ticks). */
  readonly partitions: 'keyed' | 'one';
  /** Wraps a value as something a fold shows: it keys itself. */
  of(value: Value): Outgoing<Name, Value>;
}

/** A derived event as a fold shows it: the entity's whole present value. */
export interface Outgoing<Name extends string = string, Value = unknown> {
  readonly kind: 'outgoing';
  readonly topic: Name;
  readonly value: Value;
}

interface Declaration<Value> {
  comment: string;
  schema: AvroSchema<Value>;
  key: (value: Value) => string;
  entity?: (value: Value) => string;
  identity?: (value: Value) => string;
  at: (value: Value) => number;
  check?: (value: Value, receivedAt: number) => string | null;
  strictKey?: boolean;
  keeps?: 'forever' | 'latest' | 'until-purged';
  partitions?: 'keyed' | 'one';
}

function topic<Name extends string, Value, R extends Role>(
  role: R,
  name: Name,
  declared: Declaration<Value>,
): Topic<Name, Value, R> {
  return {
    entity: declared.key,
    strictKey: true,
    keeps: 'forever',
    partitions: 'keyed',
    ...declared,
    name,
    role,
    of: (value) => ({ kind: 'outgoing', topic: name, value }),
  };
}

/** A topic of facts written from outside; kept for ever. */
export const source = <Name extends string, Value>(name: Name, declared: Declaration<Value>) =>
  topic('source', name, declared);

/** A topic that exactly one processor writes. */
export const derived = <Name extends string, Value>(name: Name, declared: Declaration<Value>) =>
  topic('derived', name, declared);
