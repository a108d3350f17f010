/** Wall-clock times of CSV exports: read as written, then placed in a time zone. */
import { offsetMs } from '../../domain/time-zone.js';

/** A time as the wall clock showed it: `YYYY-MM-DDTHH:MM:SS`. */
export type WallTime = string;

/** Languages in which Hevy writes month names. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

const monthKey = (name: string) => name.toLowerCase().replaceAll('.', '');
const months = new Map<string, number>();
for (const language of LANGUAGES) {
  for (const width of ['short', 'long'] as const) {
    const format = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const key = monthKey(format.format(Date.UTC(2000, month, 1)));
      if (!months.has(key)) months.set(key, month + 1);
    }
  }
}

const two = (number: number | string | undefined) => String(number ?? 0).padStart(2, '0');

/** Reads `2020-12-30 18:51:52` (seconds optional) or `28 Mar 2025, 17:29`; null when it is neither or no real date. */
export function wallTime(text: string): WallTime | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)[ T](\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (iso) return real(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6]);
  const named = /^(\d{1,2})\.? (?:de )?(\p{L}+)\.? (?:de )?(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?$/u.exec(text.trim());
  if (!named) return null;
  return real(named[3], months.get(monthKey(named[2] ?? '')), named[1], named[4], named[5], named[6]);
}

type Part = number | string | undefined;
function real(year: Part, month: Part, day: Part, hour: Part, minute: Part, second: Part): WallTime | null {
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const at = Date.parse(`${wall}Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(wall) ? wall : null;
}

/** Epoch ms of a wall-clock time in a zone; a time that was skipped or came twice is taken at the offset before the change. */
export function instantOf(wall: WallTime, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const dayMs = 86_400_000;
  const before = asUtc - offsetMs(asUtc - dayMs, timeZone);
  const after = asUtc - offsetMs(asUtc + dayMs, timeZone);
  if (before === after) return before;
  const shown = (at: number) => at + offsetMs(at, timeZone) === asUtc;
  return shown(before) || !shown(after) ? before : after;
}
