import { expect, it } from 'vitest';
import { instantOf, wallTime } from '../../../../simulator/importers/local-time.js';

it.each([
  ['2020-12-30 18:51:52', '2020-12-30T18:51:52'],
  ['2020-12-30T08:51', '2020-12-30T08:51:00'],
  ['28 Mar 2025, 17:29', '2025-03-28T17:29:00'],
  ['1 Dec 2025, 7:05', '2025-12-01T07:05:00'],
  ['25 Juli 2026, 14:21', '2026-07-25T14:21:00'],
  ['3 août 2024, 06:00', '2024-08-03T06:00:00'],
  ['28 de mar. de 2025, 17:29', '2025-03-28T17:29:00'],
])('reads %s', (text, wall) => {
  expect(wallTime(text)).toBe(wall);
});

it.each(['', 'yesterday', '2021-02-29 10:00:00', '2021-01-01 24:00:01', '32 Jan 2024, 10:00', '1 Foo 2024, 10:00'])(
  'does not read "%s"',
  (text) => {
    expect(wallTime(text)).toBeNull();
  },
);

it('places wall-clock times in their zone, on both sides of a change of the clocks', () => {
  expect(instantOf('2024-03-05T18:30:00', 'Asia/Singapore')).toBe(Date.UTC(2024, 2, 5, 10, 30));
  expect(instantOf('2024-07-01T12:00:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 6, 1, 10));
  expect(instantOf('2024-12-01T12:00:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 11, 1, 11));
  expect(instantOf('2024-03-31T01:59:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 31, 0, 59));
  expect(instantOf('2024-03-31T03:01:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 31, 1, 1));
});

it('takes a time that came twice, or never, at the offset before the change', () => {
  expect(instantOf('2024-10-27T02:30:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 9, 27, 0, 30));
  expect(instantOf('2024-03-31T02:30:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 31, 1, 30));
});
