/** Spans of days in queries, by the clock of each gym. */
import { Type } from 'typebox';
import { invalid } from './problem.js';

const DAY_MS = 86_400_000;

const Day = (description: string) => Type.String({ format: 'date', pattern: '^(?!0000)', description });

/** Query parameters of a span of at most so many days. */
export const spanOf = (most: number) => ({
  from: Day("First day, YYYY-MM-DD, in each gym's time zone."),
  to: Day(`The day after the last, at most ${most} days later.`),
});

/** Throws a 400 when there are more than `most` days between. */
export function checkSpan({ from, to }: { from: string; to: string }, most: number): void {
  if (Date.parse(to) - Date.parse(from) <= most * DAY_MS) return;
  throw invalid('/query/to', `is more than ${most} days after from: ask for fewer at a time`);
}
