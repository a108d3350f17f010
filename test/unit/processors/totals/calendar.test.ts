import { expect, it } from 'vitest';
import { daysOfCalendar } from '../../../../processors/totals/calendar.js';

it.each([
  ['2026-01-01', '2025-12-29', '2026-01-01'],
  ['2026-03-01', '2026-02-23', '2026-03-01'],
  ['2026-03-02', '2026-03-02', '2026-03-01'],
  ['2024-02-29', '2024-02-26', '2024-02-01'],
  ['2015-01-04', '2014-12-29', '2015-01-01'],
])('%s is in the week from Monday %s and in the month from %s', (day, week, month) => {
  expect(daysOfCalendar(day)).toEqual({ day, week, month });
});
