/** Avro without a registry: every topic's own schema has one id, which no registry gave; others are known by what is told of them. */
import avsc from 'avsc';
import { decoderOf, framed, type Schemas } from '../../engine/registry.js';
import type { Topic } from '../../engine/topic.js';

// By their text: a schema that is loaded twice decodes to the same kind of object.
const types = new Map<string, avsc.Type>();

function typeOf({ schema }: Topic): avsc.Type {
  let type = types.get(schema.json);
  if (!type) {
    type = avsc.Type.forSchema(JSON.parse(schema.json), { registry: {}, omitRecordMethods: true });
    types.set(schema.json, type);
  }
  return type;
}

type Codec = Pick<Schemas, 'find' | 'decoder' | 'encode'>;

const OWN_ID = 2_147_483_647;

/** What the engine asks of the registry, answered from the declared schemas, and from `writers` by their ids. */
export const codecKnowing = (writers: ReadonlyMap<number, object>): Codec => ({
  find: async () => OWN_ID,
  encode: (topic, value) => framed(OWN_ID, typeOf(topic).toBuffer(value)),
  decoder: (topic) => decoderOf(topic, typeOf(topic), OWN_ID, async (id) => writers.get(id) ?? null),
});

/** The same, of records that are all written with the declared schemas. */
export const codec = codecKnowing(new Map());
