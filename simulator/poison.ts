/** Records that nobody can read or believe: what they are, and their bytes. Each stands beside the good ones, never in place of one. */
import type { Reading, Telemetry } from '../schemas/generated/telemetry.js';
import type { Random } from './random.js';

/** A kind of bad record. */
export const poisonKinds = [
  'wrong_schema_id',
  'truncated',
  'garbage',
  'null_key',
  'null_value',
  'no_kind',
  'two_kinds',
  'negative_counter',
  'beyond_2_53',
  'nul_in_string',
  'clock_ahead',
] as const;
export type PoisonKind = (typeof poisonKinds)[number];

/** A bad record before it is bytes: an event, well-formed but for what the kind says. */
export interface Poison {
  readonly kind: PoisonKind;
  readonly event: Telemetry;
  /** Of garbage. */
  readonly bytes: number;
}

/** What the latest of today's clocks will not reach for long. */
const FAR_AHEAD = Date.UTC(2199, 0, 1);
/** No registry has come so far. */
const UNKNOWN_SCHEMA = 2_000_000_011;
const HEADER_BYTES = 5;

/** A bad record of the kind, as if from the machine, about a session that never was. */
export function poison(kind: PoisonKind, equipmentId: string, at: number, draw: Random): Poison {
  const event: Telemetry = {
    sessionId: draw.uuid(),
    equipmentId,
    sequence: draw.whole(0, 500),
    at,
    started: null,
    reading: plausible,
    changed: null,
    ended: null,
    status: null,
  };
  return { kind, event: spoilt(kind, event), bytes: draw.chance(0.1) ? 900_000 : draw.whole(6, 300) };
}

function spoilt(kind: PoisonKind, event: Telemetry): Telemetry {
  if (kind === 'no_kind') return { ...event, reading: null };
  if (kind === 'two_kinds') return { ...event, ended: { reason: 'USER' } };
  if (kind === 'negative_counter') return { ...event, reading: { ...plausible, distanceMm: -1 } };
  if (kind === 'clock_ahead') return { ...event, at: FAR_AHEAD };
  if (kind === 'nul_in_string') {
    return { ...event, reading: null, started: { userId: null, exerciseId: null, firmware: '2.4\0' } };
  }
  return event;
}

/** Key and value of the record; `encode` gives an event in the wire format. */
export function poisonRecord(
  { kind, event, bytes }: Poison,
  encode: (event: Telemetry) => Buffer,
): { key: string | null; value: Buffer | null } {
  const key = kind === 'null_key' ? null : event.equipmentId;
  if (kind === 'null_value') return { key, value: null };
  // Never the magic byte 0, so that it is garbage from the first byte on.
  if (kind === 'garbage') return { key, value: Buffer.alloc(bytes, 0xa5) };
  if (kind === 'beyond_2_53') return { key, value: withHugeTime(event, encode) };
  const value = Buffer.from(encode(event));
  if (kind === 'truncated') return { key, value: value.subarray(0, value.length - 9) };
  if (kind === 'wrong_schema_id') value.writeInt32BE(UNKNOWN_SCHEMA, 1);
  return { key, value };
}

/** The event with 2^62 for its time: written by hand, as JavaScript's numbers end at 2^53. */
function withHugeTime(event: Telemetry, encode: (event: Telemetry) => Buffer): Buffer {
  const [timed, later] = [encode(event), encode({ ...event, at: event.at + 1 })];
  const encodedAt = zigzag(BigInt(event.at));
  // Both encodings are the same up to the first byte of the time.
  let from = HEADER_BYTES;
  while (timed[from] === later[from]) from += 1;
  return Buffer.concat([timed.subarray(0, from), zigzag(2n ** 62n), timed.subarray(from + encodedAt.length)]);
}

/** Avro's encoding of a long: zigzag, then 7 bits a byte, the lowest first. */
function zigzag(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let left = value * 2n; ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
}

const plausible: Reading = {
  repetitions: 3,
  cycles: null,
  distanceMm: 1_000,
  workJ: 900,
  machineEnergyKcal: null,
  loadGrams: 40_000,
  speedMmPerS: null,
  inclineBp: null,
  powerW: 120,
  cadenceDeciRpm: null,
  resistanceDeci: null,
  heartRateBpm: 111,
  paused: false,
};
