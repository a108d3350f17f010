/** The best minute of an exercise that counts repetitions: what a test of push-ups asks for, pauses or not. */

const WINDOW_MS = 60_000;

/** Repetitions that were counted at a time (ms): one, or several where a counter stepped by more. */
interface Counted {
  readonly at: number;
  readonly repetitions: number;
}

/**
 * The most repetitions in any 60 s: of all windows [t, t + 60 s) the fullest, so a repetition exactly 60 s after the first
 * is in the next. In any order; 0 when nothing was counted. What a counter took back (below 0) counts as nothing.
 */
export function mostInAMinute(counted: readonly Counted[]): number {
  const byTime = counted.filter(({ repetitions }) => repetitions > 0).toSorted((a, b) => a.at - b.at);
  let most = 0;
  let inWindow = 0;
  let first = 0;
  for (const { at, repetitions } of byTime) {
    inWindow += repetitions;
    // Any window can be moved until it ends with one of its repetitions, so those that do are enough.
    for (let oldest = byTime[first]; oldest && oldest.at <= at - WINDOW_MS; oldest = byTime[first]) {
      inWindow -= oldest.repetitions;
      first += 1;
    }
    most = Math.max(most, inWindow);
  }
  return most;
}
