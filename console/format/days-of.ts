/** First and last day of a challenge or programme, by its own clock: whoever reads it elsewhere must not come a day late. */
import { Calendar } from '../../rules/calendar.js';
import { offsetAt } from '../../rules/offsets.js';

/** Something that goes on from a time until before another. */
export interface Timed {
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA name: its days are those of this zone. */
  readonly timeZone: string;
  /** When its days begin, minutes after midnight; left out: at midnight. */
  readonly dayStartsMinute?: number;
}

export interface Days {
  /** YYYY-MM-DD. */
  readonly first: string;
  /** The day of its last moment: what ends as a day begins ends on the day before. */
  readonly last: string;
  /** `Singapore`; null where the reader's clock shows the same. */
  readonly clock: string | null;
}

/** The day that the clock of a zone shows at a time (ms), YYYY-MM-DD. */
export const dateIn = (timeZone: string, at: number): string =>
  new Calendar({ timeZone, dayStartsMinute: 0, weekStartsOn: 1 }).dateOf(at);

/** Its days, for a reader in this zone. */
export function daysOf(
  { startsAt, endsAt, timeZone, dayStartsMinute = 0 }: Timed,
  { timeZone: own, locale }: { readonly timeZone: string; readonly locale?: string },
): Days {
  const [begin, end] = [Date.parse(startsAt), Date.parse(endsAt) - 1];
  // Before the first of its days begins, people's day has: a night belongs to the day before only at the end.
  const dateOf = (at: number, starts: number) =>
    new Calendar({ timeZone, dayStartsMinute: starts, weekStartsOn: 1 }).dateOf(at);
  const isSame = [begin, end].every((at) => offsetAt(at, timeZone) === offsetAt(at, own));
  return {
    first: dateOf(begin, 0),
    last: dateOf(end, dayStartsMinute),
    clock: isSame ? null : clockOf(timeZone, begin, locale),
  };
}

/** What people call the clock of a zone: by its city; zones without one are called what they are (`UTC`, `GMT+3`). */
function clockOf(timeZone: string, at: number, locale: string | undefined): string {
  const city = timeZone.startsWith('Etc/') ? undefined : timeZone.split('/').slice(1).at(-1);
  if (city) return city.replaceAll('_', ' ');
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
