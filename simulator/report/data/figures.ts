/** What the report needs of a session, worked out from its telemetry alone: so real and simulated ones are measured alike. */
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { type ExpectedSet, expectedWorkout } from '../../expected.js';

/** One second of endurance work; null: not measured. */
export interface Second {
  /** Since the start of the session, s. */
  readonly at: number;
  readonly powerW: number | null;
  readonly speedMmPerS: number | null;
  readonly cadenceRpm: number | null;
  readonly heartRateBpm: number | null;
}

/** One session of one member. */
export interface SessionFigures {
  readonly sessionId: string;
  readonly member: string;
  readonly exerciseId: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Whether times within the session were measured; logs that people type have none. */
  readonly timed: boolean;
  readonly sets: readonly ExpectedSet[];
  /** Seconds that are not paused, in order; empty when nothing but repetitions was measured. */
  readonly seconds: readonly Second[];
}

/** What the telemetry cannot say. */
export interface SessionSource {
  /** The machine's own exercise, where the session does not say one. */
  readonly exerciseId: string | null;
  readonly timed: boolean;
}

/** The figures of a session; null: a guest's, or nobody knows what was done. `events`: all of one session, by sequence. */
export function figuresOf(events: readonly Telemetry[], { exerciseId, timed }: SessionSource): SessionFigures | null {
  const workout = expectedWorkout(events, { gymId: '', exerciseId }, null);
  if (workout.userId === '' || workout.exerciseId === null) return null;
  return {
    sessionId: workout.workoutId,
    member: workout.userId,
    exerciseId: workout.exerciseId,
    startedAt: workout.startedAt,
    endedAt: workout.endedAt,
    timed,
    sets: workout.sets,
    seconds: workout.sets.length > 0 ? [] : secondsOf(events, workout.startedAt),
  };
}

function secondsOf(events: readonly Telemetry[], startedAt: number): Second[] {
  return events.flatMap(({ at, reading }) => {
    if (reading === null || reading.paused) return [];
    const { powerW, speedMmPerS, cadenceDeciRpm, heartRateBpm } = reading;
    if (powerW === null && speedMmPerS === null && heartRateBpm === null) return [];
    const cadenceRpm = cadenceDeciRpm === null ? null : cadenceDeciRpm / 10;
    return { at: (at - startedAt) / 1_000, powerW, speedMmPerS, cadenceRpm, heartRateBpm };
  });
}
