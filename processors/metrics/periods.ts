/**
 * The stretches of time in which histories are kept, each a scope of its own. A window never reaches beyond the stretch before, so a
 * scope that holds the points of two needs to look nowhere else.
 */

export const DAY_MS = 86_400_000;

/** The shortest quarter: January to March of a common year. */
export const longestWindowDays = 90;
/** The shortest month. */
const SHORTEST_MONTH_DAYS = 28;
const WEEK_DAYS = 7;
const WEEK_MS = WEEK_DAYS * DAY_MS;
/** Clocks that are wrong may show any. */
const MOST_DAYS = 10_000;
/** A Monday. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);

/** Two times (ms), the second not included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Monday 00:00 UTC of the ISO week of a time (ms). */
export const mondayOf = (at: number): number => FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK_MS) * WEEK_MS;

/** The period of a time (ms, UTC) for a window of so many days: a week, a month or a quarter, whichever is the shortest that is not shorter. */
export function periodOf(at: number, windowDays: number): Period {
  if (windowDays <= WEEK_DAYS) {
    const from = mondayOf(at);
    return { from, to: from + WEEK_MS };
  }
  return windowDays <= SHORTEST_MONTH_DAYS ? monthOf(at) : quarterOf(at);
}

const monthsFrom =
  (months: number) =>
  (day: number): Period => {
    const date = new Date(day * DAY_MS);
    const month = date.getUTCMonth() - (date.getUTCMonth() % months);
    const year = date.getUTCFullYear();
    return { from: Date.UTC(year, month), to: Date.UTC(year, month + months) };
  };
const monthOf = byDay(monthsFrom(1));
const quarterOf = byDay(monthsFrom(3));

/** The day of a time (ms), UTC, YYYY-MM-DD. */
export const dayOf = byDay((day) => new Date(day * DAY_MS).toISOString().slice(0, -14));

/** A function of a time's day, which is worked out once: all that members do is of a few thousand days. */
function byDay<Value>(make: (day: number) => Value): (at: number) => Value {
  const known = new Map<number, Value>();
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    let value = known.get(day);
    if (value === undefined) {
      if (known.size > MOST_DAYS) known.clear();
      value = make(day);
      known.set(day, value);
    }
    return value;
  };
}
