/** Reads what a machine says over Bluetooth. */
import { type Field, ftms, MORE_DATA } from './ftms-fields.js';

/** The fields of one packet by their names, in the units of their names; null: the machine says it does not know. */
type Reading = Readonly<Record<string, number | null>>;

/** What a packet says, or null when it is shorter than its flags promise. A longer one is of a later edition: the rest is passed over. */
export function readFtms(machine: keyof typeof ftms, packet: Uint8Array): Reading | null {
  const { flagBytes, fields } = ftms[machine];
  const bytes = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (bytes.byteLength < flagBytes) return null;
  const flags = unsigned(bytes, 0, flagBytes);
  const reading: Record<string, number | null> = {};
  let at: number = flagBytes;
  for (const field of fields) {
    if (!isThere(flags, field)) continue;
    if (at + field.bytes > bytes.byteLength) return null;
    reading[field.name] = numberAt(bytes, at, field);
    at += field.bytes;
  }
  return reading;
}

const isThere = (flags: number, { bit }: Field) => ((flags >> bit) & 1) === (bit === MORE_DATA ? 0 : 1);

function numberAt(bytes: DataView, at: number, { bytes: length, signed, scale = 1, absent }: Field): number | null {
  const raw = unsigned(bytes, at, length);
  if (raw === absent) return null;
  const counts = 2 ** (length * 8);
  const value = signed && raw >= counts / 2 ? raw - counts : raw;
  // dividing by a whole number keeps 1.1 from becoming 1.1000000000000001
  return scale < 1 ? value / Math.round(1 / scale) : value;
}

function unsigned(bytes: DataView, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + bytes.getUint8(at + index);
  return value;
}
