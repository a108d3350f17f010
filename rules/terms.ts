/** The time and place of a challenge as people write them. */
import { Calendar, DAY_MS } from './calendar.js';
import type { Terms } from './facts.js';

/** Days, both included, by the clock of the zone. */
export interface WrittenTerms extends Omit<Terms, 'from' | 'to' | 'joinedAt'> {
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

/** The terms for a member who joined at a time, ms since the epoch. */
export function termsOf(written: WrittenTerms, joinedAt: number): Terms {
  const calendar = new Calendar(written);
  const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  const [from, to] = [calendar.beginOf('day', number(written.from)), calendar.endOf('day', number(written.to))];
  return { ...written, from, to, joinedAt };
}
