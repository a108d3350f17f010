/** Visits: a member's workouts in one gym, with gaps under 90 minutes. */
import type { TrainedWorkout } from './facts.js';

/** One visit. */
export interface Visit {
  /** The first workout of it. */
  readonly name: string;
  /** When it is over, unless something more begins before, ms since the epoch. */
  readonly end: number;
}

const GAP_MS = 90 * 60_000;

/** The visit of each workout, by its id. */
export function visitsOf(workouts: readonly TrainedWorkout[]): Map<string, Visit> {
  const visits = new Map<string, { name: string; end: number }>();
  const latest = new Map<string, { name: string; end: number }>();
  // By start, so that one long workout holds together what ended within it.
  for (const { workoutId, gymId, startedAt, endedAt } of workouts.toSorted(
    (a, b) => a.startedAt - b.startedAt || (a.workoutId < b.workoutId ? -1 : 1),
  )) {
    let visit = latest.get(gymId);
    if (!visit || startedAt >= visit.end) {
      visit = { name: workoutId, end: 0 };
      latest.set(gymId, visit);
    }
    visit.end = Math.max(visit.end, endedAt + GAP_MS);
    visits.set(workoutId, visit);
  }
  return visits;
}
