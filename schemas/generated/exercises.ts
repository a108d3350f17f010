// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What counts in this exercise. */
export type MeasureKind = 'UNKNOWN' | 'REPS_WEIGHT' | 'REPS' | 'DURATION' | 'DISTANCE_TIME' | 'POWER_TIME' | 'STEPS_TIME' | 'BODY_METRIC';

/** The same exercise elsewhere. */
export interface ExternalIds {
  /** Ids in free-exercise-db. */
  readonly freeExerciseDb: readonly string[];
  /** Id in wger. */
  readonly wgerUuid: string | null;
  /** FIT exercise_category. */
  readonly fitCategory: number | null;
  /** FIT exercise name within the category. */
  readonly fitSubtype: number | null;
  /** Bluetooth FTMS characteristic (hex). */
  readonly ftmsCharacteristic: string | null;
}

/** An exercise, as of validFrom. */
export interface Exercise {
  /** Identity; the key of the record. */
  readonly exerciseId: string;
  /** Name. */
  readonly name: string;
  /** What counts. */
  readonly measure: MeasureKind;
  /** Kinds of machine it is done on. */
  readonly equipmentTypes: readonly string[];
  /** Muscles it is for (free-exercise-db names). */
  readonly primaryMuscles: readonly string[];
  /** Muscles that help. */
  readonly secondaryMuscles: readonly string[];
  /** Code in the 2011 Compendium of Physical Activities. */
  readonly compendiumCode: string | null;
  /** The same exercise elsewhere. */
  readonly externalIds: ExternalIds;
  /** This entry holds from here on. */
  readonly validFrom: number;
}
