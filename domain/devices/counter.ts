/**
 * Counters of devices that begin anew when they are full: ANT+ counts metres in one byte and quarters of a second in another,
 * so both are full about once a minute. Telemetry carries counters that only grow: whoever relays a device unwraps them.
 */

/** Values that a counter of so many bits takes before it begins anew. */
export const countsOf = (bits: 8 | 16 | 24 | 32): number => 2 ** bits;

/**
 * The counter's total after a reading: the least value from `total` on that shows as `raw`. Right as long as less than one
 * whole turn lies between two readings; a device that was set back to 0 cannot be told from a turn, so begin a new session then.
 */
export function unwrapped(total: number, raw: number, counts: number): number {
  const shown = total % counts;
  return total - shown + raw + (raw < shown ? counts : 0);
}
