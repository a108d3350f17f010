/** When the events of simulated time are due in real time. */

/** The clock of a run; times in ms since the epoch. */
export interface SimulatedClock {
  /** The real time at which an event of this simulated time may be written, never before it has come. */
  due(at: number): number;
}

/**
 * From `from`, begun at the real time `begun`, `speed` times as fast (Infinity: at once) until it meets the real time;
 * from there on as fast as that.
 */
export const clock = (from: number, begun: number, speed: number): SimulatedClock => ({
  due: (at) => Math.max(at, begun + (at - from) / speed),
});

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as `90s`, `15m`, `6h`, `1d`, `2w`, in ms; undefined: it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim());
  const unit = UNITS_MS[match?.[2] ?? ''];
  const ms = match && unit ? Number(match[1]) * unit : 0;
  return ms > 0 ? ms : undefined;
}

/** An ISO 8601 date or time (without a zone: local), or `now`, in ms since the epoch; undefined: it is neither. */
export function parseTime(text: string, now: number): number | undefined {
  if (text.trim() === 'now') return now;
  if (!/^\d{4}-\d\d-\d\d/.test(text.trim())) return undefined;
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? undefined : at;
}
