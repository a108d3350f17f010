import { describe, expect, it } from 'vitest';
import { incompatibility } from '../../../engine/compatibility.js';

type Fields = Readonly<Record<string, unknown>>;
const field = (name: string, declared: unknown) =>
  typeof declared === 'object' && declared !== null && 'default' in declared && !('symbols' in declared)
    ? { name, ...declared }
    : { name, type: declared };
const record = (fields: Fields, name = 'Reading') => ({
  type: 'record',
  name,
  namespace: 'toy',
  fields: Object.entries(fields).map(([of, declared]) => field(of, declared)),
});
const optional = (type: unknown) => ({ type: ['null', type], default: null });
const reason = (symbols: readonly string[], extra: object = { default: 'UNKNOWN' }) => ({
  type: 'enum',
  name: 'Reason',
  symbols,
  ...extra,
});
const both = (older: Fields, newer: Fields) => incompatibility(record(older), record(newer));

describe('growth that breaks nobody', () => {
  it.each<[string, Fields, Fields]>([
    ['nothing at all', { a: 'int' }, { a: 'int' }],
    ['a new nullable field', { a: 'int' }, { a: 'int', b: optional('string') }],
    ['a new field with a default', { a: 'int' }, { a: 'int', b: { type: 'boolean', default: false } }],
    ['a nullable field less', { a: 'int', b: optional('long') }, { a: 'int' }],
    ['fields in another order', { a: 'int', b: 'string' }, { b: 'string', a: 'int' }],
    ['an enum that grows', { a: reason(['UNKNOWN', 'USER']) }, { a: reason(['UNKNOWN', 'USER', 'IDLE']) }],
    ['an enum in another order', { a: reason(['X', 'Y'], {}) }, { a: reason(['Y', 'X'], {}) }],
    ['a logical type', { a: 'long' }, { a: { type: 'long', logicalType: 'timestamp-millis' } }],
    ['a doc', { a: 'int' }, { a: { type: 'int', default: 0, doc: 'A.' } }],
    [
      'a nested record that grows',
      { a: optional(record({ x: 'int' }, 'Inner')) },
      { a: optional(record({ x: 'int', y: optional('int') }, 'Inner')) },
    ],
    [
      'items of a list that grow',
      { sets: { type: 'array', items: record({ x: 'int' }, 'Set') } },
      { sets: { type: 'array', items: record({ x: 'int', y: optional('int') }, 'Set') } },
    ],
  ])('%s', (_, older, newer) => {
    expect(both(older, newer)).toBeNull();
  });
});

describe('a change that would break readers is refused, naming the field', () => {
  const inner = (fields: Fields) => ({ a: optional(record(fields, 'Inner')) });
  const items = (fields: Fields) => ({ sets: { type: 'array', items: record(fields, 'Set') } });
  it.each<[string, Fields, Fields, string]>([
    ['a new field without a default', { a: 'int' }, { a: 'int', loadGrams: 'int' }, 'the new field loadGrams'],
    ['a field less', { a: 'int', loadGrams: 'int' }, { a: 'int' }, 'the field loadGrams'],
    ['a field renamed', { loadGrams: 'int' }, { loadKg: 'int' }, 'loadKg'],
    ['another type', { loadGrams: 'int' }, { loadGrams: 'long' }, 'loadGrams was int and would be long'],
    ['text for a number', { at: 'long' }, { at: 'string' }, 'at was long and would be string'],
    ['a field made nullable', { a: 'int' }, { a: optional('int') }, 'a was int and would be a union'],
    ['a nullable field made certain', { a: optional('int') }, { a: { type: 'int', default: 0 } }, 'a was a union'],
    ['a third branch', { a: optional('int') }, { a: { type: ['null', 'int', 'string'], default: null } }, 'a would'],
    ['branches swapped', { a: { type: ['null', 'int'] } }, { a: { type: ['int', 'null'] } }, 'a was null'],
    ['a list for one', { a: 'int' }, { a: { type: 'array', items: 'int' } }, 'a was int and would be an array'],
    ['other items', { a: { type: 'array', items: 'int' } }, { a: { type: 'array', items: 'long' } }, 'a[] was int'],
    ['an enum without default that grows', { why: reason(['A'], {}) }, { why: reason(['A', 'B'], {}) }, 'why changes'],
    ['an enum that gets its default late', { why: reason(['A'], {}) }, { why: reason(['A', 'B']) }, 'why changes'],
    ['a record renamed', { a: record({ x: 'int' }, 'X') }, { a: record({ x: 'int' }, 'Y') }, 'a was X and would be Y'],
    ['deep within a record', inner({ x: 'int' }), inner({ x: 'long' }), 'a.x was int and would be long'],
    ['deep within a list', items({ x: 'int' }), items({ x: 'int', y: 'int' }), 'the new field sets[].y'],
  ])('%s', (_, older, newer, expected) => {
    expect(both(older, newer)).toContain(expected);
  });
});
