import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KafkaMessage } from '../../../engine/kafka.js';
import { pack, Records } from '../../../engine/records.js';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const message = fc.record({
  key: fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text))),
  value: fc.option(bytes),
  offset: fc.nat(2 ** 40).map(String),
  timestamp: fc.nat(2 ** 42).map(String),
  headers: fc.dictionary(fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 9 }), { maxKeys: 4 }),
});

describe('packed records', () => {
  it('say after the move to another thread what the fetched messages said', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
        const { memory, count } = pack(messages as unknown as KafkaMessage[]);
        const records = new Records(structuredClone(memory, { transfer: [memory] }), count);
        expect(records.count).toBe(messages.length);
        messages.forEach(({ key, value, offset, timestamp, headers }, i) => {
          expect(records.offset(i)).toBe(Number(offset));
          expect(records.timestamp(i)).toBe(Number(timestamp));
          expect(records.key(i)).toBe(key === null ? null : key.toString());
          expect(records.keyLength(i)).toBe(key?.length ?? -1);
          const start = records.valueStart(i);
          expect(records.valueLength(i)).toBe(value?.length ?? -1);
          if (value) expect(records.bytes.subarray(start, start + value.length)).toEqual(value);
          for (const [name, text] of Object.entries(headers)) expect(records.header(i, name)).toBe(text);
          expect(records.header(i, 'a name of none')).toBe('');
        });
      }),
    );
  });

  it('give of a key at most so many bytes', () => {
    const { memory, count } = pack([{ key: Buffer.from('machine-17'), value: null } as KafkaMessage]);
    expect(new Records(memory, count).key(0, 7)).toBe('machine');
  });
});
