/** The clock on the wall of a gym, asked for every workout of a year. */
import { offsetMs } from '../../domain/time-zone.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Between instants and what the clock shows; ms. */
export interface WallClock {
  /** When the clock shows this time, given as if it were UTC. */
  instantOf(shown: number): number;
  /** What it shows: the day, YYYY-MM-DD, and the hour. */
  read(at: number): { readonly localDay: string; readonly localHour: number };
}

/** A clock in an IANA time zone. Its rules are asked once an hour: none ever moved clocks between full hours of our zones. */
export function wallClock(timeZone: string): WallClock {
  const offsets = new Map<number, number>();
  const days = new Map<number, string>();
  const offsetAt = (at: number): number => {
    const hour = Math.floor(at / HOUR_MS);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = offsetMs(hour * HOUR_MS, timeZone);
      offsets.set(hour, offset);
    }
    return offset;
  };
  return {
    instantOf: (shown) => shown - offsetAt(shown - offsetAt(shown)),
    read: (at) => {
      const shown = at + offsetAt(at);
      const day = Math.floor(shown / DAY_MS);
      let localDay = days.get(day);
      if (localDay === undefined) {
        localDay = new Date(day * DAY_MS).toISOString().slice(0, 10);
        days.set(day, localDay);
      }
      return { localDay, localHour: Math.floor((shown - day * DAY_MS) / HOUR_MS) };
    },
  };
}
