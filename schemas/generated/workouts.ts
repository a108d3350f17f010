// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A run of repetitions at one load. */
export interface ExerciseSet {
  /** The exercise. */
  readonly exerciseId: string | null;
  /** Repetitions. */
  readonly repetitions: number;
  /** Load, g. */
  readonly loadGrams: number;
  /** First repetition. */
  readonly startedAt: number;
  /** Last repetition. */
  readonly endedAt: number;
}

/** Three whole minutes at one load, with a steady heart. */
export interface Stage {
  /** End of the third minute. */
  readonly endedAt: number;
  /** Mean heart rate of the third minute, 1/10 per minute. */
  readonly heartRateDeciBpm: number;
  /** That less the mean of the second minute, 1/10 per minute; -50 to 50. */
  readonly driftDeciBpm: number;
  /** Speed, the same in all readings, mm/s; null: the load is a power. */
  readonly speedMmPerS: number | null;
  /** Incline, likewise, 1/100 %; null: the load is a power. */
  readonly inclineBp: number | null;
  /** Mean power, of which no minute is far, 1/10 W; null: the load is a speed. */
  readonly powerDeciW: number | null;
  /** Mean cadence, 1/10 per minute; null: not known. */
  readonly cadenceDeciRpm: number | null;
}

/** The most repetitions of an exercise in any 60 s. */
export interface BestMinute {
  /** The exercise. */
  readonly exerciseId: string | null;
  /** Repetitions. */
  readonly repetitions: number;
  /** When the minute began. */
  readonly startedAt: number;
}

/** One member's workout on one machine, whole. */
export interface Workout {
  /** Identity (the session's). */
  readonly workoutId: string;
  /** The member; empty for a guest. */
  readonly userId: string;
  /** The machine. */
  readonly equipmentId: string;
  /** Where it stood. */
  readonly gymId: string | null;
  /** Maker and model. */
  readonly equipmentModel: string | null;
  /** Kind of machine. */
  readonly equipmentType: string;
  /** The exercise with which it began. */
  readonly exerciseId: string | null;
  /** Still running. */
  readonly open: boolean;
  /** First event. */
  readonly startedAt: number;
  /** Last event. */
  readonly endedAt: number;
  /** Why it ended. */
  readonly endReason: string;
  /** Finished sets, in order. */
  readonly sets: readonly ExerciseSet[];
  /** Repetitions. */
  readonly repetitions: number;
  /** Sum over sets of repetitions times load, g. */
  readonly tonnageGrams: number;
  /** Distance, mm. */
  readonly distanceMm: number;
  /** Mechanical work, J. */
  readonly workJ: number;
  /** Strokes, strides or steps. */
  readonly cycles: number;
  /** Active time, ms. */
  readonly activeMs: number;
  /** Energy, kcal; null: no estimate. */
  readonly energyKcal: number | null;
  /** Formula and version, or why there is no estimate. */
  readonly energyMethod: string | null;
  /** The machine's own claim, kcal. */
  readonly machineEnergyKcal: number | null;
  /** Mean gross intensity over active time, MET. */
  readonly met: number | null;
  /** Mean over non-null readings. */
  readonly averageHeartRateBpm: number | null;
  /** Greatest reading. */
  readonly maxHeartRateBpm: number | null;
  /** Mean over non-null readings. */
  readonly averagePowerW: number | null;
  /** Greatest reading. */
  readonly maxPowerW: number | null;
  /** Body weight used, g. */
  readonly bodyWeightGrams: number | null;
  /** Distinct telemetry folded. */
  readonly events: number;
  /** Sequences not seen. */
  readonly missing: number;
  /** Flags, sorted. */
  readonly quality: readonly string[];
  /** Telemetry partitions it came by. */
  readonly partitions: readonly number[];
  /** IANA time zone of the gym at startedAt; UTC where the gym or its zone is not known. */
  readonly timeZone: string | null;
  /** Day of startedAt in that zone, YYYY-MM-DD. */
  readonly localDay: string | null;
  /** Hour of startedAt in that zone, 0 to 23. */
  readonly localHour: number | null;
  /** Of the steady stages at each 10/min of heart rate the steadiest, by speed and by power; none while it is open. */
  readonly stages: readonly Stage[];
  /** By exercise; none while it is open. */
  readonly bestMinutes: readonly BestMinute[];
}
