/** Which weighing counts for which workout: the latest one not after its start, else the earliest known. */
import type { Measurement } from '../../schemas/generated/measurements.js';

/** A body measurement that holds a weight. */
type Weighing = Measurement & { readonly weightGrams: number };

/** A member's measurements, weighings among them, by time. */
interface Measurements {
  latest(at: number): Measurement | undefined;
  next(at: number): Measurement | undefined;
  range(from: number, to: number): readonly Measurement[];
}

const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;
const QUARTER_MS = 90 * 86_400_000;

const weighs = (measurement: Measurement): measurement is Weighing => measurement.weightGrams !== null;

// Most measurements hold a weight, so the nearest one usually does. Where it does not (a resting heart rate taken daily),
// a quarter around it is read, then everything: three reads at most, however many lie between.

function lastWeighing(measured: Measurements, at: number): Weighing | undefined {
  const last = measured.latest(at);
  if (!last || weighs(last)) return last;
  return (
    measured.range(last.at - QUARTER_MS, last.at + 1).findLast(weighs) ??
    measured.range(EVER, last.at + 1).findLast(weighs)
  );
}

function nextWeighing(measured: Measurements, at: number): Weighing | undefined {
  const next = measured.next(at);
  if (!next || weighs(next)) return next;
  return measured.range(next.at, next.at + QUARTER_MS).find(weighs) ?? measured.range(next.at, FOREVER).find(weighs);
}

/** Body weight (g) for a workout that started at `at` (ms), or null when the member was never weighed. */
export const bodyWeightAt = (measured: Measurements, at: number): number | null =>
  (lastWeighing(measured, at) ?? nextWeighing(measured, EVER))?.weightGrams ?? null;

/**
 * The starts [from, to) in ms of the workouts that use a weighing of time `at`, or would if it were there still:
 * until the next weighing, and from the beginning of time when none is earlier.
 */
export function workoutsWeighedBy(measured: Measurements, at: number): readonly [from: number, to: number] {
  return [lastWeighing(measured, at - 1) ? at : EVER, nextWeighing(measured, at)?.at ?? FOREVER];
}

/** A measurement before and after a change. */
interface Changed {
  readonly former: Measurement | null;
  readonly now: Measurement | null;
}

/** Times of weighings that a change adds, takes away or alters; none when only other figures changed. */
export function weighingsChanged({ former, now }: Changed): readonly number[] {
  if (former?.at === now?.at && former?.weightGrams === now?.weightGrams) return [];
  return [former, now].flatMap((side) => (side && weighs(side) ? [side.at] : []));
}
