import { describe, expect, it } from 'vitest';
import { cursorOf, HistoryPlace, LastId, page, placeOf, RankAndId, TimeAndId } from '../../../api/cursor.js';

const at = '2026-03-01T10:00:00.000Z';
const id = '6b0c0b6e-7d1b-4c55-9d5b-0d9f4a1c2e3f';

describe('cursors', () => {
  it('lead back to the place where a page ended', () => {
    expect(placeOf(TimeAndId, cursorOf([at, id]))).toEqual([at, id]);
    expect(placeOf(RankAndId, cursorOf([3, 'ana']))).toEqual([3, 'ana']);
    expect(placeOf(HistoryPlace, cursorOf([at, 'leg-press', '']))).toEqual([at, 'leg-press', '']);
    expect(placeOf(LastId, cursorOf(['leg-press-3']))).toEqual(['leg-press-3']);
  });

  it.each([
    ['text that is no cursor', 'hello'],
    ['a cursor of another list', cursorOf(['leg-press-3'])],
    ['a time that is none', cursorOf(["2026-13-01'; drop table workouts --", id])],
    ['an id that is none', cursorOf([at, 'x'])],
    ['JSON of another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['nothing', ''],
  ])('refuse %s, naming the parameter', (_, cursor) => {
    expect(() => placeOf(TimeAndId, cursor)).toThrow('/query/cursor is not a cursor');
  });

  it('refuse an id with a NUL', () => {
    expect(() => placeOf(LastId, cursorOf(['a\0']))).toThrow('/query/cursor');
  });

  it('are given only when something follows', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(page(rows, 3, (row) => [row.id])).toEqual({ items: rows, next: null });
    const first = page(rows, 2, (row) => [row.id]);
    expect(first.items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(placeOf(LastId, first.next ?? '')).toEqual(['b']);
    expect(page([], 2, () => ['']).next).toBeNull();
  });
});
