/** Only on these days of the week, by the clock of the challenge; a day that begins later takes its night along. */
import { Type } from 'typebox';
import { orWords } from '../say.js';
import { filter } from './filter.js';

const names = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
/** Days of the week that go by one name. */
const together: Readonly<Record<string, string>> = { '1,2,3,4,5': 'on weekdays', '6,7': 'at weekends' };

export const weekdays = filter<readonly number[]>({
  comment:
    'Only workouts that begin on these days of the week, by the clock of the challenge; 1 is Monday. A day that begins later takes its night along.',
  schema: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  words(days) {
    const sorted = days.toSorted((a, b) => a - b);
    return together[String(sorted)] ?? `on ${orWords(sorted.map((day) => names[day - 1] ?? ''))}`;
  },
  workout:
    (days) =>
    ({ day }) =>
      days.includes(weekdayOf(day.day)) ? null : 'other_weekday',
});

/** The ISO weekday of a day by its number; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;
