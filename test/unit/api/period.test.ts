import { describe, expect, it } from 'vitest';
import { daysOf, PERIOD } from '../../../api/period.js';

describe('R15: a period', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    // ISO 8601: the week of the first Thursday is the first.
    ['2026-W01', '2025-12-29', '2026-01-05'],
    ['2027-W01', '2027-01-04', '2027-01-11'],
    ['2026-W53', '2026-12-28', '2027-01-04'],
    ['0001-01', '0001-01-01', '0001-02-01'],
  ])('%s is from %s up to %s', (period, from, to) => {
    expect(period).toMatch(new RegExp(PERIOD));
    expect(daysOf(period)).toEqual({ from, to });
  });

  it('a year of 52 weeks has no 53rd', () => expect(daysOf('2027-W53')).toBeNull());

  it.each(['2026-13', '2026-W54', '2026-W00', '26', '2026-1', '0000', '9999', '2026-01-01', ''])('%s is none', (text) =>
    expect(text).not.toMatch(new RegExp(PERIOD)),
  );
});
