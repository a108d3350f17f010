import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../engine/cache.js';
import { type Changes, decodeShown, encodeShown, present } from '../../../engine/present.js';
import type { AnyProcessor } from '../../../engine/processor.js';
import { derived, type Outgoing } from '../../../engine/topic.js';
import { bigint, type Row, text, view } from '../../../engine/view.js';
import { type Count, countKeys } from './toys.js';

const sums = derived('sums', countKeys);
const totals = view('totals', {
  comment: 'Totals.',
  freshWithinMs: 1_000,
  key: ['id'],
  columns: { sum: bigint('Sum.'), id: text('Which.') },
});
const processor = { name: 'adds', to: { sums }, views: { totals } } as unknown as AnyProcessor;
const count = (id: string, amount: number, owner = 'ana'): Count => ({ owner, id, at: 0, amount });

/** A scope that is shown again and again; `restart` as after a crash. */
function scope() {
  const cell: Cell = {
    scope: '',
    state: {},
    shown: [],
    shownText: null,
    ordering: null,
    wakeAt: null,
    used: [],
    latestAt: 0,
    firstOffset: null,
    shownAt: 0,
    bytes: 0,
  };
  return {
    show(...outputs: (Row | Outgoing)[]) {
      const changes: Changes = { rows: [], gone: [], outgoing: [], sharesAnew: false };
      present(processor, cell, outputs, changes);
      return {
        rows: changes.rows.map(({ cells }) => cells),
        gone: changes.gone.map(({ cells }) => cells),
        outgoing: changes.outgoing.map(({ key, entity, value }) => `${value ? 'sends' : 'retracts'} ${entity}@${key}`),
      };
    },
    restart() {
      cell.shownText ??= encodeShown(cell.shown);
      cell.shown = decodeShown(cell.shownText);
    },
    /** As an earlier version stored it, without hashes of rows. */
    restartWithoutHashes() {
      const stored = JSON.parse(encodeShown(cell.shown)) as unknown[][];
      cell.shownText = JSON.stringify(stored.map((one) => (one.length === 3 ? one.slice(0, 2) : one)));
      cell.shown = decodeShown(cell.shownText);
    },
  };
}
const row = (id: string, sum: number) => totals.row({ id, sum });
const nothing = { rows: [], gone: [], outgoing: [] };

describe('what a scope shows', () => {
  it('is written and sent the first time, and not again while it stays the same', () => {
    const shown = scope();
    expect(shown.show(row('a', 1), sums.of(count('a', 1)))).toEqual({
      rows: [[1, 'a']],
      gone: [],
      outgoing: ['sends a@ana'],
    });
    expect(shown.show(row('a', 1), sums.of(count('a', 1)))).toEqual(nothing);
    expect(shown.show(row('a', 2), sums.of(count('a', 1)))).toEqual({ ...nothing, rows: [[2, 'a']] });
    expect(shown.show(row('a', 2), sums.of(count('a', 2)))).toEqual({ ...nothing, outgoing: ['sends a@ana'] });
  });

  it('is deleted or retracted when it is no longer shown', () => {
    const shown = scope();
    shown.show(row('a', 1), row('b', 1), sums.of(count('a', 1)));
    expect(shown.show(row('b', 1))).toEqual({ rows: [], gone: [['a']], outgoing: ['retracts a@ana'] });
    expect(shown.show(row('b', 1))).toEqual(nothing);
  });

  it('is retracted at its old key before it is sent to its new one', () => {
    const shown = scope();
    shown.show(sums.of(count('a', 1)));
    expect(shown.show(sums.of(count('a', 1, 'ben')))).toEqual({
      ...nothing,
      outgoing: ['retracts a@ana', 'sends a@ben'],
    });
  });

  it('of several rows, only those are written after a restart that changed', () => {
    const shown = scope();
    shown.show(row('a', 1), row('b', 1), row('c', 1));
    shown.restart();
    expect(shown.show(row('a', 1), row('b', 2), row('c', 1))).toEqual({ ...nothing, rows: [[2, 'b']] });
    shown.restart();
    expect(shown.show(row('a', 1), row('b', 2), row('c', 1))).toEqual(nothing);
    expect(shown.show(row('a', 1), row('b', 1), row('c', 1))).toEqual({ ...nothing, rows: [[1, 'b']] });
  });

  it('of which an earlier version kept no hash is written once more', () => {
    const shown = scope();
    shown.show(row('a', 1), row('b', 1));
    shown.restartWithoutHashes();
    expect(shown.show(row('a', 1), row('b', 1)).rows).toEqual([
      [1, 'a'],
      [1, 'b'],
    ]);
    shown.restart();
    expect(shown.show(row('a', 1), row('b', 1))).toEqual(nothing);
  });

  it('is remembered over a restart: an entity that stays is not sent again, one that goes is retracted', () => {
    const shown = scope();
    shown.show(row('a', 1), row('b', 1), sums.of(count('a', 1)), sums.of(count('b', 1)));
    shown.restart();
    expect(shown.show(row('a', 1), sums.of(count('a', 1)))).toEqual({
      rows: [],
      gone: [['b']],
      outgoing: ['retracts b@ana'],
    });
  });

  it('must not be shown twice, nor carry what Postgres cannot store', () => {
    expect(() => scope().show(row('a', 1), row('a', 2))).toThrow('REPSTREAM_ROW: adds showed ["totals",["a"]] twice');
    expect(() => scope().show(sums.of(count('a', 1)), sums.of(count('a', 2)))).toThrow(/adds showed \["sums".* twice/);
    expect(() => scope().show(sums.of(count('a\0', 1)))).toThrow('REPSTREAM_ROW: sums: an event with a NUL');
  });

  it('must be declared', () => {
    expect(() => scope().show({ kind: 'row', view: 'others', values: {} })).toThrow(
      'REPSTREAM_UNDECLARED: adds showed a row of others, which it does not own',
    );
    expect(() => scope().show({ kind: 'outgoing', topic: 'others', value: {} })).toThrow(
      'REPSTREAM_UNDECLARED: adds showed an event of others, which it does not write',
    );
  });
});
