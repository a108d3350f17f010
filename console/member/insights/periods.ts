/** Periods as the API names them: 2026, 2026-11, 2026-W48. */
import { monthOf } from '../../format/month.js';

export type Kind = 'week' | 'month' | 'year';

const DAY_MS = 86_400_000;

/** The one so many before that of `now`. */
export function periodOf(kind: Kind, back: number, now = new Date()): string {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  if (kind === 'year') return String(now.getFullYear() - back);
  if (kind === 'month') return monthOf(back, now);
  return isoWeekOf(today - back * 7 * DAY_MS);
}

/** The ISO week (8601) of a day: that of its Thursday. */
function isoWeekOf(day: number): string {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const thursday = new Date(day + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
