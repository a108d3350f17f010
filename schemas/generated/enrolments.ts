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

/** That a member joined, moved to another version of, or left a challenge. */
export interface Enrolment {
  /** Identity (uuid). */
  readonly enrolmentId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The challenge. */
  readonly challengeId: string;
  /** The version by which they are judged. */
  readonly version: number;
  /** Workouts count from here on. */
  readonly joinedAt: number;
  /** Left again. */
  readonly left: boolean;
  /** The team, or gym, they train for; null: none. */
  readonly teamId: string | null;
  /** What of the challenge decides when to judge again. */
  readonly judgedBy: JudgedBy;
  /** How fit the member was as they joined a programme, by value: where in its ranges their plan begins. Of challenges empty. */
  readonly capacities: readonly Capacity[];
  /** The version by which they were judged before: of who is in it, that is all that changes; null: they joined, changed the team or left. */
  readonly movedFrom: number | null;
  /** Who decided. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** When: of several about one challenge the latest counts, then the greatest id. */
  readonly at: number;
}
