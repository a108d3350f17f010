/** The best minute of an exercise that counts repetitions: what a test of push-ups asks for, pauses or not. */

/** Longer than this no window is. */
export const MINUTE_MS = 60_000;

/** Repetitions that a counter rose by from one time at which it was read (ms) to the next: where in between they were made nobody knows. */
export interface Step {
  readonly from: number;
  readonly at: number;
  readonly repetitions: number;
}

/** The fullest minute, and from when it runs (ms). */
interface FullestMinute {
  readonly repetitions: number;
  readonly startedAt: number;
}

/**
 * The most repetitions in any 60 s, of steps in order of time that do not overlap; of equals the first. A step counts only
 * where all of it lies in the window, so what spans a loss of messages never claims more than was seen. Null: no repetition.
 */
export function mostInAMinute(steps: readonly Step[]): FullestMinute | null {
  let best: FullestMinute | null = null;
  let first = 0;
  let inWindow = 0;
  for (const { at, repetitions } of steps) {
    inWindow += repetitions;
    // Any window can be moved until it ends with one of its steps, so those that do are enough.
    for (let oldest = steps[first]; oldest && oldest.from < at - MINUTE_MS; oldest = steps[first]) {
      inWindow -= oldest.repetitions;
      first += 1;
    }
    const startedAt = steps[first]?.from;
    if (startedAt !== undefined && inWindow > (best?.repetitions ?? 0)) best = { repetitions: inWindow, startedAt };
  }
  return best;
}
