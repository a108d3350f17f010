/** Best minutes and steady stages told straight, over all events of a session that is over, in order and at once. */
import { mostInAMinute, type Step } from '../../../../domain/strength/most-in-a-minute.js';
import type { BestMinute, Stage } from '../../../../schemas/generated/sessions.js';
import type { Event } from './driver.js';

interface Stretch {
  exerciseId: string;
  steps: Step[];
}

/** The best minute of each exercise; `rises` are the steps of the counter of repetitions by sequence, `resets` where it began anew. */
export function straightBestMinutes(
  events: readonly Event[],
  rises: ReadonlyMap<number, number>,
  resets: ReadonlySet<number>,
  firstExercise: string,
): BestMinute[] {
  const stretches: Stretch[] = [{ exerciseId: firstExercise, steps: [] }];
  const [begin] = events;
  // The session's beginning is as good as a reading of 0.
  let readAt = begin?.sequence === 0 ? begin.at : null;
  const breakOff = (exerciseId = stretches.at(-1)?.exerciseId ?? '') => stretches.push({ exerciseId, steps: [] });
  for (const { sequence, at, reading, changed } of events) {
    if (changed?.exerciseId) {
      breakOff(changed.exerciseId);
      readAt = null;
    }
    if (reading?.repetitions == null) continue;
    if (readAt === null || at < readAt || resets.has(sequence)) breakOff();
    else if (sequence > 0) stretches.at(-1)?.steps.push({ from: readAt, at, repetitions: rises.get(sequence) ?? 0 });
    readAt = at;
  }
  const bests = new Map<string, BestMinute>();
  for (const { exerciseId, steps } of stretches) {
    const best = mostInAMinute(steps.filter(({ repetitions }) => repetitions > 0));
    if (best && best.repetitions > (bests.get(exerciseId)?.repetitions ?? 0))
      bests.set(exerciseId, { exerciseId, ...best });
  }
  return [...bests.values()];
}

interface Held {
  at: number;
  ms: number;
  heartRate: number;
  speed: number | null;
  incline: number;
  power: number | null;
  cadence: number | null;
  paused: boolean;
}

/** Readings with a heart rate and a speed or a power, each until the next reading. */
function held(events: readonly Event[]): Held[] {
  const readings = events.flatMap(({ at, reading }) => (reading ? [{ at, reading }] : []));
  return readings.slice(1).flatMap((next, i): Held[] => {
    const { at, reading } = readings[i] as (typeof readings)[number];
    const { heartRateBpm: heartRate, speedMmPerS, powerW, cadenceDeciRpm: cadence, inclineBp, paused } = reading;
    const ms = Math.min(Math.max(next.at - at, 0), 10_000);
    if (!heartRate || heartRate > 250 || ms === 0 || (speedMmPerS === null && powerW === null)) return [];
    const speed = speedMmPerS !== null && speedMmPerS > 12_500 ? null : speedMmPerS;
    const power = powerW !== null && powerW > 5_000 ? null : powerW;
    return [{ at, ms, heartRate, speed, incline: inclineBp ?? 0, power, cadence, paused }];
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
/** The mean by time of what is known. */
function mean(readings: readonly Held[], of: (reading: Held) => number | null): number {
  const known = readings.filter((reading) => of(reading) !== null);
  return sum(known.map((reading) => (of(reading) ?? 0) * reading.ms)) / sum(known.map(({ ms }) => ms));
}
const tenths = (value: number) => Math.round(value * 10);
const time = (readings: readonly Held[]) => sum(readings.map(({ ms }) => ms));

/** The steadiest stage of each ten beats, by speed and by power. */
export function straightStages(events: readonly Event[]): Stage[] {
  const minutes: { number: number; readings: Held[] }[] = [];
  for (const reading of held(events)) {
    const number = Math.floor(reading.at / 60_000);
    const last = minutes.at(-1);
    if (last?.number === number) last.readings.push(reading);
    else minutes.push({ number, readings: [reading] });
  }
  const stages = minutes.slice(2).flatMap((third, i): Stage[] => {
    const three = minutes.slice(i, i + 3);
    const isWhole = three.every(({ readings, number }, j) => {
      const held = readings.filter(({ paused }) => !paused);
      return number === third.number - 2 + j && held.length === readings.length && time(held) >= 55_000;
    });
    if (!isWhole) return [];
    const readings = three.flatMap((minute) => minute.readings);
    const beats = mean(third.readings, ({ heartRate }) => heartRate);
    const drift = tenths(beats - mean(three[1]?.readings ?? [], ({ heartRate }) => heartRate));
    if (Math.abs(drift) > 50) return [];
    const cadence = readings.some((reading) => reading.cadence !== null) ? mean(readings, (one) => one.cadence) : null;
    const stage = {
      endedAt: (third.number + 1) * 60_000,
      heartRateDeciBpm: tenths(beats),
      driftDeciBpm: drift === 0 ? 0 : drift,
      cadenceDeciRpm: cadence && Math.round(cadence),
    };
    const [{ speed, incline }] = readings as [Held];
    const power = mean(readings, (reading) => reading.power);
    const isEven = three.every(({ readings: own }) => {
      const known = own.filter((reading) => reading.power !== null);
      const off = Math.abs(mean(known, (reading) => reading.power) - power);
      return time(known) >= 55_000 && off <= Math.max(5, power * 0.05);
    });
    const isOne = readings.every((reading) => reading.speed === speed && reading.incline === incline);
    return [
      ...(isOne && speed ? [{ ...stage, speedMmPerS: speed, inclineBp: incline, powerDeciW: null }] : []),
      ...(isEven && power > 0 ? [{ ...stage, speedMmPerS: null, inclineBp: null, powerDeciW: tenths(power) }] : []),
    ];
  });
  const rank = (stage: Stage) => (stage.powerDeciW === null ? 0 : 1_000) + Math.floor(stage.heartRateDeciBpm / 100);
  const order = (a: Stage, b: Stage) =>
    rank(a) - rank(b) || Math.abs(a.driftDeciBpm) - Math.abs(b.driftDeciBpm) || a.endedAt - b.endedAt || rest(a, b);
  return stages.sort(order).filter((stage, i) => i === 0 || rank(stage) !== rank(stages[i - 1] as Stage));
}

/** Two stages that end with the same minute: the clock went back between them. */
function rest(a: Stage, b: Stage): number {
  const figures = (stage: Stage) =>
    [
      stage.heartRateDeciBpm,
      stage.driftDeciBpm,
      stage.speedMmPerS,
      stage.inclineBp,
      stage.powerDeciW,
      stage.cadenceDeciRpm,
    ].map((figure) => figure ?? -1);
  const place = figures(a).findIndex((figure, i) => figure !== figures(b)[i]);
  return place < 0 ? 0 : (figures(a)[place] ?? 0) - (figures(b)[place] ?? 0);
}
