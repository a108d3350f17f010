/** Quality flags: what was odd about a session's data. */
import type { Oddities } from './counters.js';
import type { SessionState } from './session.js';

/**
 * The flags, sorted: clock_unset (an event before 2015), counter_reset, counter_wrapped, gap (sequences missing),
 * implausible_counter (a counter leapt; the leap is left out), implausible_heart_rate (over 250/min), implausible_load (over
 * 1,000 kg), implausible_power (over 5,000 W; both this and the heart rate are left out of averages), implausible_speed
 * (over 50 m/s), no_start, unknown_machine.
 */
export function qualityOf(
  session: Readonly<SessionState>,
  { resets, wraps, leaps }: Readonly<Oddities>,
  missing: number,
  isKnownMachine: boolean,
): string[] {
  const flags = [...session.odd];
  if (resets > 0) flags.push('counter_reset');
  if (wraps > 0) flags.push('counter_wrapped');
  if (leaps > 0) flags.push('implausible_counter');
  if (missing > 0) flags.push('gap');
  if (session.started === null) flags.push('no_start');
  if (!isKnownMachine) flags.push('unknown_machine');
  return flags.sort();
}
