// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** The measurement does not count. */
export type Voided = Record<string, never>;

/** A voided measurement counts again. */
export type Reinstated = Record<string, never>;

/** Figures put right; null leaves as measured. */
export interface EditedFigures {
  /** Body weight, g. */
  readonly weightGrams: number | null;
  /** Body height, mm. */
  readonly heightMm: number | null;
  /** Body fat, 1/100 %. */
  readonly bodyFatBp: number | null;
  /** Muscle mass, g. */
  readonly muscleMassGrams: number | null;
  /** Body water, g. */
  readonly waterMassGrams: number | null;
  /** Bone mass, g. */
  readonly boneMassGrams: number | null;
  /** Visceral fat rating on the scale's own scale. */
  readonly visceralFatRating: number | null;
  /** Resting heart rate, 1/min. */
  readonly restingHeartRateBpm: number | null;
}

/** A later decision about a body measurement. Exactly one of voided, reinstated, edited is set; of two of a kind the greatest at counts, then the greatest amendmentId. */
export interface MeasurementAmendment {
  /** Identity of this decision. */
  readonly amendmentId: string;
  /** The measurement it is about. */
  readonly measurementId: string;
  /** The key by which that measurement came; the key of the record. */
  readonly measurementKey: string;
  /** When it was decided. */
  readonly at: number;
  /** Who decided (userId or a service). */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** Taken out. */
  readonly voided: Voided | null;
  /** Taken in again. */
  readonly reinstated: Reinstated | null;
  /** Figures put right. */
  readonly edited: EditedFigures | null;
}
