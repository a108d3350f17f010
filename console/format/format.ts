/** Numbers and times in words: of the reader's language, units and time zone. */
import { daysOf, type Timed } from './days-of.js';
import { distanceIn, distanceUnit, speedIn, speedUnit, type Units, weightIn, weightUnit } from './units.js';

/** A number with its unit apart, so that it may be set smaller. */
export interface Figure {
  readonly value: string;
  readonly unit: string;
}

export interface Reader {
  readonly units: Units;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47; left out: the browser's. */
  readonly locale?: string;
}

const SECONDS_A_MINUTE = 60;
const MINUTES_AN_HOUR = 60;

/** Each is made once: a phone makes one in the time in which it uses it a hundred times. */
function once<Options, Made>(make: (locale: string | undefined, options: Options) => Made): typeof make {
  const made = new Map<string, Made>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}

const numberFormat = once((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const timeFormat = once((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));

export function formatFor({ units, timeZone, locale }: Reader) {
  const number = (value: number, digits = 0) => numberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const time = (options: Intl.DateTimeFormatOptions) => timeFormat(locale, { timeZone, ...options });
  const short = (value: number) => number(value, value < 10 ? 2 : value < 1_000 ? 1 : 0);
  const figure = (value: string, unit: string): Figure => ({ value, unit });
  const date = (day: string, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }) =>
    timeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));
  return {
    number,
    percent: (share: number) => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    weight: (grams: number) => figure(short(weightIn(units, grams)), weightUnit[units]),
    distance: (millimetres: number) => figure(short(distanceIn(units, millimetres)), distanceUnit[units]),
    speed: (millimetresPerSecond: number) => figure(number(speedIn(units, millimetresPerSecond), 1), speedUnit[units]),
    energy: (kcal: number) => figure(number(kcal), 'kcal'),
    work: (kilojoules: number) => figure(number(kilojoules), 'kJ'),
    duration: (seconds: number): Figure => {
      const minutes = Math.round(seconds / SECONDS_A_MINUTE);
      if (seconds < SECONDS_A_MINUTE) return figure(number(Math.round(seconds)), 's');
      if (minutes < MINUTES_AN_HOUR) return figure(number(minutes), 'min');
      const rest = minutes % MINUTES_AN_HOUR;
      return figure(`${number(Math.floor(minutes / MINUTES_AN_HOUR))}:${String(rest).padStart(2, '0')}`, 'h');
    },
    heart: (beats: number) => figure(number(beats), 'bpm'),
    power: (watts: number) => figure(number(watts), 'W'),
    count: (value: number) => figure(number(value), ''),
    day: (at: Date | string) => time({ weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at)),
    fullDay: (at: Date | string) => time({ weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at)),
    clock: (at: Date | string) => time({ hour: '2-digit', minute: '2-digit' }).format(new Date(at)),
    moment: (at: Date | string) => time({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at)),
    month: (at: Date | string) => time({ month: 'long', year: 'numeric' }).format(new Date(at)),
    /** A calendar day, which is of no zone. */
    date,
    /** The days of a challenge or programme, which are those of its own clock; named where that is not the reader's. */
    days: (timed: Timed) => {
      const { first, last, clock } = daysOf(timed, { timeZone, ...(locale !== undefined && { locale }) });
      const told = (day: string) => date(day, { weekday: 'short', day: 'numeric', month: 'short' });
      return { first: told(first), last: told(last), clock };
    },
    units,
  };
}

export type Format = ReturnType<typeof formatFor>;
