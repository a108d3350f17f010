// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A time in one team, or gym. */
export interface Stay {
  /** The team, or gym. */
  readonly teamId: string;
  /** From when on. */
  readonly from: number;
  /** Until when; null: they are in it. */
  readonly until: number | null;
}

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

/** A version by which they were judged until they were moved. */
export interface Former {
  /** The version. */
  readonly version: number;
  /** When they were moved to another. */
  readonly until: number;
}

/** How an enrolment stands, keyed by the member whose it is now. */
export interface Participation {
  /** Identity of the record that counts. */
  readonly enrolmentId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The userId under which they joined: another one when two ids of a person were merged. */
  readonly enrolledFor: string;
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
  /** For which teams, or gyms, they trained, the first first; of very many the last. */
  readonly stays: readonly Stay[];
  /** What of the challenge decides when to judge again. */
  readonly judgedBy: JudgedBy;
  /** How fit the member was as they joined a programme, by value: where in its ranges their plan begins. Of challenges empty. */
  readonly capacities: readonly Capacity[];
  /** Versions by which they were judged before, the first first. */
  readonly formerly: readonly Former[];
  /** When that was decided. */
  readonly at: number;
}
