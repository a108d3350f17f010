// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A value of a metric. */
export interface Value {
  /** Which metric; height: the latest measured, m. */
  readonly metric: string;
  /** The exercise; empty for a metric that is not of one. */
  readonly exerciseId: string;
  /** Maker and model of the machine; empty for a metric that is not of one. */
  readonly equipmentModel: string;
  /** The value, in the unit of its metric. */
  readonly value: number;
  /** Since when. */
  readonly at: number;
}

/** A trained model. */
export interface Model {
  /** Its name and version. */
  readonly id: string;
  /** Of its file, in hexadecimal digits. */
  readonly sha256: string;
  /** Of its training. */
  readonly seed: number;
}

/** How fit somebody is in one respect. */
export interface Capacity {
  /** strength, endurance, body_composition or consistency. */
  readonly capacity: string;
  /** The muscle group; null: of the whole body. */
  readonly muscleGroup: string | null;
  /** needs_improvement, fair, good, very_good or excellent. */
  readonly level: string;
  /** 0 to 100; each level takes 20. */
  readonly score: number;
  /** The table, rule or model by which it is told. */
  readonly basis: string;
  /** Its version. */
  readonly basisVersion: number;
  /** low, medium or high; demonstration: of a model that shows how, and says nothing of anybody. */
  readonly confidence: string;
  /** Since when the values that it rests on stand. */
  readonly asOf: number;
  /** The values that it rests on. */
  readonly metrics: readonly Value[];
  /** Workouts and measurements that it rests on; of many the latest 50. */
  readonly evidence: readonly string[];
  /** The latest event time among these. */
  readonly evidenceUntil: number;
  /** The trained model by which it is told; null: by none. */
  readonly model: Model | null;
}

/** How fit a member is at present, whole. */
export interface MemberProfile {
  /** The member. */
  readonly userId: string;
  /** How it was made: rules or model. */
  readonly method: string;
  /** By capacity and muscle group, each once. */
  readonly capacities: readonly Capacity[];
}
