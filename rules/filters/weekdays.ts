/** Only on these days of the week, by the clock of the challenge; a day that begins later takes its night along. */
import { Type } from 'typebox';
import { filter, orWords } from './filter.js';

const names = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

export const weekdays = filter<readonly number[]>({
  schema: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
    description: 'ISO weekdays: 1 is Monday.',
  }),
  words: (days) => `on ${orWords(days.toSorted((a, b) => a - b).map((day) => names[day - 1] ?? ''))}`,
  workout: (days, { startedAt }, { calendar }) =>
    days.includes(weekdayOf(calendar.numberOf('day', startedAt))) ? null : 'other_weekday',
});

/** The ISO weekday of a day by its number; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;
