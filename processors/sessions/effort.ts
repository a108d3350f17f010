/** What the metabolic equations will need, summed while a reading holds: from its own time to that of the next reading. */
import { gait } from '../../domain/gait.js';
import type { Effort } from '../../schemas/generated/sessions.js';
import { place, type Sums } from './sums.js';

/** The last reading: its values hold until the next one (null: not known). */
export interface Now {
  at: number;
  paused: boolean;
  loadGrams: number | null;
  speedMmPerS: number | null;
  inclineBp: number | null;
  powerW: number | null;
  cadenceDeciRpm: number | null;
  heartRateBpm: number | null;
}

/** A reading holds at most so long: beyond, nobody knows. */
export const LONGEST_STEP_MS = 10_000;

/** Above 12.5 m/s nobody runs. */
export const FASTEST_MM_PER_S = 12_500;
const STEEPEST_BP = 10_000;
export const STRONGEST_W = 5_000;
/** A heart beats at most so often; 255 is what many sensors say for "none". */
export const FASTEST_HEART_BPM = 250;

/** Adds the time from reading `now` until the next reading at `until` (ms), at most 10 s; returns what of it was not paused, ms. */
export function hold(sums: Sums, now: Now, until: number): number {
  if (now.paused || until <= now.at) return 0;
  const ms = Math.min(until - now.at, LONGEST_STEP_MS);
  const { speedMmPerS, powerW, cadenceDeciRpm } = now;
  sums[place.movingMs] += ms;
  if (powerW !== null && powerW <= STRONGEST_W) {
    sums[place.powerMs] += ms;
    sums[place.powerMj] += powerW * ms;
  }
  if (cadenceDeciRpm !== null) sums[place.cycleMs] += ms;
  if (speedMmPerS !== null && speedMmPerS <= FASTEST_MM_PER_S) {
    const um = speedMmPerS * ms;
    const climb = um * Math.min(Math.max(now.inclineBp ?? 0, 0), STEEPEST_BP);
    if (gait(speedMmPerS, cadenceDeciRpm) === 'walk') {
      sums[place.walkMs] += ms;
      sums[place.walkUm] += um;
      sums[place.walkClimb] += climb;
    } else {
      sums[place.runMs] += ms;
      sums[place.runUm] += um;
      sums[place.runClimb] += climb;
    }
  }
  return ms;
}

const mmOfUm = (um: number) => Math.round(um / 1_000);
const mmOfClimb = (climb: number) => Math.round(climb / 10_000_000);

/** The effort of an interval, rounded once, to mm. */
export const effortOf = (sums: Sums): Effort => ({
  walkMs: sums[place.walkMs],
  walkMm: mmOfUm(sums[place.walkUm]),
  walkClimbMm: mmOfClimb(sums[place.walkClimb]),
  runMs: sums[place.runMs],
  runMm: mmOfUm(sums[place.runUm]),
  runClimbMm: mmOfClimb(sums[place.runClimb]),
  powerMs: sums[place.powerMs],
  powerMj: sums[place.powerMj],
  cycleMs: sums[place.cycleMs],
});
