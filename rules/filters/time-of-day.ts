/** Only what began, or ended, between two times on the clock: `22:00` to `06:00` goes over midnight. */
import { Type } from 'typebox';
import { patterns } from '../patterns.js';
import { filter } from './filter.js';

interface TimeOfDay {
  readonly of: 'start' | 'end';
  /** HH:MM, included. */
  readonly from: string;
  /** HH:MM, not included; 24:00 is the end of the day. */
  readonly to: string;
}

const Clock = Type.String({ pattern: patterns.clock, description: 'HH:MM.' });

export const timeOfDay = filter<TimeOfDay>({
  comment:
    'Only workouts that begin (or end) from one time on the clock to before another; 22:00 to 06:00 goes over midnight.',
  schema: Type.Object(
    { of: Type.Union([Type.Literal('start'), Type.Literal('end')]), from: Clock, to: Clock },
    { additionalProperties: false },
  ),
  words({ of, from, to }) {
    const when =
      from === '00:00' ? `before ${to}` : to === '24:00' ? `at ${from} or later` : `between ${from} and ${to}`;
    return `that ${of} ${when}`;
  },
  onceEnded: ({ of }) => of === 'end',
  contradiction: ({ from, to }) => (from === to ? 'from and to are the same time' : null),
  workout({ of, from, to }) {
    const [first, end] = [minutesOf(from), minutesOf(to)];
    return ({ startMinute, endMinute }) => {
      const minute = of === 'start' ? startMinute : endMinute;
      const isWithin = first < end ? first <= minute && minute < end : first <= minute || minute < end;
      return isWithin ? null : 'other_time_of_day';
    };
  },
});

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
