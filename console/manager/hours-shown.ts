/** Which hours of the day a week of a gym is drawn with. */

/** Of a weekday; minutes after midnight, over 1440: past it. */
export interface Opening {
  readonly opensMinute: number;
  readonly closesMinute: number;
}

const HOUR_MINUTES = 60;
const LAST_HOUR = 23;
/** Where nobody says when it is open: what most gyms are. */
const usual: readonly Opening[] = [{ opensMinute: 6 * HOUR_MINUTES, closesMinute: 22 * HOUR_MINUTES }];

/** Every hour in which it is open on any day, and every one in which somebody trained nevertheless; 0 to 23, without gaps. */
export function hoursShown(trained: readonly number[], openings: readonly Opening[]): number[] {
  const open = openings.length > 0 ? openings : usual;
  const isPastMidnight = open.some(({ closesMinute }) => closesMinute > (LAST_HOUR + 1) * HOUR_MINUTES);
  const first = Math.min(...trained, ...open.map(({ opensMinute }) => Math.floor(opensMinute / HOUR_MINUTES)));
  const last = Math.max(...trained, ...open.map(({ closesMinute }) => Math.ceil(closesMinute / HOUR_MINUTES) - 1));
  const [from, to] = isPastMidnight ? [0, LAST_HOUR] : [first, last];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
