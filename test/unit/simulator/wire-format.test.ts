import { readFileSync } from 'node:fs';
import avsc from 'avsc';
import { describe, expect, it } from 'vitest';
import { checkTelemetry } from '../../../schemas/checks.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { poison, type poisonKinds, poisonRecord } from '../../../simulator/poison.js';
import { random } from '../../../simulator/random.js';
import { encoder } from '../../../simulator/registry.js';

const schema = readFileSync(new URL('../../../schemas/telemetry.avsc', import.meta.url), 'utf8');
const type = avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema);
const AT = Date.UTC(2026, 4, 1);
const MACHINE = 'gym-1-leg-press-1';
const event = (sequence: number): Telemetry => ({
  sessionId: '0a6fb1c0-0000-4000-8000-000000000001',
  equipmentId: MACHINE,
  sequence,
  at: AT,
  started: null,
  reading: null,
  changed: { userId: 'ana', exerciseId: null },
  ended: null,
  status: null,
});
const decode = (bytes: Buffer) => type.fromBuffer(bytes.subarray(5)) as Telemetry;

describe('the wire format of a gateway', () => {
  it('is a zero byte, the schema id and Avro', () => {
    const bytes = encoder('telemetry', 77, schema).encode(event(3));
    expect(bytes[0]).toBe(0);
    expect(bytes.readInt32BE(1)).toBe(77);
    expect(decode(bytes)).toMatchObject({ sequence: 3, at: AT, changed: { userId: 'ana' }, reading: null });
  });

  it('keeps every message whole, however many and however large', () => {
    const { encode } = encoder('telemetry', 1, schema);
    const many = Array.from({ length: 30_000 }, (_, sequence) => encode(event(sequence)));
    const huge = encode({ ...event(1), changed: { userId: 'x'.repeat(3_000_000), exerciseId: null } });
    expect(many.map((bytes) => decode(bytes).sequence)).toEqual(many.map((_, sequence) => sequence));
    expect(decode(huge).changed?.userId).toHaveLength(3_000_000);
  });

  it('refuses what is no telemetry, naming the field', () => {
    expect(() => encoder('telemetry', 1, schema).encode({ ...event(1), sequence: 'one' })).toThrow(
      'not a value of telemetry: sequence is "one"',
    );
  });
});

describe('bad records', () => {
  const { encode } = encoder('telemetry', 77, schema);
  const record = (kind: (typeof poisonKinds)[number]) => poisonRecord(poison(kind, MACHINE, AT, random(kind)), encode);
  const reason = (kind: (typeof poisonKinds)[number]) => {
    const { value } = record(kind);
    return value && checkTelemetry(decode(value), AT);
  };

  it('cannot be decoded: cut off, garbage, a schema that nobody registered, a time beyond 2^53', () => {
    expect(() => decode(record('truncated').value ?? Buffer.alloc(0))).toThrow();
    expect(record('garbage').value?.[0]).not.toBe(0);
    expect(record('wrong_schema_id').value?.readInt32BE(1)).toBe(2_000_000_011);
    expect(() => decode(record('beyond_2_53').value ?? Buffer.alloc(0))).toThrow(/precision/);
  });

  it('lack a key or a value', () => {
    expect(record('null_key').key).toBeNull();
    expect(record('null_value')).toEqual({ key: MACHINE, value: null });
  });

  it('cannot be believed, each for the reason it is named after', () => {
    for (const kind of ['no_kind', 'two_kinds', 'negative_counter', 'nul_in_string', 'clock_ahead'] as const) {
      expect(reason(kind)).toBe(kind);
    }
  });

  it('are as large as 900 kB now and then', () => {
    const draw = random('sizes');
    const sizes = Array.from({ length: 100 }, () => poison('garbage', MACHINE, AT, draw).bytes);
    expect(Math.max(...sizes)).toBe(900_000);
  });
});
