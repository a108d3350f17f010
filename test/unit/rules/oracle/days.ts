/** Dates by the runtime's own calendar, slowly. */
import type { Terms } from '../../../../rules/facts.js';

const known = new Map<string, { date: string; minute: number }>();

function clockAt(at: number, timeZone: string): { date: string; minute: number } {
  const minute = Math.floor(at / 60_000);
  const key = `${timeZone} ${minute}`;
  let clock = known.get(key);
  if (!clock) {
    const text = formatOf(timeZone).format(minute * 60_000);
    const [date = '', time = ''] = text.split(', ');
    clock = { date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
    known.set(key, clock);
  }
  return clock;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  return format;
}

const DAY_MS = 86_400_000;

/** The date of the challenge's day, YYYY-MM-DD: before its days begin it is still the day before. */
export function dayOf(at: number, { timeZone, dayStartsMinute }: Terms): string {
  const { date, minute } = clockAt(at, timeZone);
  if (minute >= dayStartsMinute) return date;
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday. */
export const weekdayOf = (at: number, terms: Terms): number => new Date(dayOf(at, terms)).getUTCDay() || 7;

/** The date on which the week of a time began. */
export function weekOf(at: number, terms: Terms): string {
  let day = Date.parse(dayOf(at, terms));
  while ((new Date(day).getUTCDay() || 7) !== terms.weekStartsOn) day -= DAY_MS;
  return new Date(day).toISOString().slice(0, 10);
}

/** The date so many days later. */
export const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
