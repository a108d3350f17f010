/** Spans of time in queries: of instants, and of days by the clock of each gym. */
import type { Knex } from 'knex';
import { Type } from 'typebox';
import { invalid } from './problem.js';
import { Timestamp } from './schemas.js';

const DAY_MS = 86_400_000;

/** Query parameters of a span of instants, open at either end. */
export const spanOfTime = { from: Type.Optional(Timestamp), to: Type.Optional(Timestamp) };

/** Leaves the rows whose `column` is in the span, its end left out. Throws a 400 when that is before its beginning. */
export function within(column: string, { from, to }: { from?: string | undefined; to?: string | undefined }) {
  if (from && to) checkOrder(from, to);
  return (query: Knex.QueryBuilder) => {
    if (from) query.where(column, '>=', from);
    if (to) query.where(column, '<', to);
  };
}

const Day = (description: string) => Type.String({ format: 'date', pattern: '^(?!0000)', description });

/** Query parameters of a span of at most so many days. */
export const spanOfDays = (most: number) => ({
  from: Day("First day, YYYY-MM-DD, in each gym's time zone."),
  to: Day(`The day after the last, at most ${most} days later.`),
});

/** Throws a 400 when the span ends before it begins, or after more than `most` days. */
export function checkDays({ from, to }: { from: string; to: string }, most: number): void {
  checkOrder(from, to);
  if (Date.parse(to) - Date.parse(from) <= most * DAY_MS) return;
  throw invalid('/query/to', `is more than ${most} days after from: ask for fewer at a time`);
}

function checkOrder(from: string, to: string): void {
  if (Date.parse(to) < Date.parse(from)) throw invalid('/query/to', 'is before from');
}
