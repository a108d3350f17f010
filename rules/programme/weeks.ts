/** The weeks of a programme: seven days each, from its first day on. */
import { Calendar, DAY_MS } from '../calendar.js';
import type { Period } from '../room.js';
import type { Block, Programme } from './programme.js';

/** One of them. */
export interface Week {
  /** From 1 on. */
  readonly number: number;
  /** Its first and last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly block: Block;
}

type Dated = Pick<Programme, 'from' | 'to' | 'timeZone'>;

const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day so many days later, YYYY-MM-DD. */
export const daysAfter = (day: string, days: number): string =>
  new Date((numberOf(day) + days) * DAY_MS).toISOString().slice(0, 10);

/** Days from one to the other, both included. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from) + 1;

/** Its weeks in order. */
export function weeksOf({ from, blocks }: Pick<Programme, 'from' | 'blocks'>): Week[] {
  const all = blocks.flatMap((block) => Array.from({ length: block.weeks }, () => block));
  return all.map((block, i) => ({
    number: i + 1,
    from: daysAfter(from, 7 * i),
    to: daysAfter(from, 7 * i + 6),
    block,
  }));
}

/** The calendar that its days are of. */
export const calendarOf = ({ timeZone }: Pick<Programme, 'timeZone'>): Calendar =>
  new Calendar({ timeZone, dayStartsMinute: 0, weekStartsOn: 1 });

/** When a day begins, ms since the epoch. */
export const beginOf = (calendar: Calendar, day: string): number => calendar.beginOf('day', numberOf(day));

/** Whether weeks were over at a time. */
export function overBy(programme: Pick<Programme, 'timeZone'>, at: number): (week: Pick<Week, 'to'>) => boolean {
  const calendar = calendarOf(programme);
  return ({ to }) => beginOf(calendar, daysAfter(to, 1)) <= at;
}

/** The week of a programme that a time is in, or would be in were there weeks before it and after: when it begins and ends. */
export function weekAt(
  { from, timeZone }: Pick<Programme, 'from' | 'timeZone'>,
  at: number,
): { from: number; to: number } {
  const calendar = calendarOf({ timeZone });
  const first = numberOf(from);
  const begin = first + 7 * Math.floor((calendar.numberOf('day', at) - first) / 7);
  return { from: calendar.beginOf('day', begin), to: calendar.beginOf('day', begin + 7) };
}

/** The time in which the rule of a plan is judged. */
export function periodOf({ from, to, timeZone }: Dated): Period {
  const calendar = calendarOf({ timeZone });
  return {
    from: beginOf(calendar, from),
    to: calendar.endOf('day', numberOf(to)),
    timeZone,
    dayStartsMinute: 0,
    weekStartsOn: 1,
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12 Nov 2026`, the same in every runtime. */
export const dateWords = (date: string): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
