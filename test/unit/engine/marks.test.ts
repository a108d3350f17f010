import { describe, expect, it } from 'vitest';
import type { KafkaMessage } from '../../../engine/kafka.js';
import { holdAgainst, markOf } from '../../../engine/marks.js';
import { pack } from '../../../engine/records.js';
import { source, type Topic } from '../../../engine/topic.js';
import { countKeys } from './toys.js';

const facts = source('facts', countKeys) as Topic;
const message = (offset: number, key: string, value: string, timestamp = 1_000): KafkaMessage => ({
  key: Buffer.from(key),
  value: Buffer.from(value),
  offset: String(offset),
  timestamp: String(timestamp),
  attributes: 0,
  headers: { id: Buffer.from('x') },
});
const runOf = (...messages: KafkaMessage[]) => ({
  topic: 'facts',
  partition: 3,
  fetchedOffset: 0,
  nextOffset: 100,
  highWatermark: 100,
  records: pack(messages),
});
const mark = markOf(pack([message(6, 'ana', '1'), message(7, 'ana', '2')]), 1);
const hold = (...messages: KafkaMessage[]) => holdAgainst(mark, facts, runOf(...messages));

describe('the last folded record, fetched once more', () => {
  it('is the same on the same log', () => {
    expect(mark).toMatchObject({ offset: 7, timestamp: 1_000 });
    expect(() => hold(message(7, 'ana', '2'), message(8, 'ben', '3'))).not.toThrow();
  });

  it.each([
    ['value', message(7, 'ana', '3')],
    ['key', message(7, 'anb', '2')],
    ['time of receipt', message(7, 'ana', '2', 1_001)],
  ])('with another %s is of another log, which is said with what to do', (_, other) => {
    expect(() => hold(other)).toThrow(
      /^REPSTREAM_LOG_REPLACED: facts\/3 is another log: the record at offset 7 was of/,
    );
    expect(() => hold(other)).toThrow(/nothing of it is folded: bring the topic's data back/);
  });

  it('may have been compacted away, or be followed by nothing but control records', () => {
    expect(() => hold(message(9, 'ben', '3'))).not.toThrow();
    expect(() => hold()).not.toThrow();
  });
});
