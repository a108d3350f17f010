/** Counters of a machine are cumulative within the session: how much one rose from one value to the next. */

/** The first and the last known value of a counter in an interval, with their sequences (−1: none known). */
export type Edge = [first: number, firstSequence: number, last: number, lastSequence: number];

/** What can be believed of a counter: its rise per message (one a second) when it wraps, and the most it can rise at once. */
export interface Limit {
  readonly perMessage: number;
  readonly atOnce: number;
}

/** Generous for people: 2 repetitions, 5 strokes or steps, 25 m (90 km/h on a bike), 2.5 kJ and 1 kcal a second. */
export const limits = {
  repetitions: { perMessage: 2, atOnce: 100_000 },
  cycles: { perMessage: 5, atOnce: 10_000_000 },
  distanceMm: { perMessage: 25_000, atOnce: 10_000_000_000 },
  workJ: { perMessage: 2_500, atOnce: 10_000_000_000 },
  machineEnergyKcal: { perMessage: 1, atOnce: 1_000_000 },
} as const satisfies Record<string, Limit>;

export type CounterName = keyof typeof limits;

/** What was odd about counters in an interval: how often they were reset, wrapped, or rose beyond belief. */
export interface Oddities {
  resets: number;
  wraps: number;
  leaps: number;
}

const MODULI = [2 ** 8, 2 ** 16, 2 ** 24, 2 ** 32];
/** After a longer silence a lower value is a machine that was switched off rather than a counter that ran over. */
const LONGEST_SILENCE = 60;

export const noEdge = (): Edge => [0, -1, 0, -1];
/** Before the session every counter stood at 0, so that the first known value counts whole. */
export const originEdge = (): Edge => [0, -1, 0, 0];
export const isKnown = (edge: Edge): boolean => edge[1] >= 0;

/**
 * The rise from `previous` to `now`, `messages` later (sequences, not clocks: those are not to be trusted).
 * A lower value is a wrap when `previous` was in the top quarter of the smallest modulus (2^8, 2^16, 2^24, 2^32) above it
 * and the way over the top is short enough for the time; else a reset, and `now` counts whole. A leap counts nothing.
 */
export function rise(odd: Oddities, limit: Limit, previous: number, now: number, messages: number): number {
  const step = now >= previous ? now - previous : fallen(odd, limit, previous, now, messages);
  if (step <= limit.atOnce) return step;
  odd.leaps += 1;
  return 0;
}

/** The rise to the first known value, when the session's beginning is known: every counter stood at 0. */
export const fromNothing = ({ atOnce }: Limit, value: number): number => (value <= atOnce ? value : 0);

function fallen(odd: Oddities, limit: Limit, previous: number, now: number, messages: number): number {
  const modulus = MODULI.find((candidate) => candidate > previous);
  if (modulus !== undefined && previous >= modulus * 0.75) {
    const step = modulus - previous + now;
    if (step < modulus / 4 && step <= limit.perMessage * (1 + Math.min(messages, LONGEST_SILENCE))) {
      odd.wraps += 1;
      return step;
    }
  }
  odd.resets += 1;
  return now;
}

/** Takes the next known value of a counter and returns its rise; 0 for the first, which counts from what comes before. */
export function countOn(odd: Oddities, limit: Limit, edge: Edge, value: number, sequence: number): number {
  if (edge[1] < 0) {
    edge[0] = value;
    edge[1] = sequence;
    edge[2] = value;
    edge[3] = sequence;
    return 0;
  }
  const step = rise(odd, limit, edge[2], value, sequence - edge[3]);
  edge[2] = value;
  edge[3] = sequence;
  return step;
}

/** Appends `b` to `a`, in place, and returns the rise at the seam (0 when either knows no value). */
export function joinEdges(odd: Oddities, limit: Limit, a: Edge, b: Edge): number {
  if (b[1] < 0) return 0;
  const step = a[3] < 0 ? 0 : rise(odd, limit, a[2], b[0], b[1] - a[3]);
  if (a[1] < 0) {
    a[0] = b[0];
    a[1] = b[1];
  }
  a[2] = b[2];
  a[3] = b[3];
  return step;
}
