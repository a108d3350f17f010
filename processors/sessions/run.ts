/** A run: what is known of a maximal interval of consecutive sequences of a session. */
import type { Reading, Telemetry } from '../../schemas/generated/telemetry.js';
import { type BestMinutes, beginOther, noBestMinutes, readCounter } from './best-minute.js';
import {
  type CounterName,
  countOn,
  type Edge,
  fromNothing,
  isKnown,
  limits,
  noEdge,
  type Oddities,
} from './counters.js';
import { FASTEST_HEART_BPM, hold, type Now, STRONGEST_W } from './effort.js';
import { holdMinute, type Minutes, noMinutes } from './minutes.js';
import { addRepetitions, type Sets } from './sets.js';
import { copySums, noSums, overwriteSums, place, type Sums } from './sums.js';

/** Everything is whole numbers; what only the neighbour before can tell is left to `join`. */
export interface Run extends Sets, Oddities, Minutes {
  /** First sequence; the last is among the sums. */
  from: number;
  /** Event time of the first event, ms. */
  firstAt: number;
  /** The first reading, for the seam; null: none yet. */
  first: [at: number, loadGrams: number] | null;
  /** The last reading; null: none yet. */
  now: Now | null;
  counters: Record<CounterName, Edge>;
  sums: Sums;
  /** The sums as of the last repetition of the last set but one, and of the last set. */
  marks: [Sums | null, Sums | null];
  bestMinutes: BestMinutes;
}

/** The first message of a session: before it every counter stood at 0. */
const FIRST_SEQUENCE = 0;

/** A run of no event, to be extended by the event of sequence `from` at `at` (ms). */
export const emptyRun = (from: number, at: number): Run => ({
  from,
  firstAt: at,
  first: null,
  now: null,
  counters: {
    repetitions: noEdge(),
    cycles: noEdge(),
    distanceMm: noEdge(),
    workJ: noEdge(),
    machineEnergyKcal: noEdge(),
  },
  sums: noSums(),
  marks: [null, null],
  sets: [],
  tailMs: 0,
  broken: false,
  exerciseId: null,
  resets: 0,
  wraps: 0,
  leaps: 0,
  ...noMinutes(from <= FIRST_SEQUENCE),
  bestMinutes: noBestMinutes(from === FIRST_SEQUENCE ? at : null),
});

/** A run of a build that kept no minutes: of what it had folded none is known, and none is joined to what comes. */
export function inheritedRun(run: Omit<Run, keyof Minutes | 'bestMinutes'> & Partial<Run>): Run {
  const bestMinutes = noBestMinutes(null);
  beginOther(bestMinutes);
  return { ...noMinutes(true), bestMinutes, ...run };
}

export const lastSequence = (run: Run): number => run.sums[place.lastSequence];

/** Takes the event that follows the run's last: the hot path. */
export function extend(run: Run, event: Telemetry): void {
  const { sums } = run;
  sums[place.events] += 1;
  sums[place.lastSequence] = event.sequence;
  if (event.at > sums[place.lastAt]) sums[place.lastAt] = event.at;
  if (event.reading !== null) addReading(run, event.sequence, event.at, event.reading);
  else if (event.changed !== null && event.changed.exerciseId !== null) {
    run.exerciseId = event.changed.exerciseId;
    run.broken = true;
    beginOther(run.bestMinutes);
  }
}

function addReading(run: Run, sequence: number, at: number, reading: Reading): void {
  const { sums, now, counters } = run;
  const loadGrams = reading.loadGrams ?? 0;
  if (now === null) {
    run.first = [at, loadGrams];
    run.now = nowOf(at, reading);
  } else {
    run.tailMs += hold(sums, now, at);
    holdMinute(run, now, at);
    if (loadGrams !== (now.loadGrams ?? 0)) run.broken = true;
    now.at = at;
    now.paused = reading.paused;
    now.loadGrams = reading.loadGrams;
    now.speedMmPerS = reading.speedMmPerS;
    now.inclineBp = reading.inclineBp;
    now.powerW = reading.powerW;
    now.cadenceDeciRpm = reading.cadenceDeciRpm;
    now.heartRateBpm = reading.heartRateBpm;
  }
  if (!reading.paused) addSamples(sums, reading);
  const { repetitions, cycles, distanceMm, workJ, machineEnergyKcal } = reading;
  if (cycles !== null) sums[place.cycles] += countOn(run, limits.cycles, counters.cycles, cycles, sequence);
  if (distanceMm !== null)
    sums[place.distanceMm] += countOn(run, limits.distanceMm, counters.distanceMm, distanceMm, sequence);
  if (workJ !== null) sums[place.workJ] += countOn(run, limits.workJ, counters.workJ, workJ, sequence);
  if (machineEnergyKcal !== null)
    sums[place.machineEnergyKcal] += countOn(
      run,
      limits.machineEnergyKcal,
      counters.machineEnergyKcal,
      machineEnergyKcal,
      sequence,
    );
  if (repetitions !== null) addRepetition(run, sequence, at, repetitions, loadGrams);
}

function addRepetition(run: Run, sequence: number, at: number, repetitions: number, loadGrams: number): void {
  const { counters, resets } = run;
  const isFirst = !isKnown(counters.repetitions);
  const step = countOn(run, limits.repetitions, counters.repetitions, repetitions, sequence);
  if (isFirst || step > 0) mark(run, addRepetitions(run, step, loadGrams, at));
  // What a first message has counted was done before it.
  const made = isFirst && sequence > FIRST_SEQUENCE ? fromNothing(limits.repetitions, repetitions) : step;
  readCounter(run.bestMinutes, run.exerciseId, at, made, run.resets !== resets);
}

const nowOf = (at: number, reading: Reading): Now => ({
  at,
  paused: reading.paused,
  loadGrams: reading.loadGrams,
  speedMmPerS: reading.speedMmPerS,
  inclineBp: reading.inclineBp,
  powerW: reading.powerW,
  cadenceDeciRpm: reading.cadenceDeciRpm,
  heartRateBpm: reading.heartRateBpm,
});

function addSamples(sums: Sums, { heartRateBpm, powerW, cadenceDeciRpm }: Reading): void {
  if (heartRateBpm !== null && heartRateBpm > 0 && heartRateBpm <= FASTEST_HEART_BPM) {
    sums[place.heartRateCount] += 1;
    sums[place.heartRateSum] += heartRateBpm;
    if (heartRateBpm > sums[place.heartRateMax]) sums[place.heartRateMax] = heartRateBpm;
  }
  if (powerW !== null && powerW <= STRONGEST_W) {
    sums[place.powerCount] += 1;
    sums[place.powerSum] += powerW;
    if (powerW > sums[place.powerMax]) sums[place.powerMax] = powerW;
  }
  if (cadenceDeciRpm !== null) {
    sums[place.cadenceCount] += 1;
    sums[place.cadenceSum] += cadenceDeciRpm;
    if (cadenceDeciRpm > sums[place.cadenceMax]) sums[place.cadenceMax] = cadenceDeciRpm;
  }
}

/** Remembers the sums as of the repetition just added. */
function mark(run: Run, setBegan: boolean): void {
  const { marks, sums } = run;
  if (setBegan) {
    const former = marks[1];
    marks[1] = marks[0];
    marks[0] = former;
  }
  if (marks[1] === null) marks[1] = copySums(sums);
  else overwriteSums(marks[1], sums);
}
