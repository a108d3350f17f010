// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Kind of machine. */
export type EquipmentType = 'UNKNOWN' | 'WEIGHT_STACK' | 'PLATE_LOADED' | 'CABLE' | 'SMITH' | 'FREE_WEIGHT' | 'BODYWEIGHT_STATION' | 'TREADMILL' | 'BIKE_UPRIGHT' | 'BIKE_RECUMBENT' | 'BIKE_SPIN' | 'AIR_BIKE' | 'ROWER' | 'ELLIPTICAL' | 'STAIR_CLIMBER' | 'STEPPER' | 'SKI_ERG' | 'SCALE' | 'GRIP';

/** A machine, as of validFrom. */
export interface Equipment {
  /** Identity; the key of the record. */
  readonly equipmentId: string;
  /** Where it stands. */
  readonly gymId: string;
  /** Kind of machine. */
  readonly type: EquipmentType;
  /** Maker and model. */
  readonly model: string;
  /** The exercise it is for; null: the session says. */
  readonly exerciseId: string | null;
  /** What members call it. */
  readonly displayName: string;
  /** Step of the weight stack, g. */
  readonly stackStepGrams: number | null;
  /** Height of one step (steppers), mm. */
  readonly stepHeightMm: number | null;
  /** May be used. */
  readonly inService: boolean;
  /** This entry holds from here on. */
  readonly validFrom: number;
}
