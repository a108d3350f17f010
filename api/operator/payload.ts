/** What a record says, as JSON, so that whoever operates can read it. */
import { messageOf } from '../../engine/log.js';
import type { Schemas } from '../../engine/registry.js';
import type { Topic } from '../../engine/topic.js';
import { namesIn } from '../names-in.js';

interface Payload {
  readonly json: unknown;
  /** Why it cannot be read; null: it is. */
  readonly why: string | null;
  /** Whom it names. */
  readonly people: readonly string[];
}

const SHOWN_BYTES = 256;

/** Where it cannot be decoded, which is why some records park, its first bytes in hexadecimal; null: it has no value. */
export async function payloadOf(schemas: Schemas, topic: Topic, value: Buffer | null): Promise<Payload | null> {
  if (value === null) return null;
  try {
    await schemas.find(topic);
    const decoder = schemas.decoder(topic);
    const id = decoder.unlearnt(value);
    if (id !== null) await decoder.learn(id);
    const json: unknown = JSON.parse(JSON.stringify(decoder.decode(value)));
    const people = new Set<string>();
    namesIn(json, people);
    return { json, why: null, people: [...people] };
  } catch (error) {
    return { json: value.subarray(0, SHOWN_BYTES).toString('hex'), why: messageOf(error), people: [] };
  }
}
