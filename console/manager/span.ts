/** The days that are looked at. */
export interface Span {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
}

const DAY_MS = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** So many days up to today. A gym ahead of UTC may have tomorrow already: it is in. */
export const spanOf = (days: number, now = Date.now()): Span => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now + 2 * DAY_MS),
});

/** The same from the Monday of its first week on: what is told by week would be cut. */
export function wholeWeeks({ from, to }: Span): Span {
  const first = Date.parse(from);
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  return { from: dayOf(first - weekday * DAY_MS), to };
}

/** The same from the first of its first month on. */
export const wholeMonths = ({ from, to }: Span): Span => ({ from: `${from.slice(0, 7)}-01`, to });
