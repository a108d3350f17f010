/** What a record of a source topic says, and why one may not be folded: the same for whoever folds it and whoever only looks. */
import type { KafkaMessage } from './kafka.js';
import { pack, type Records } from './records.js';
import { type Decoder, Undecodable } from './registry.js';
import type { Topic } from './topic.js';

type Received = object & { receivedAt: number };

/** Postgres indexes nothing over 2,700 bytes: a longer key would fail its checkpoint for ever. */
export const MAX_KEY_BYTES = 500;

/** The record's key. Throws Undecodable when there is none. */
export function keyOf(records: Records, i: number): string {
  const key = records.key(i);
  if (key === null) throw new Undecodable('no_key', 'the record has no key');
  return key;
}

/** Throws Undecodable when the key is too long. */
export function refuseLongKey(records: Records, i: number): void {
  const length = records.keyLength(i);
  if (length <= MAX_KEY_BYTES) return;
  throw new Undecodable('key_too_long', `the key has ${length} bytes and may have ${MAX_KEY_BYTES}`);
}

/** The value. Throws Undecodable. */
export function decodeValue(decoder: Decoder, records: Records, i: number): object {
  const start = records.valueStart(i);
  return decoder.decode(records.bytes, start, start + records.valueLength(i));
}

/** The event of the record with this key, as a fold gets it. The decoder must have learnt its schema. Throws Undecodable. */
export function sourceEvent(topic: Topic, decoder: Decoder, records: Records, i: number, key: string): object {
  if (records.valueLength(i) < 0) throw new Undecodable('no_value', 'the record has no value');
  refuseLongKey(records, i);
  const event = decodeValue(decoder, records, i) as Received;
  if (key.includes('\0')) throw new Undecodable('nul_in_string', 'the key holds a NUL');
  if (topic.strictKey && topic.key(event) !== key) {
    throw new Undecodable('key_mismatch', `the record's key is ${key}, its value belongs to ${topic.key(event)}`);
  }
  event.receivedAt = records.timestamp(i);
  const refusal = topic.check?.(event, event.receivedAt);
  if (refusal) throw new Undecodable(refusal, `${topic.name} does not accept this: ${refusal}`);
  return event;
}

/** The same of one fetched message, or why it parks. */
export function judgeSource(topic: Topic, decoder: Decoder, message: KafkaMessage): object | Undecodable {
  const records = pack([message]);
  try {
    return sourceEvent(topic, decoder, records, 0, keyOf(records, 0));
  } catch (error) {
    if (error instanceof Undecodable) return error;
    throw error;
  }
}

/** The value, or null when it is none of its topic. */
export function decoded(decoder: Decoder, value: Buffer): object | null {
  try {
    return decoder.decode(value);
  } catch (error) {
    if (error instanceof Undecodable) return null;
    throw error;
  }
}

/** Learns the writer schemas of these records. Rejects when the registry does not answer. */
export async function learnSchemas(decoder: Decoder, messages: readonly KafkaMessage[]): Promise<void> {
  for (const { value } of messages) {
    const id = value && decoder.unlearnt(value);
    if (id !== null) await decoder.learn(id);
  }
}
