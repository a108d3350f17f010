/**
 * Steady stages: three whole minutes at one load, whose heart rate tells VO2max. On a treadmill speed and incline do not
 * change at all. Nobody pedals quite evenly: by power the mean of each minute may be 5 W or 5 % (whichever is more) off that
 * of the three, which is a rule of ours.
 */
import type { Stage } from '../../schemas/generated/sessions.js';
import {
  BEATS,
  CADENCE_MS,
  CYCLES,
  INCLINE,
  type Minute,
  MS,
  NUMBER,
  PAUSED_MS,
  POWER_MJ,
  POWER_MS,
  SPEED,
  UNKNOWN,
  VARIED,
} from './minute.js';

/** As a state keeps it, in the units of the session's entity; UNKNOWN what is not told. `minute` is the third. */
export type SavedStage = [
  by: 0 | 1,
  minute: number,
  heartRate: number,
  drift: number,
  speed: number,
  incline: number,
  power: number,
  cadence: number,
];
const BY_SPEED = 0;
const BY_POWER = 1;
const HEART_RATE = 2;
const DRIFT = 3;

/** A minute may lack so much that one message of ten seconds is lost, no more. */
const WHOLE_MS = 55_000;
/** In tenths per minute: beyond it no formula takes a heart for steady. */
const MOST_DRIFT = 50;
const UNEVEN_W = 5;
const UNEVEN = 0.05;

/** Keeps the stages that three minutes make, if they follow each other and are steady. */
export function keepStages(stages: SavedStage[], first: Minute, second: Minute, third: Minute): void {
  const minutes = [first, second, third];
  const number = third[NUMBER] as number;
  if (second[NUMBER] !== number - 1 || first[NUMBER] !== number - 2 || !minutes.every(isWhole)) return;
  const beats = mean([third], BEATS, MS);
  const drift = tenths(beats - mean([second], BEATS, MS));
  if (Math.abs(drift) > MOST_DRIFT) return;
  const heart = [number, tenths(beats), drift] as const;
  const cadence = sum(minutes, CADENCE_MS) === 0 ? UNKNOWN : Math.round(mean(minutes, CYCLES, CADENCE_MS));
  const [speed, incline] = [third[SPEED] as number, third[INCLINE] as number];
  if (isOneLoad(minutes)) keepStage(stages, [BY_SPEED, ...heart, speed, incline, UNKNOWN, cadence]);
  if (isEvenPower(minutes)) {
    const power = tenths(mean(minutes, POWER_MJ, POWER_MS));
    keepStage(stages, [BY_POWER, ...heart, UNKNOWN, UNKNOWN, power, cadence]);
  }
}

const sum = (minutes: readonly Minute[], place: number) =>
  minutes.reduce((total, minute) => total + (minute[place] as number), 0);
const mean = (minutes: readonly Minute[], place: number, ms: number) => sum(minutes, place) / sum(minutes, ms);
/** In tenths; never −0, which JSON does not know. */
const tenths = (value: number) => Math.round(value * 10) + 0;

const isWhole = (minute: Minute) => (minute[MS] as number) >= WHOLE_MS && minute[PAUSED_MS] === 0;

function isOneLoad(minutes: readonly Minute[]): boolean {
  const [speed, incline] = [minutes[0]?.[SPEED] ?? UNKNOWN, minutes[0]?.[INCLINE]];
  if (speed <= 0 || speed === VARIED || incline === VARIED) return false;
  return minutes.every((minute) => minute[SPEED] === speed && minute[INCLINE] === incline);
}

function isEvenPower(minutes: readonly Minute[]): boolean {
  if (minutes.some((minute) => (minute[POWER_MS] as number) < WHOLE_MS)) return false;
  const power = mean(minutes, POWER_MJ, POWER_MS);
  const most = Math.max(UNEVEN_W, UNEVEN * power);
  return power > 0 && minutes.every((minute) => Math.abs(mean([minute], POWER_MJ, POWER_MS) - power) <= most);
}

/** Of which a state has one: of its kind, at the same ten beats per minute. */
const rankOf = (stage: SavedStage) => stage[0] * 100 + Math.floor(stage[HEART_RATE] / 100);

/** The least drift counts, then the earliest minute; the rest only makes two stages of one minute (the clock went back) an order. */
function isSteadier(a: SavedStage, b: SavedStage): boolean {
  const drifts = Math.abs(a[DRIFT]) - Math.abs(b[DRIFT]);
  if (drifts !== 0) return drifts < 0;
  const place = a.findIndex((value, i) => value !== b[i]);
  return place >= 0 && (a[place] as number) < (b[place] as number);
}

/** Keeps a stage if it is the steadiest of its rank; so kept, stages come out the same in any order, how often they come. */
export function keepStage(stages: SavedStage[], stage: SavedStage): void {
  const rank = rankOf(stage);
  let place = 0;
  while (place < stages.length && rankOf(stages[place] as SavedStage) < rank) place += 1;
  const known = stages[place];
  if (!known || rankOf(known) !== rank) stages.splice(place, 0, stage);
  else if (isSteadier(stage, known)) stages[place] = stage;
}

const told = (value: number) => (value === UNKNOWN ? null : value);

/** As it is told: ended with its third minute. */
export const stageOf = ([by, minute, heartRate, drift, speed, incline, power, cadence]: SavedStage): Stage => ({
  endedAt: (minute + 1) * 60_000,
  heartRateDeciBpm: heartRate,
  driftDeciBpm: drift,
  speedMmPerS: told(speed),
  inclineBp: by === BY_SPEED ? incline : null,
  powerDeciW: told(power),
  cadenceDeciRpm: told(cadence),
});
