/** Whether the engine would take a telemetry record: the order and the reasons are those of engine/intake.ts, and an integration test compares them. */
import type { KafkaMessage } from '../../engine/kafka.js';
import { type Decoder, Undecodable } from '../../engine/registry.js';
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

/** As engine/intake.ts has it. */
const MAX_KEY_BYTES = 500;

/** Judges one record; the decoder must have learnt its schema. */
export function judge(decoder: Decoder, partition: number, message: KafkaMessage): Heard {
  const heard = { partition, offset: Number(message.offset), receivedAt: Number(message.timestamp) };
  const { key, value } = message;
  let event = value && (key === null || key.length > MAX_KEY_BYTES) ? eventIn(decoder, value) : null;
  try {
    if (key === null) throw new Undecodable('no_key', 'the record has no key');
    if (value === null) throw new Undecodable('no_value', 'the record has no value');
    if (key.length > MAX_KEY_BYTES)
      throw new Undecodable('key_too_long', `the key has ${key.length} bytes and may have ${MAX_KEY_BYTES}`);
    event = decoder.decode(value) as Telemetry;
    refuse(event, key.toString(), heard.receivedAt);
    return { ...heard, event, refusal: null };
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { ...heard, event, refusal: { reason: error.reason, detail: error.message } };
  }
}

function refuse(event: Telemetry, key: string, receivedAt: number): void {
  if (key.includes('\0')) throw new Undecodable('nul_in_string', 'the key holds a NUL');
  if (telemetry.key(event) !== key)
    throw new Undecodable('key_mismatch', `the key is ${key}, the value belongs to ${telemetry.key(event)}`);
  const reason = telemetry.check?.(event, receivedAt);
  if (reason) throw new Undecodable(reason, `telemetry does not accept this: ${reason}`);
}

/** The event in a record without a usable key, only to know whose it is: the engine does not look at it. */
function eventIn(decoder: Decoder, value: Buffer): Telemetry | null {
  try {
    return decoder.decode(value) as Telemetry;
  } catch {
    return null;
  }
}
