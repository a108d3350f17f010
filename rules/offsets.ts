/** How far clocks are ahead of UTC, remembered: asking the runtime costs a thousand times as much. */
import { offsetMs } from '../domain/time-zone.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** By zone and day of UTC; null where the clocks change on the day. */
const days = new Map<string, Map<number, number | null>>();
/** By zone and quarter of an hour, of those days: zones change their clocks on whole quarters. */
const quarters = new Map<string, Map<number, number>>();

/** The offset of a zone at a time, ms. Throws RangeError for an unknown zone. */
export function offsetAt(at: number, timeZone: string): number {
  const day = Math.floor(at / DAY_MS);
  return remembered(days, timeZone, day, offsetOfDay) ?? remembered(quarters, timeZone, quarterOf(at), offsetOfQuarter);
}

const quarterOf = (at: number) => Math.floor((at * 4) / HOUR_MS);
const offsetOfQuarter = (quarter: number, timeZone: string) => offsetMs((quarter * HOUR_MS) / 4, timeZone);

function offsetOfDay(day: number, timeZone: string): number | null {
  const offset = offsetMs(day * DAY_MS, timeZone);
  return offset === offsetMs((day + 1) * DAY_MS - 1, timeZone) ? offset : null;
}

function remembered<Offset>(
  known: Map<string, Map<number, Offset>>,
  timeZone: string,
  number: number,
  ask: (number: number, timeZone: string) => Offset,
): Offset {
  let ofZone = known.get(timeZone);
  if (!ofZone) {
    ofZone = new Map();
    known.set(timeZone, ofZone);
  }
  let offset = ofZone.get(number);
  if (offset === undefined) {
    offset = ask(number, timeZone);
    ofZone.set(number, offset);
  }
  return offset;
}
