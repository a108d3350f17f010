/** Periods that people ask for by name: a year, a month or an ISO week. */

/** Its days: from the first to the one after the last, YYYY-MM-DD. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** 2026, 2026-11 or 2026-W48. */
export const PERIOD = '^(?!0000|9999)\\d{4}(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\\d|5[0-3]))?$';

const DAY_MS = 86_400_000;

/** The days of a period that PERIOD lets through; null: the year has no such week. */
export function daysOf(period: string): Days | null {
  const year = Number(period.slice(0, 4));
  if (period.length === 4) return { from: `${period}-01-01`, to: `${textOf(year + 1)}-01-01` };
  if (period[5] !== 'W') {
    const month = Number(period.slice(5));
    return {
      from: `${period}-01`,
      to: month === 12 ? `${textOf(year + 1)}-01-01` : `${period.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`,
    };
  }
  const from = firstMonday(year) + (Number(period.slice(6)) - 1) * 7 * DAY_MS;
  return from < firstMonday(year + 1) ? { from: dayOf(from), to: dayOf(from + 7 * DAY_MS) } : null;
}

/** Monday of the ISO week that holds the fourth of January, ms. */
function firstMonday(year: number): number {
  const fourth = Date.parse(`${textOf(year)}-01-04`);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
}

const textOf = (year: number) => String(year).padStart(4, '0');
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
