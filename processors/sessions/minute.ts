/** One minute of the clock: what is summed of the readings taken in it, each for as long as it holds. */
import { FASTEST_MM_PER_S, type Now, STRONGEST_W } from './effort.js';

/** Whole numbers at the places below. */
export type Minute = number[];
/** Minutes since 1970. */
export const NUMBER = 0;
/** Time with a heart rate and a speed or a power, not paused, ms. */
export const MS = 1;
export const PAUSED_MS = 2;
/** Heart rate times time. */
export const BEATS = 3;
/** Of all these readings, mm/s (or UNKNOWN) and 1/100 % (or 0), or VARIED. */
export const SPEED = 4;
export const INCLINE = 5;
export const POWER_MS = 6;
export const POWER_MJ = 7;
export const CADENCE_MS = 8;
/** Cadence times time. */
export const CYCLES = 9;
const sums = [MS, PAUSED_MS, BEATS, POWER_MS, POWER_MJ, CADENCE_MS, CYCLES];

/** Not told. */
export const UNKNOWN = -1;
/** Not the same in all readings; no machine is so fast or so steep. */
export const VARIED = 1_000_000;

/** A minute without a reading. */
export const newMinute = (number: number): Minute => [number, 0, 0, 0, UNKNOWN, 0, 0, 0, 0, 0];

function add(minute: Minute, place: number, more: number): void {
  minute[place] = (minute[place] as number) + more;
}

/** What all readings say stands; before the first nothing does. */
function setLoad(minute: Minute, speed: number, incline: number): void {
  const isFirst = minute[MS] === 0;
  if (minute[SPEED] !== speed) minute[SPEED] = isFirst ? speed : VARIED;
  if (minute[INCLINE] !== incline) minute[INCLINE] = isFirst ? incline : VARIED;
}

/** Adds a reading with a heart rate that holds for `ms`. */
export function addToMinute(minute: Minute, now: Readonly<Now>, heartRateBpm: number, ms: number): void {
  if (now.paused) {
    add(minute, PAUSED_MS, ms);
    return;
  }
  const { speedMmPerS: speed, powerW, cadenceDeciRpm } = now;
  setLoad(minute, speed === null || speed > FASTEST_MM_PER_S ? UNKNOWN : speed, now.inclineBp ?? 0);
  add(minute, MS, ms);
  add(minute, BEATS, heartRateBpm * ms);
  if (powerW !== null && powerW <= STRONGEST_W) {
    add(minute, POWER_MS, ms);
    add(minute, POWER_MJ, powerW * ms);
  }
  if (cadenceDeciRpm !== null) {
    add(minute, CADENCE_MS, ms);
    add(minute, CYCLES, cadenceDeciRpm * ms);
  }
}

/** Adds more of the same minute. A clock set back within it makes it longer, no more. */
export function joinMinute(minute: Minute, more: Readonly<Minute>): void {
  if (more[MS] !== 0) setLoad(minute, more[SPEED] as number, more[INCLINE] as number);
  for (const place of sums) add(minute, place, more[place] as number);
}
