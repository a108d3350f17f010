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

/** A programme whose standard it is held against. */
export interface BenchmarkFor {
  /** The programme. */
  readonly programmeId: string;
  /** The version by which whoever falls short is enrolled. */
  readonly version: number;
  /** What of the challenge decides when to judge again. */
  readonly judgedBy: JudgedBy;
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

/** What somebody did in a test of fitness. */
export interface BenchmarkResult {
  /** Identity of the result (uuid); of several records of one the latest says what was done. */
  readonly resultId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** Which test: ippt. */
  readonly kind: string;
  /** When the test was taken. */
  readonly takenAt: number;
  /** The day of it, YYYY-MM-DD, where it was taken: ages are of that day. */
  readonly day: string;
  /** Push-ups in a minute. */
  readonly pushUps: number;
  /** Sit-ups in a minute. */
  readonly sitUps: number;
  /** Time for 2.4 km, s. */
  readonly runSeconds: number;
  /** It does not count. */
  readonly voided: boolean;
  /** The programmes whose standards it is held against, as its first record has them. */
  readonly programmes: readonly BenchmarkFor[];
  /** How fit the member was, by value, as its first record has it: where in its ranges the plan of a programme begins. */
  readonly capacities: readonly Capacity[];
  /** Who wrote it. */
  readonly by: string;
  /** Why it was put right; empty: it was not. */
  readonly reason: string;
  /** When it was written: of several of one result the latest counts. */
  readonly at: number;
}
