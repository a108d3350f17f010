/** Days, weeks and months by the clock of a zone, where a day may begin later than at midnight. */
import type { Terms } from './facts.js';
import { offsetAt } from './offsets.js';

/** Spans of the calendar that a rule may count in. */
export const spans = ['day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** The first Monday of the epoch was the 5th of January. */
const MONDAY = 4;

/** What of the terms the calendar is made of. */
type Clock = Pick<Terms, 'timeZone' | 'dayStartsMinute' | 'weekStartsOn'>;

/** A day, and the week and month that it is in, by their numbers. */
export class Day implements Readonly<Record<Span, number>> {
  readonly day: number;
  readonly week: number;
  readonly month: number;
  private readonly calendar: Calendar;
  private readonly ends: Partial<Record<Span, number>> = {};
  private began: number | null = null;

  constructor(day: number, weeksFrom: number, calendar: Calendar) {
    const date = new Date(day * DAY_MS);
    this.day = day;
    this.week = Math.floor((day - weeksFrom) / 7);
    this.month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    this.calendar = calendar;
  }

  /** YYYY-MM-DD. */
  get date(): string {
    return new Date(this.day * DAY_MS).toISOString().slice(0, 10);
  }

  /** When it begins, ms since the epoch. */
  get begin(): number {
    this.began ??= this.calendar.beginOf('day', this.day);
    return this.began;
  }

  /** When the span that it is in ends. */
  endOf(span: Span): number {
    this.ends[span] ??= this.calendar.endOf(span, this[span]);
    return this.ends[span];
  }
}

/** Which span a time is in, and when spans begin and end. Spans are numbers that rise by one. */
export class Calendar {
  private readonly timeZone: string;
  private readonly dayStartsMinute: number;
  private readonly weekStartsOn: number;
  /** Made once: a member's workouts are of few days, and every node asks for them. */
  private readonly days = new Map<number, Day>();

  constructor(terms: Clock) {
    this.timeZone = terms.timeZone;
    this.dayStartsMinute = terms.dayStartsMinute;
    this.weekStartsOn = terms.weekStartsOn;
  }

  /** The number of the span that the time is in; days are counted from 1970-01-01. */
  numberOf(span: Span, at: number): number {
    return this.dayOf(at)[span];
  }

  /** The day that the time is in. */
  dayOf(at: number): Day {
    const number = Math.floor((at + this.ahead(at) - this.dayStartsMinute * MINUTE_MS) / DAY_MS);
    let day = this.days.get(number);
    if (!day) {
      day = new Day(number, this.firstWeekday(), this);
      this.days.set(number, day);
    }
    return day;
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
    return this.dayOf(at).date;
  }

  /** A span by its first day, YYYY-MM-DD. */
  nameOf(span: Span, number: number): string {
    return this.dateOf(this.beginOf(span, number));
  }

  /** How many spans a time from `from` to before `to` touches. */
  countOf(span: Span, from: number, to: number): number {
    return to <= from ? 0 : this.numberOf(span, to - 1) - this.numberOf(span, from) + 1;
  }

  /** What the clock on the wall shows, minutes after midnight. */
  minuteOf(at: number): number {
    const shown = at + this.ahead(at);
    return Math.floor((shown - Math.floor(shown / DAY_MS) * DAY_MS) / MINUTE_MS);
  }

  private firstWeekday(): number {
    return MONDAY + this.weekStartsOn - 1;
  }

  private ahead(at: number): number {
    return offsetAt(at, this.timeZone);
  }
}
