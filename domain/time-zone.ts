/** What the clock on the wall shows: instants in IANA time zones, by the rules that come with the runtime. */

/** An instant as a clock in some zone shows it. */
interface LocalTime {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** 0–23. */
  readonly hour: number;
  /** When that hour began, ms since the epoch: an hour that comes twice, as summer time ends, is told apart by it. */
  readonly hourStartedAt: number;
}

const HOUR_MS = 3_600_000;

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name).format(0) !== '';
  } catch {
    return false;
  }
}

/** How far the zone's clocks are ahead of UTC at an instant (ms since the epoch), ms. Throws RangeError for an unknown zone. */
export function offsetMs(at: number, timeZone: string): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(formatOf(timeZone).format(at)) ?? [];
  const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -ahead : ahead;
}

/** An instant (ms since the epoch) as clocks in the zone show it. Throws RangeError for an unknown zone. */
export function localTime(at: number, timeZone: string): LocalTime {
  const shown = at + offsetMs(at, timeZone);
  const iso = new Date(shown).toISOString();
  return {
    day: iso.slice(0, -14),
    hour: Number(iso.slice(-13, -11)),
    hourStartedAt: at - (shown - Math.floor(shown / HOUR_MS) * HOUR_MS),
  };
}

/** `GMT`, `GMT+05:30`, or with seconds, as it was before clocks were set by zones. */
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** Making a formatter costs a hundred times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}
