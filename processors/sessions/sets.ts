/** Sets: runs of repetitions at one load, ended by another load, another exercise, or 15 s without a repetition. */
import type { ExerciseSet } from '../../schemas/generated/sessions.js';

/** So long without a repetition ends a set; exactly so long counts. */
export const REST_MS = 15_000;

/**
 * One set as a run keeps it. `activeMs`: time not paused from the first to the last repetition; `gapMs`: the same between
 * the set before (or the start of the run) and this one; `broken`: 1 when load or exercise changed in that gap.
 * A set of 0 repetitions is *tentative*: it stands where a run first knew the counter, and whether a repetition was made
 * there only the run before can tell.
 */
export type SavedSet = [
  exerciseId: string | null,
  repetitions: number,
  loadGrams: number,
  startedAt: number,
  endedAt: number,
  activeMs: number,
  gapMs: number,
  broken: 0 | 1,
];
export const EXERCISE = 0;
export const REPETITIONS = 1;
const LOAD = 2;
const STARTED = 3;
export const ENDED = 4;
export const ACTIVE_MS = 5;
export const GAP_MS = 6;
export const BROKEN = 7;

/** The sets of an interval and what followed the last of them. */
export interface Sets {
  sets: SavedSet[];
  /** Time not paused since the last set (or the start of the interval), ms. */
  tailMs: number;
  /** Load or exercise changed since. */
  broken: boolean;
  /** The exercise that the last change in the interval named; null: as before. */
  exerciseId: string | null;
}

const startSet = (run: Sets, repetitions: number, loadGrams: number, at: number): void => {
  run.sets.push([run.exerciseId, repetitions, loadGrams, at, at, 0, run.tailMs, run.broken ? 1 : 0]);
};

/** Adds repetitions seen at `at` (0: the counter is known from here on) and says whether a set began. */
export function addRepetitions(run: Sets, repetitions: number, loadGrams: number, at: number): boolean {
  const last = run.sets.at(-1);
  const goesOn = last !== undefined && last[REPETITIONS] > 0 && !run.broken && at - last[ENDED] < REST_MS;
  if (goesOn) {
    last[REPETITIONS] += repetitions;
    last[ENDED] = at;
    last[ACTIVE_MS] += run.tailMs;
  } else startSet(run, repetitions, loadGrams, at);
  run.tailMs = 0;
  run.broken = false;
  return !goesOn;
}

const isOneSet = (former: SavedSet, next: SavedSet) =>
  former[REPETITIONS] > 0 && next[BROKEN] === 0 && next[STARTED] - former[ENDED] < REST_MS;

const mergeSets = (former: SavedSet, next: SavedSet): SavedSet => [
  former[EXERCISE],
  former[REPETITIONS] + next[REPETITIONS],
  former[LOAD],
  former[STARTED],
  next[ENDED],
  former[ACTIVE_MS] + next[GAP_MS] + next[ACTIVE_MS],
  former[GAP_MS],
  former[BROKEN],
];

/** The set after a longer gap before it. */
function after(gapMs: number, broken: boolean, set: SavedSet): SavedSet {
  const later: SavedSet = [...set];
  later[GAP_MS] += gapMs;
  if (broken) later[BROKEN] = 1;
  return later;
}

/** The set with its exercise, when that was changed before its run began. */
function ofExercise(exerciseId: string, set: SavedSet): SavedSet {
  if (set[EXERCISE] !== null) return set;
  const named: SavedSet = [...set];
  named[EXERCISE] = exerciseId;
  return named;
}

/** Between two intervals: time not paused (ms), whether the load changed, and the repetitions that the later's first known counter adds (null: the earlier knows none). */
export interface Seam {
  readonly activeMs: number;
  readonly broken: boolean;
  readonly repetitions: number | null;
}

/**
 * Appends the sets of `b` to those of `a`, in place; returns how many of b's stand, and whether its first went into a's last.
 * Sets that stay as they are become shared, so `b` may be read but not extended from here on.
 */
export function joinSets(a: Sets, b: Readonly<Sets>, seam: Seam): { standing: number; merged: boolean } {
  const { sets, exerciseId } = a;
  const following = exerciseId === null ? b.sets.slice() : b.sets.map((set) => ofExercise(exerciseId, set));
  let { tailMs, broken } = b;
  let gapMs = a.tailMs + seam.activeMs;
  let gapBroken = a.broken || seam.broken;
  const tentative = following[0];
  if (tentative !== undefined && seam.repetitions === 0) {
    following.shift(); // no repetition was made there
    gapMs += tentative[GAP_MS];
    gapBroken ||= tentative[BROKEN] === 1;
  }
  const first = following[0];
  if (first === undefined) {
    tailMs += gapMs;
    broken ||= gapBroken;
  } else following[0] = after(gapMs, gapBroken, first);
  if (seam.repetitions !== null && seam.repetitions > 0) settle(following, seam.repetitions);

  const last = sets.at(-1);
  const next = following[0];
  const merged = last !== undefined && next !== undefined && isOneSet(last, next);
  if (merged) sets[sets.length - 1] = mergeSets(last, next);
  for (let i = merged ? 1 : 0; i < following.length; i += 1) sets.push(following[i] as SavedSet);
  a.tailMs = tailMs;
  a.broken = broken;
  a.exerciseId = b.exerciseId ?? exerciseId;
  return { standing: following.length, merged };
}

/** Gives the tentative first set its repetitions; the second may turn out to be the same set. */
function settle(sets: SavedSet[], repetitions: number): void {
  const [first, second] = sets;
  if (first === undefined) return;
  first[REPETITIONS] = repetitions; // a copy of our own
  if (second !== undefined && isOneSet(first, second)) sets.splice(0, 2, mergeSets(first, second));
}

/** Time from first to last repetition, with the rests shorter than 15 s between sets, without pauses, ms. */
export function liftingMs(sets: readonly SavedSet[]): number {
  let ms = 0;
  let former: SavedSet | undefined;
  for (const set of sets) {
    ms += set[ACTIVE_MS];
    if (former !== undefined && set[STARTED] - former[ENDED] < REST_MS) ms += set[GAP_MS];
    former = set;
  }
  return ms;
}

/** A set as it is told; `exerciseId` is the session's, for sets before any change. A clock set back ends it no earlier than it began. */
export const exerciseSet = (set: SavedSet, exerciseId: string | null): ExerciseSet => ({
  exerciseId: set[EXERCISE] ?? exerciseId,
  repetitions: set[REPETITIONS],
  loadGrams: set[LOAD],
  startedAt: set[STARTED],
  endedAt: Math.max(set[STARTED], set[ENDED]),
});
