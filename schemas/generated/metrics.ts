// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** From when on a metric of a member had which value. */
export interface MemberMetric {
  /** The member. */
  readonly userId: string;
  /** Which metric. */
  readonly metric: string;
  /** The exercise; empty for a metric that is not of one. */
  readonly exerciseId: string;
  /** Maker and model of the machine; empty for a metric that is not of one. */
  readonly equipmentModel: string;
  /** From when on. */
  readonly at: number;
  /** The value; null: nothing within the window any more. */
  readonly value: number | null;
  /** Unit of the value. */
  readonly unit: string;
  /** The formula that gave the value. */
  readonly formula: string;
  /** Its version. */
  readonly formulaVersion: number;
  /** low, medium or high. */
  readonly confidence: string;
  /** Why the value changed: measured, left_window or ageing. */
  readonly cause: string;
  /** Workouts or measurements that the value rests on, by time; of many the latest 50. */
  readonly evidence: readonly string[];
  /** The latest event time among the evidence. */
  readonly evidenceUntil: number | null;
}
