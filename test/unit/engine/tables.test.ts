import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putEntry, TableContents } from '../../../engine/tables.js';
import { source, type Topic } from '../../../engine/topic.js';
import { recordOf } from './toys.js';

function tableOf(...entries: readonly (readonly [validFrom: number, value: string])[]): TableContents {
  const table = new TableContents();
  for (const [offset, [validFrom, value]] of entries.entries())
    table.put('leg-press-3', validFrom, { value }, 0, offset);
  return table;
}
const at = (table: TableContents, time: number) => (table.get('leg-press-3', time) as { value: string })?.value;

describe('a table with a past', () => {
  it('gives the latest entry not after the time asked for', () => {
    const table = tableOf([10, 'old'], [20, 'new']);
    expect([10, 19, 20, 1e15].map((time) => at(table, time))).toEqual(['old', 'old', 'new', 'new']);
  });

  it('gives the earliest entry to times before all of them', () => {
    expect(at(tableOf([20, 'new'], [10, 'old']), -5)).toBe('old');
  });

  it('gives nothing for an id it never heard of', () => {
    expect(tableOf([10, 'old']).get('treadmill-1', 10)).toBeUndefined();
  });

  it('takes the later record of two that are valid from the same time', () => {
    expect(at(tableOf([10, 'wrong'], [10, 'right']), 10)).toBe('right');
  });

  it('does not mind in which order entries arrive', () => {
    const entries = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(entries, fc.integer({ min: -60, max: 60 }), (times, time) => {
        const sorted = [...times].sort((a, b) => a - b);
        const expected = sorted.filter((valid) => valid <= time).at(-1) ?? sorted[0];
        expect(at(tableOf(...times.map((valid) => [valid, String(valid)] as const)), time)).toBe(String(expected));
      }),
    );
  });

  it('R84: says under which ids something else stands than at a position; a record equal to what stands there changes nothing', () => {
    const table = new TableContents();
    table.put('leg-press-3', 10, { value: 'old' }, 2, 0);
    table.put('treadmill-1', 10, { value: 'new' }, 0, 7);
    expect(table.changedSince({})).toEqual(new Set(['leg-press-3', 'treadmill-1']));
    const position = table.positions;
    expect(position).toEqual({ 0: 8, 2: 1 });
    table.put('leg-press-3', 10, { value: 'old' }, 2, 1);
    table.advance(1, 5);
    expect([table.positions, table.changedSince(position)]).toEqual([{ 0: 8, 1: 5, 2: 2 }, new Set()]);
    table.put('leg-press-3', 10, { value: 'corrected' }, 2, 2);
    table.put('treadmill-1', 20, { value: 'moved' }, 0, 8);
    expect(table.changedSince(position)).toEqual(new Set(['leg-press-3', 'treadmill-1']));
    expect(table.changedSince(table.positions)).toEqual(new Set());
  });

  it('lets no fold change an entry', () => {
    const entry = tableOf([10, 'old']).get('leg-press-3', 10) as { value: string };
    expect(() => {
      entry.value = 'changed';
    }).toThrow(TypeError);
  });
});

describe('entries that never change', () => {
  const versions = source('versions', {
    comment: 'Versions, which never change.',
    schema: recordOf<{ at: number; says: string }>('Version', { at: 'long', says: 'string' }),
    key: () => 'one',
    identity: () => 'one',
    at: ({ at }) => at,
  }) as Topic;

  it('keep what came first by offset, though what came later bears an earlier time', () => {
    const table = new TableContents();
    for (const [offset, entry] of [
      { at: 20, says: 'first' },
      { at: 10, says: 'second' },
    ].entries())
      putEntry(table, versions, entry, 0, offset);
    expect(table.get('one', Number.MIN_SAFE_INTEGER)).toEqual({ at: 20, says: 'first' });
    expect(table.positions).toEqual({ 0: 2 });
    expect(table.changedSince({ 0: 1 })).toEqual(new Set());
  });
});
