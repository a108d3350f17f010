/** A history that was judged by hand. */
import type { Person, TrainedWorkout } from '../../../../rules/facts.js';
import type { Reason } from '../../../../rules/reasons.js';

export interface Golden {
  readonly title: string;
  readonly workouts: readonly TrainedWorkout[];
  readonly person?: Person;
  /** ms; before everything, where left out. */
  readonly joinedAt?: number;
  /** ms; the end of the challenge, where left out. */
  readonly now?: number;
  readonly fraction: number;
  /** ms; null: not complete. */
  readonly completedAt: number | null;
  /** By workout, in order of their ends: 'counted', a reason, or both where not all of it counted. */
  readonly verdicts?: readonly ('counted' | Reason | `counted, ${Reason}`)[];
  readonly tier?: string | null;
}

/** The same at each of these days of November 2026, two digits. */
export const on = (days: readonly number[], at: (day: string) => TrainedWorkout): TrainedWorkout[] =>
  days.map((day) => at(`2026-11-${String(day).padStart(2, '0')}`));

/** From one number to another, both included. */
export const through = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** When the last of them ended. */
export const endOf = (workouts: readonly TrainedWorkout[]): number =>
  Math.max(...workouts.map(({ endedAt }) => endedAt));
