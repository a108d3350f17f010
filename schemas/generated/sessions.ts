// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Why a session ended. */
export type EndReason = 'UNKNOWN' | 'USER' | 'IDLE' | 'POWER_LOSS' | 'SUPERSEDED';

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

/** Sums over distinct readings that are not paused. */
export interface IntegerStat {
  /** Readings counted. */
  readonly count: number;
  /** Sum of the readings. */
  readonly sum: number;
  /** Greatest reading. */
  readonly max: number;
}

/** What the metabolic equations need, without the body: sums over active time. */
export interface Effort {
  /** Time walking, ms. */
  readonly walkMs: number;
  /** Speed times time while walking, mm. */
  readonly walkMm: number;
  /** Speed times grade times time while walking, mm. */
  readonly walkClimbMm: number;
  /** Time running, ms. */
  readonly runMs: number;
  /** Speed times time while running, mm. */
  readonly runMm: number;
  /** Speed times grade times time while running, mm. */
  readonly runClimbMm: number;
  /** Time with a known power, ms. */
  readonly powerMs: number;
  /** Power times time, mJ. */
  readonly powerMj: number;
  /** Time with a known cadence, ms. */
  readonly cycleMs: number;
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

/** One session of one machine, whole, as of its last finished set or its end. */
export interface Session {
  /** Identity. */
  readonly sessionId: string;
  /** The machine. */
  readonly equipmentId: string;
  /** The owner; null: a guest. */
  readonly userId: string | null;
  /** Where the machine stood. */
  readonly gymId: string | null;
  /** Maker and model of the machine. */
  readonly equipmentModel: string | null;
  /** Kind of machine (EquipmentType). */
  readonly equipmentType: string;
  /** The exercise with which the session began. */
  readonly exerciseId: string | null;
  /** Still running. */
  readonly open: boolean;
  /** First event. */
  readonly startedAt: number;
  /** Last event. */
  readonly endedAt: number;
  /** Why it ended; UNKNOWN while open. */
  readonly endReason: EndReason;
  /** Staff took it out. */
  readonly voided: boolean;
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
  /** Energy as the machine claims it, kcal. */
  readonly machineEnergyKcal: number | null;
  /** Time without pauses and, on strength machines, without rests over 15 s, ms. */
  readonly activeMs: number;
  /** Heart rate, 1/min. */
  readonly heartRate: IntegerStat;
  /** Power, W. */
  readonly power: IntegerStat;
  /** Cadence, 1/10 per minute. */
  readonly cadence: IntegerStat;
  /** For energy. */
  readonly effort: Effort;
  /** Distinct telemetry folded. */
  readonly events: number;
  /** Sequences not seen between the least and the greatest. */
  readonly missing: number;
  /** Flags: what was odd about the data, sorted. */
  readonly quality: readonly string[];
  /** Telemetry partitions it came by. */
  readonly partitions: readonly number[];
  /** Of the steady stages at each 10/min of heart rate the steadiest, by speed and by power; none while it is open. */
  readonly stages: readonly Stage[];
  /** By exercise; none while it is open. */
  readonly bestMinutes: readonly BestMinute[];
}
