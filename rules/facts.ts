/** What rules are judged by: a member's workouts, metrics and person, as plain values. Whole numbers in SI units, times in ms since the epoch. */

/** A run of repetitions at one load. */
export interface TrainedSet {
  /** '' where it is not known. */
  readonly exerciseId: string;
  /** The muscles that its exercise is for. */
  readonly muscles: readonly string[];
  readonly repetitions: number;
  readonly loadGrams: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One workout on one machine. */
export interface TrainedWorkout {
  readonly workoutId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Still running: figures are as of the last finished set. */
  readonly open: boolean;
  /** A machine saw it; false: somebody wrote it down. */
  readonly sensor: boolean;
  /** '' where it is not known. */
  readonly gymId: string;
  readonly equipmentId: string;
  readonly equipmentType: string;
  /** Maker and model; '' where it is not known. */
  readonly equipmentModel: string;
  /** The exercise with which it began; '' where it is not known. */
  readonly exerciseId: string;
  readonly muscles: readonly string[];
  readonly activeMs: number;
  readonly distanceMm: number;
  readonly workJ: number;
  readonly cycles: number;
  /** 1/1000 kcal; 0 where there is no estimate. */
  readonly energyCal: number;
  /** Mean intensity; null: not known. */
  readonly met: number | null;
  readonly averageHeartRateBpm: number | null;
  readonly averagePowerW: number | null;
  /** The most repetitions in any 60 s; null: not counted. */
  readonly mostInAMinute: number | null;
  /** How many personal bests were set in it. */
  readonly personalBests: number;
  readonly sets: readonly TrainedSet[];
}

/** From a time on a metric had this value; null: none. */
export interface MetricPoint {
  readonly metric: string;
  /** '' for a metric that is not of an exercise. */
  readonly exerciseId: string;
  readonly equipmentModel: string;
  readonly at: number;
  readonly value: number | null;
}

/** Who it is, as far as rules may ask. */
export interface Person {
  readonly sex: 'FEMALE' | 'MALE' | null;
  /** YYYY-MM-DD; null: not known. */
  readonly birthDate: string | null;
  readonly metrics: readonly MetricPoint[];
}

/** What a challenge says beside its rule. */
export interface Terms {
  /** Workouts that start in [from, to) may count, by ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** IANA name: days, weeks and months are those of this zone. */
  readonly timeZone: string;
  /** When a day begins, minutes after midnight: 240 where a night belongs to the day before. */
  readonly dayStartsMinute: number;
  /** ISO weekday with which weeks begin: 1 is Monday. */
  readonly weekStartsOn: number;
  /** Workouts that started before do not count, ms since the epoch. */
  readonly joinedAt: number;
  /** Where workouts count; empty: everywhere. */
  readonly gyms: readonly string[];
}
