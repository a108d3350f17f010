/** Days, weeks and months by the clock of a zone, where a day may begin later than at midnight. */
import type { Terms } from './facts.js';
import { offsetAt } from './offsets.js';

/** Spans of the calendar that a rule may count in. */
export const spans = ['day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

/** A time as the clock on the wall shows it. */
export interface WallTime {
  /** ISO weekday, 1 is Monday: of the clock itself, not of a day that begins later. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** The first Monday of the epoch was the 5th of January. */
const MONDAY = 4;

/** What of the terms the calendar is made of. */
type Clock = Pick<Terms, 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>;

/** Which span a time is in, and when spans begin and end. Spans are numbers that rise by one. */
export class Calendar {
  private readonly timeZone: string;
  private readonly dayStartsMinute: number;
  private readonly weekStartsOn: number;

  constructor(terms: Clock) {
    this.timeZone = terms.timeZone;
    this.dayStartsMinute = terms.dayStartsMinute;
    this.weekStartsOn = terms.weekStartsOn;
  }

  /** The number of the span that the time is in; days are counted from 1970-01-01. */
  numberOf(span: Span, at: number): number {
    const day = Math.floor((at + this.ahead(at) - this.dayStartsMinute * MINUTE_MS) / DAY_MS);
    if (span === 'day') return day;
    if (span === 'week') return Math.floor((day - this.firstWeekday()) / 7);
    const date = new Date(day * DAY_MS);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }

  /** When the span of this number begins, ms since the epoch. */
  beginOf(span: Span, number: number): number {
    if (span === 'week') return this.beginOf('day', number * 7 + this.firstWeekday());
    if (span === 'month') return this.beginOf('day', Date.UTC(Math.floor(number / 12), number % 12, 1) / DAY_MS);
    const shown = number * DAY_MS + this.dayStartsMinute * MINUTE_MS;
    // Where the clock jumps over the time, the day begins as it jumps; where it shows it twice, the first time.
    const candidates = [shown - this.ahead(shown - DAY_MS / 2), shown - this.ahead(shown + DAY_MS / 2)];
    const fitting = candidates.filter((at) => at + this.ahead(at) === shown);
    return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
  }

  endOf(span: Span, number: number): number {
    return this.beginOf(span, number + 1);
  }

  /** The day of a time as YYYY-MM-DD. */
  dateOf(at: number): string {
    return new Date(this.numberOf('day', at) * DAY_MS).toISOString().slice(0, 10);
  }

  /** A span by its first day, YYYY-MM-DD. */
  nameOf(span: Span, number: number): string {
    return this.dateOf(this.beginOf(span, number));
  }

  /** How many spans a time from `from` to before `to` touches. */
  countOf(span: Span, from: number, to: number): number {
    return to <= from ? 0 : this.numberOf(span, to - 1) - this.numberOf(span, from) + 1;
  }

  wallTimeOf(at: number): WallTime {
    const shown = at + this.ahead(at);
    const day = Math.floor(shown / DAY_MS);
    return {
      weekday: ((((day - MONDAY) % 7) + 7) % 7) + 1,
      minuteOfDay: Math.floor((shown - day * DAY_MS) / MINUTE_MS),
    };
  }

  private firstWeekday(): number {
    return MONDAY + this.weekStartsOn - 1;
  }

  private ahead(at: number): number {
    return offsetAt(at, this.timeZone);
  }
}
