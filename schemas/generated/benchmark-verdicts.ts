// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What of the challenge decides when to judge again, by value. */
export interface JudgedBy {
  /** Begin of the challenge. */
  readonly from: number;
  /** Its end. */
  readonly to: number;
  /** Days before joining that its baselines look at; 0: none. */
  readonly looksBackDays: number;
  /** What its rule asks of the member besides workouts: metrics by name, person. */
  readonly uses: readonly string[];
}

/** How fit the member was in one respect. */
export interface Capacity {
  /** strength or endurance. */
  readonly capacity: string;
  /** The muscle group; null: of the whole body. */
  readonly muscleGroup: string | null;
  /** In words. */
  readonly level: string;
  /** 0 to 100. */
  readonly score: number;
  /** medium or high: nothing begins by what is less sure. */
  readonly confidence: string;
  /** Since when the values that it rests on stand. */
  readonly asOf: number;
}

/** Whether a result meets the standard of a programme, under the id for which it was written. */
export interface BenchmarkVerdict {
  /** The result. */
  readonly resultId: string;
  /** The member as it was written for; the key of the record. */
  readonly userId: string;
  /** The programme. */
  readonly programmeId: string;
  /** Its version. */
  readonly version: number;
  /** Met: who is in the programme leaves it; else who is not in it is enrolled. */
  readonly met: boolean;
  /** Why, in words. */
  readonly because: string;
  /** When the test was taken. */
  readonly takenAt: number;
  /** What of the challenge decides when to judge again. */
  readonly judgedBy: JudgedBy;
  /** How fit the member was as they joined a programme, by value: where in its ranges their plan begins. Of challenges empty. */
  readonly capacities: readonly Capacity[];
  /** Who wrote the result. */
  readonly by: string;
}
