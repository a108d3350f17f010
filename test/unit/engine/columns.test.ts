import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../engine/columns.js';
import {
  bigint,
  boolean,
  type Column,
  date,
  float,
  integer,
  integers,
  json,
  nullable,
  text,
  texts,
  timestamp,
  uuid,
  uuids,
  view,
} from '../../../engine/view.js';

const ID = '0192d3a4-1111-7222-8333-444455556666';
const cell = (column: Column, value: unknown) =>
  cellsOf(view('toy', { comment: 'One cell.', freshWithinMs: 1_000, key: [], columns: { someCell: column } }), {
    someCell: value,
  })[0];

/** What each kind of column takes, with the parameter it becomes, and what it cannot hold. */
const kinds: [string, Column, [unknown, unknown][], unknown[]][] = [
  ['text', text('x'), ['', 'ä\n"\\', '\ud83c\udfcb'].map((v) => [v, v]), ['a\0b', 1, undefined, {}, ['a']]],
  ['uuid', uuid('x'), [[ID, ID]], ['', `${ID}0`, ID.slice(1), 'g192d3a4-1111-7222-8333-444455556666', 5]],
  ['boolean', boolean('x'), [true, false].map((v) => [v, v]), [0, 'true', undefined]],
  [
    'integer',
    integer('x'),
    [0, 2_147_483_647, -2_147_483_647].map((v) => [v, v]),
    [2_147_483_648, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', 1n],
  ],
  [
    'bigint',
    bigint('x'),
    [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER].map((v) => [v, v]),
    [2 ** 53, -(2 ** 53), 1.5, Number.NaN, '1'],
  ],
  [
    'float',
    float('x'),
    [
      [0, 0],
      [0.1 + 0.2, 0.3],
      [1_234_567.89, 1_234_570],
      [-1 / 3, -0.333333],
      [9.9999999e-7, 0.000001],
      [1e300, 1e300],
    ],
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '1', undefined],
  ],
  [
    'timestamp',
    timestamp('x'),
    [0, Date.UTC(2026, 10, 22), Date.UTC(-4000, 0, 1), 8.64e15].map((v) => [v, v]),
    [8.64e15 + 1, Date.UTC(-4713, 0, 1), -8.64e15, 0.5, Number.NaN, '2026-11-22'],
  ],
  [
    'date',
    date('x'),
    ['2026-11-22', '2024-02-29', '0001-01-01', '9999-12-31'].map((v) => [v, v]),
    ['2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-11-22T00:00', '22.11.2026', '', 0, undefined],
  ],
  [
    'texts',
    texts('x'),
    [
      [[], '{}'],
      [['a', 'b'], '{"a","b"}'],
      [['NULL', '', 'a,b', '{}'], '{"NULL","","a,b","{}"}'],
      [['say "hi"', 'back\\slash'], '{"say \\"hi\\"","back\\\\slash"}'],
    ],
    [['a\0b'], ['a', null], ['a', 1], 'a', undefined],
  ],
  ['uuids', uuids('x'), [[[ID], `{"${ID}"}`]], [['nobody'], ID]],
  ['integers', integers('x'), [[[1, -2], '{1,-2}']], [[1.5], [2 ** 31], ['1']]],
  [
    'json',
    json('x'),
    [
      [{ a: [1, null] }, '{"a":[1,null]}'],
      [[], '[]'],
      [{ a: '\ud83c\udfcb \\u0000' }, '{"a":"\ud83c\udfcb \\\\u0000"}'],
    ],
    [undefined, 'text', 5, { a: 'a\0b' }, { a: '\ud800' }, { '\\\0': 1 }],
  ],
];

describe.each(kinds)('a column of %s', (kind, column, taken, refused) => {
  it('takes what it can hold', () => {
    for (const [value, parameter] of taken) expect(cell(column, value)).toEqual(parameter);
  });

  it.each(refused.map((value) => [inspect(value), value]))('refuses %s and names itself', (_, value) => {
    expect(() => cell(column, value)).toThrow(
      expect.objectContaining({
        code: 'REPSTREAM_ROW',
        message: expect.stringContaining(`toy.some_cell (${kind}) cannot hold`),
      }),
    );
  });

  it('takes null only when it may be null', () => {
    expect(cell(nullable(column), null)).toBeNull();
    expect(() => cell(column, null)).toThrow('REPSTREAM_ROW');
    expect(() => cell(nullable(column), undefined)).toThrow('REPSTREAM_ROW');
  });
});

it('gives the cells in the order of the columns, whatever the order in the row', () => {
  const toy = view('toy', {
    comment: 'Two cells.',
    freshWithinMs: 1_000,
    key: ['b'],
    columns: { b: text('b'), a: bigint('a') },
  });
  expect(cellsOf(toy, { a: 1, b: 'x' })).toEqual(['x', 1]);
});
