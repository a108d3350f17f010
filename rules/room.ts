/** How much of the calendar a node of a rule can count in, at most. */
import { Calendar, type Span } from './calendar.js';
import type { Terms } from './facts.js';

/** What of its terms a rule is checked with. */
export type Period = Pick<Terms, 'from' | 'to' | 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>;

/** Days, weeks and months that it can touch, and the days between which it lies. */
export interface Room extends Readonly<Record<Span, number>> {
  /** By their numbers, both included. */
  readonly first: number;
  readonly last: number;
}

/** The room of a whole challenge. */
export function roomOf(period: Period): Room {
  const { from, to } = period;
  const calendar = new Calendar(period);
  return {
    first: calendar.numberOf('day', from),
    last: calendar.numberOf('day', Math.max(from, to - 1)),
    day: calendar.countOf('day', from, to),
    week: calendar.countOf('week', from, to),
    month: calendar.countOf('month', from, to),
  };
}

/** The room of so many days in a row somewhere within. */
export const daysWithin = (room: Room, days: number): Room => ({
  ...room,
  day: Math.min(room.day, days),
  week: Math.min(room.week, Math.ceil((days - 1) / 7) + 1),
  month: Math.min(room.month, Math.ceil((days - 1) / 28) + 1),
});

/** The room of one day, week or month within. */
export const spanWithin = (room: Room, span: Span): Room =>
  ({
    day: daysWithin(room, 1),
    week: { ...daysWithin(room, 7), week: Math.min(room.week, 1) },
    month: { ...daysWithin(room, 31), month: Math.min(room.month, 1) },
  })[span];
