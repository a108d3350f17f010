/** One row of a workout log, checked and in SI units. */
import { numberOf } from './csv.js';
import type { LoggedSet } from './logged-workout.js';
import { type Skipped, skipped } from './outcome.js';

/** Grams of a pound (exact, 1959). */
export const POUND_GRAMS = 453.592_37;
/** Millimetres of an international mile. */
export const MILE_MM = 1_609_344;
export const KILOMETRE_MM = 1_000_000;

const MOST_REPETITIONS = 10_000;
const HEAVIEST_GRAMS = 2_000_000;
const LONGEST_S = 86_400;
/** Faster than the hour record on a bicycle, with room. */
const FASTEST_MM_PER_S = 25_000;

/** The cells of a row, as text, and what their units are. */
export interface LoggedCells {
  readonly exercise: string;
  readonly weight: string;
  readonly gramsPerUnit: number;
  readonly repetitions: string;
  readonly seconds: string;
  readonly distance: string;
  readonly mmPerUnit: number;
}

/** The set of a row, and what of it is left out; null when nothing of it can be used. An empty cell is 0. */
export function loggedSet(what: string, cells: LoggedCells): { set: LoggedSet | null; left: Skipped[] } {
  const no = (reason: string) => ({ set: null, left: [skipped(what, reason)] });
  if (cells.exercise === '') return no('no exercise name');
  const weight = numberOf(cells.weight) ?? 0;
  const repetitions = numberOf(cells.repetitions) ?? 0;
  const seconds = numberOf(cells.seconds) ?? 0;
  const distance = numberOf(cells.distance) ?? 0;
  const loadGrams = Math.round(weight * cells.gramsPerUnit);
  if (!(loadGrams >= 0 && loadGrams <= HEAVIEST_GRAMS)) return no(`no possible weight: ${cells.weight}`);
  if (!(Number.isInteger(repetitions) && repetitions >= 0 && repetitions <= MOST_REPETITIONS)) {
    return no(`no possible number of repetitions: ${cells.repetitions}`);
  }
  if (!(seconds >= 0 && seconds <= LONGEST_S)) return no(`no possible time: ${cells.seconds} s`);
  if (!(distance >= 0)) return no(`no possible distance: ${cells.distance}`);
  const { exercise } = cells;
  if (repetitions > 0) return { set: { exercise, repetitions, loadGrams, durationMs: 0, distanceMm: 0 }, left: [] };
  if (seconds === 0) return no(distance > 0 ? 'a distance without a time' : 'neither repetitions nor time');

  const distanceMm = Math.round(distance * cells.mmPerUnit);
  const set = { exercise, repetitions, loadGrams, durationMs: Math.round(seconds * 1_000), distanceMm };
  const speed = distanceMm / seconds;
  if (speed <= FASTEST_MM_PER_S) return { set, left: [] };
  const reason = `${Math.round(speed / 1_000)} m/s is impossible: its time comes in, its distance does not`;
  return { set: { ...set, distanceMm: 0 }, left: [skipped(`distance of ${what}`, reason)] };
}
