// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A run of repetitions at one load. */
export interface EntrySet {
  /** Repetitions. */
  readonly repetitions: number;
  /** Load, g; 0: none. */
  readonly loadGrams: number;
}

/** The record that counts of a workout that somebody wrote down, keyed by the member whose it is now. */
export interface Entry {
  /** Identity of this record. */
  readonly entryId: string;
  /** The workout that it is about. */
  readonly workoutId: string;
  /** Who trained; the key of the record. */
  readonly userId: string;
  /** The userId under which it was written down: another one when two ids of a person were merged. */
  readonly enteredFor: string;
  /** When it was written down. */
  readonly at: number;
  /** user_id of whoever wrote it down. */
  readonly by: string;
  /** It did not take place. */
  readonly voided: boolean;
  /** When the workout began. */
  readonly startedAt: number;
  /** How long it took, s. */
  readonly durationS: number;
  /** The exercise. */
  readonly exerciseId: string;
  /** Where; null: in no gym. */
  readonly gymId: string | null;
  /** In order. */
  readonly sets: readonly EntrySet[];
  /** Distance, mm. */
  readonly distanceMm: number;
  /** Mean heart rate, 1/min. */
  readonly averageHeartRateBpm: number | null;
}
