/** What a record of a source topic says, for whoever looks at the log without folding it. */
import type { KafkaMessage } from './kafka.js';
import { type Decoder, Undecodable } from './registry.js';
import type { Topic } from './topic.js';

/** As intake.ts has it. */
const MAX_KEY_BYTES = 500;

type Received = object & { readonly receivedAt: number };

/** The event as a fold gets it, by the rules of intake.ts; null: the record is one that parks. The decoder must have learnt its schema. */
export function sourceEvent(topic: Topic, decoder: Decoder, message: KafkaMessage): Received | null {
  const { key: bytes, value, timestamp } = message;
  if (bytes === null || value === null || bytes.length > MAX_KEY_BYTES) return null;
  const key = bytes.toString();
  if (key.includes('\0')) return null;
  const event = decoded(decoder, value);
  if (!event || (topic.strictKey && topic.key(event) !== key)) return null;
  const receivedAt = Number(timestamp);
  return topic.check?.(event, receivedAt) ? null : Object.assign(event, { receivedAt });
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
