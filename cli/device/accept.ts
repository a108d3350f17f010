/** Whether the engine would take a telemetry record, by its own rules. */
import type { KafkaMessage } from '../../engine/kafka.js';
import { type Decoder, Undecodable } from '../../engine/registry.js';
import { decoded, judgeSource } from '../../engine/source-event.js';
import type { Topic } from '../../engine/topic.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';

/** Why a record would be parked. */
interface Refusal {
  readonly reason: string;
  readonly detail: string;
}

/** A record of the machine, judged. */
export interface Heard {
  readonly partition: number;
  readonly offset: number;
  /** The broker's time, ms. */
  readonly receivedAt: number;
  /** The event; null: it could not be decoded. */
  readonly event: Telemetry | null;
  /** Null: the engine takes it. */
  readonly refusal: Refusal | null;
}

/** Whether the record is of this machine: by its key, or by the equipmentId in a value that came under another key or none. */
export function isOf(equipmentId: Buffer, { key, value }: Pick<KafkaMessage, 'key' | 'value'>): boolean {
  return key?.equals(equipmentId) === true || value?.includes(equipmentId) === true;
}

/** Judges one record; the decoder must have learnt its schema. */
export function judge(decoder: Decoder, partition: number, message: KafkaMessage): Heard {
  const heard = { partition, offset: Number(message.offset), receivedAt: Number(message.timestamp) };
  const event = judgeSource(telemetry as Topic, decoder, message);
  if (!(event instanceof Undecodable)) return { ...heard, event: event as Telemetry, refusal: null };
  const refusal = { reason: event.reason, detail: event.message };
  // Only to know whose it is: the engine does not look at it.
  const whose = message.value && (decoded(decoder, message.value) as Telemetry | null);
  return { ...heard, event: whose, refusal };
}
