/** The runs of a session, in order and apart: where an event goes, whenever it comes. */
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { join, origin } from './join.js';
import { emptyRun, extend, lastSequence, type Run } from './run.js';

/** Puts an event into its place; false when its sequence is there already (the first to arrive stays). */
export function insert(runs: Run[], event: Telemetry): boolean {
  const { sequence } = event;
  let after = runs.length; // the first run that ends at or after the event; disorder is near the end, so look from there
  for (let run = runs[after - 1]; run !== undefined && lastSequence(run) >= sequence; run = runs[after - 1]) after -= 1;
  const right = runs[after];
  if (right !== undefined && right.from <= sequence) return false;
  const left = runs[after - 1];
  const touchesRight = right !== undefined && right.from === sequence + 1;
  if (left !== undefined && lastSequence(left) === sequence - 1) {
    extend(left, event);
    if (touchesRight) {
      join(left, right);
      runs.splice(after, 1);
    }
    return true;
  }
  const alone = emptyRun(sequence, event.at);
  extend(alone, event);
  if (touchesRight) join(alone, right);
  runs.splice(after, touchesRight ? 1 : 0, alone);
  return true;
}

/** All runs as one interval from the very beginning, gaps passed over. */
export function total(runs: readonly Run[]): Run {
  const whole = origin();
  for (const run of runs) join(whole, run);
  return whole;
}
