/** The time of a month by the clock of a challenge. */
import { Calendar } from '../../rules/calendar.js';
import type { Definition } from './definition.js';

type Clock = Pick<Definition, 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>;

/** From when to when `month` (YYYY-MM) is, ms; left out: the last one that is over at `now`. */
export function monthOf(clock: Clock, month: string | undefined, now: number): { from: number; to: number } {
  const calendar = new Calendar(clock);
  const number =
    month === undefined
      ? calendar.numberOf('month', now) - 1
      : Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return { from: calendar.beginOf('month', number), to: calendar.endOf('month', number) };
}
