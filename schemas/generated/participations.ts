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
  /** When that was decided. */
  readonly at: number;
}
