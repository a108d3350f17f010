/** Sets as the readings of a machine that counts repetitions, such that exactly these sets are read from them again. */
import type { Moment } from './session.js';

/** A set is over when this long passes without a repetition (contract of the sessions processor: exactly 15,000 ms counts). */
const SET_BREAK_MS = 15_000;
/** Shortest time from one set's last repetition to the next one's first at the same load. */
export const SHORTEST_REST_MS = SET_BREAK_MS + 1_000;
/** How long a repetition takes when nobody measured it. */
export const REPETITION_MS = 3_000;
/** Readings within a set stay clear of the break. */
const LONGEST_STEP_MS = 12_000;
/** A set of many repetitions is told in about as many readings. */
const READINGS_PER_SET = 20;

/** A set to be told. */
export interface RepetitionSet {
  /** When the first repetition is done at the earliest, epoch ms. */
  readonly firstAt: number;
  /** From one repetition to the next, ms; shortened where the set would seem to break. */
  readonly everyMs: number;
  readonly repetitions: number;
  readonly loadGrams: number;
}

/** Readings of these sets in order, one a repetition (several in one when there are many), counting on over the sets. */
export function repetitionReadings(sets: readonly RepetitionSet[]): Moment[] {
  const readings: Moment[] = [];
  let counted = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastLoad: number | null = null;
  for (const set of sets) {
    const step = Math.ceil(set.repetitions / READINGS_PER_SET);
    const everyMs = Math.min(set.everyMs, LONGEST_STEP_MS / step);
    // A load that changes breaks the run by itself; the second keeps the order of the readings.
    const restMs = set.loadGrams === lastLoad ? SHORTEST_REST_MS : 1_000;
    const firstAt = Math.max(set.firstAt, lastAt + restMs);
    for (let done = 1; ; done = Math.min(done + step, set.repetitions)) {
      lastAt = Math.round(firstAt + (done - 1) * everyMs);
      readings.push({ at: lastAt, reading: { repetitions: counted + done, loadGrams: set.loadGrams } });
      if (done >= set.repetitions) break;
    }
    counted += set.repetitions;
    lastLoad = set.loadGrams;
  }
  return readings;
}
