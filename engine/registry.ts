/** The only door to the schema registry and to Avro: schema ids, encoding, and decoding with one cached resolver per writer schema. */
import { COMPATIBILITY, SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import avsc from 'avsc';
import { incompatibility } from './compatibility.js';
import { RepstreamError } from './errors.js';
import type { Topic } from './topic.js';

/** Why bytes are no event of the topic; the event parks under `reason`. It has no stack: it is a verdict, made by the thousand in a storm. */
export class Undecodable extends Error {
  readonly reason: string;
  constructor(reason: string, detail: string) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(detail);
    Error.stackTraceLimit = limit;
    this.reason = reason;
  }
}

/** Decodes the values of one topic, synchronously, once the writer's schema is learnt. */
export interface Decoder {
  /** The writer schema id of these bytes if it must be learnt before they can be decoded, else null. */
  unlearnt(bytes: Buffer, start?: number, end?: number): number | null;
  /** Asks the registry for a schema; an id it does not know is remembered as such. Rejects only when the registry cannot be asked. */
  learn(id: number): Promise<void>;
  /** Decodes the bytes from `start` to `end` (default: all). Throws Undecodable. */
  decode(bytes: Buffer, start?: number, end?: number): object;
}

const HEADER_BYTES = 5;
/** Unknown ids come from broken devices, which may send any: forget the oldest. */
const MAX_UNKNOWN_IDS = 10_000;

type Resolve = { resolver: avsc.Resolver | null } | { refusal: Undecodable };

const ANSWERS_WITHIN_MS = 10_000;
/** The client would wait for ever for an answer that is lost. */
const patient: NonNullable<ConstructorParameters<typeof SchemaRegistry>[0]['middlewares']>[number] = () => ({
  prepareRequest: async (next) => (await next()).enhance({ timeout: ANSWERS_WITHIN_MS }),
});

/** Schema ids and codecs of topics, with one registry. */
export class Schemas {
  readonly #registry: SchemaRegistry;
  readonly #types = new Map<string, avsc.Type>();
  readonly #ids = new Map<string, number>();

  constructor(url: string) {
    this.#registry = new SchemaRegistry({ host: url, retry: { retries: 0 }, middlewares: [patient] });
  }

  #type(topic: Topic): avsc.Type {
    let type = this.#types.get(topic.name);
    if (!type) {
      type = avsc.Type.forSchema(JSON.parse(topic.schema.json), { registry: {}, omitRecordMethods: true });
      this.#types.set(topic.name, type);
    }
    return type;
  }

  /** Finds the id under which the topic's schema is registered. Throws REPSTREAM_SCHEMA when it is not. */
  async find(topic: Topic): Promise<number> {
    const known = this.#ids.get(topic.name);
    if (known !== undefined) return known;
    const id = await this.#registry
      .getRegistryIdBySchema(subject(topic), { type: SchemaType.AVRO, schema: topic.schema.json })
      .catch((error: unknown) => {
        // The client tells "not found" by an error of its own, without the status.
        const isNotFound = error instanceof Error && error.name === 'ConfluentSchemaRegistryError';
        if (!isNotFound) throw error;
        throw new RepstreamError(
          'REPSTREAM_SCHEMA',
          `${subject(topic)} is not registered: run \`repstream topics apply\``,
        );
      });
    this.#ids.set(topic.name, id);
    return id;
  }

  /**
   * Registers the topic's schema under its subject, FULL_TRANSITIVE; registering it again changes nothing. Throws REPSTREAM_SCHEMA
   * naming the field that would break readers of, or writers to, what is already there.
   */
  async register(topic: Topic): Promise<number> {
    for (let version = 1; ; version++) {
      const older = await this.#version(topic, version);
      if (older === null) break;
      const broken = incompatibility(older, JSON.parse(topic.schema.json));
      if (broken) {
        throw new RepstreamError(
          'REPSTREAM_SCHEMA',
          `${subject(topic)} would not be compatible with its version ${version}: ${broken}`,
        );
      }
    }
    const { id } = await this.#registry
      .register(
        { type: SchemaType.AVRO, schema: topic.schema.json },
        { subject: subject(topic), compatibility: COMPATIBILITY.FULL_TRANSITIVE },
      )
      .catch((error: unknown) => {
        if (statusOf(error) !== 409 && statusOf(error) !== 422) throw error;
        throw new RepstreamError('REPSTREAM_SCHEMA', `the registry refuses ${subject(topic)}: ${messageOf(error)}`);
      });
    this.#ids.set(topic.name, id);
    return id;
  }

  async #version(topic: Topic, version: number): Promise<Record<string, unknown> | null> {
    try {
      const id = await this.#registry.getRegistryId(subject(topic), version);
      return JSON.parse(JSON.stringify(await this.#registry.getSchema(id))) as Record<string, unknown>;
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  /** The value in the Confluent wire format. `find` must have been awaited for the topic. */
  encode(topic: Topic, value: unknown): Buffer {
    const id = this.#ids.get(topic.name);
    if (id === undefined)
      throw new RepstreamError('REPSTREAM_SCHEMA', `the schema id of ${topic.name} was never looked up`);
    return framed(id, this.#type(topic).toBuffer(value));
  }

  decoder(topic: Topic): Decoder {
    return decoderOf(topic, this.#type(topic), this.#ids.get(topic.name), (id) => this.schemaOf(id));
  }

  /** The schema under an id; null: the registry knows none. Rejects when it cannot be asked, or holds no Avro there. */
  async schemaOf(id: number): Promise<object | null> {
    try {
      return JSON.parse(JSON.stringify(await this.#registry.getSchema(id))) as object;
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }
}

/** A value in the Confluent wire format: magic byte 0, the id of the schema that it is written with, the value. */
export function framed(id: number, body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  bytes.writeUInt8(0, 0);
  bytes.writeInt32BE(id, 1);
  body.copy(bytes, HEADER_BYTES);
  return bytes;
}

/** Decodes values that were written with the schemas that `schemaOf` gives; those under `ownId` with the topic's own. */
export function decoderOf(
  topic: Topic,
  type: avsc.Type,
  ownId: number | undefined,
  schemaOf: (id: number) => Promise<object | null>,
): Decoder {
  const known = new Map<number, Resolve>();
  if (ownId !== undefined) known.set(ownId, { resolver: null });
  return {
    unlearnt(bytes, start = 0, end = bytes.length) {
      if (end - start < HEADER_BYTES || bytes[start] !== 0) return null;
      const id = bytes.readInt32BE(start + 1);
      return id === ownId || known.has(id) ? null : id;
    },
    learn: async (id) => {
      if (known.size > MAX_UNKNOWN_IDS) known.delete(known.keys().next().value ?? id);
      known.set(id, await resolve(topic, type, id, schemaOf));
    },
    decode(bytes, start = 0, end = bytes.length) {
      if (end - start < HEADER_BYTES || bytes[start] !== 0) {
        throw new Undecodable('not_avro', 'no Confluent wire format header (magic byte 0 and a schema id)');
      }
      const found = known.get(bytes.readInt32BE(start + 1));
      if (!found) throw new Undecodable('unknown_schema_id', 'the schema id was not learnt');
      if ('refusal' in found) throw found.refusal;
      return decodeBody(type, bytes, start + HEADER_BYTES, end, found.resolver ?? undefined);
    },
  };
}

async function resolve(
  topic: Topic,
  reader: avsc.Type,
  id: number,
  schemaOf: (id: number) => Promise<object | null>,
): Promise<Resolve> {
  if (id <= 0) return { refusal: new Undecodable('unknown_schema_id', `${id} is no schema id`) };
  try {
    const schema = await schemaOf(id);
    if (!schema) return { refusal: new Undecodable('unknown_schema_id', `the registry knows no schema ${id}`) };
    return { resolver: reader.createResolver(avsc.Type.forSchema(schema as avsc.Schema, { registry: {} })) };
  } catch (error) {
    // The client reports a connection that fails as status 400: whatever is not a plain "not found" is asked again.
    if (statusOf(error) !== undefined) throw error;
    return {
      refusal: new Undecodable('schema_mismatch', `schema ${id} is not one of ${topic.name}: ${messageOf(error)}`),
    };
  }
}

function decodeBody(type: avsc.Type, bytes: Buffer, start: number, end: number, resolver?: avsc.Resolver): object {
  const limit = Error.stackTraceLimit;
  // What avsc throws goes no further: noting where it came from costs more than decoding.
  Error.stackTraceLimit = 0;
  try {
    const decoded: { value: object; offset: number } = type.decode(bytes, start, resolver);
    if (decoded.offset === end) return decoded.value;
  } catch {
    // It may have read on into the record behind it: looked at alone, it says what is wrong.
  } finally {
    Error.stackTraceLimit = limit;
  }
  throw refusalOf(type, bytes.subarray(start, end), resolver);
}

function refusalOf(type: avsc.Type, body: Buffer, resolver?: avsc.Resolver): Undecodable {
  let offset: number;
  try {
    ({ offset } = type.decode(body, 0, resolver) as { offset: number });
  } catch (error) {
    const detail = messageOf(error);
    return new Undecodable(detail.includes('precision loss') ? 'long_out_of_range' : 'bad_avro', detail);
  }
  if (offset < 0) {
    return new Undecodable('truncated_avro', `${HEADER_BYTES + body.length} bytes are too few for the schema`);
  }
  return new Undecodable('trailing_bytes', `${body.length - offset} bytes follow the value`);
}

export const subject = (topic: Topic) => `${topic.name}-value`;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const statusOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) || undefined : undefined;
