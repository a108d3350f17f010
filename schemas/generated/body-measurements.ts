// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What a scale, a form or an importer measured of a body. */
export interface BodyMeasurement {
  /** Identity of the measurement. */
  readonly measurementId: string;
  /** Whose body; null: unclaimed. */
  readonly userId: string | null;
  /** The scale; null: entered by hand. */
  readonly equipmentId: string | null;
  /** When it was measured. */
  readonly at: number;
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
  /** Visceral fat rating on the scale's own scale (1 to 59 on most). */
  readonly visceralFatRating: number | null;
  /** Resting heart rate, 1/min. */
  readonly restingHeartRateBpm: number | null;
}
