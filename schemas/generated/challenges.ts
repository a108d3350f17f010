// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** One version of a challenge: what has to be done, when and where. Never changed: who joined keeps their version. */
export interface Challenge {
  /** Identity; the key of the record. */
  readonly challengeId: string;
  /** From 1; an edit makes the next. */
  readonly version: number;
  /** Name. */
  readonly name: string;
  /** What members read beside the rule. */
  readonly description: string;
  /** The rule as JSON: a tree of nodes with the version of its grammar. */
  readonly rule: string;
  /** Workouts that begin from here on may count. */
  readonly from: number;
  /** Workouts that begin before may count. */
  readonly to: number;
  /** IANA time zone of its days, weeks and months. */
  readonly timeZone: string;
  /** When its days begin, minutes after midnight. */
  readonly dayStartsMinute: number;
  /** ISO weekday with which its weeks begin. */
  readonly weekStartsOn: number;
  /** Where workouts count; empty: everywhere. */
  readonly gyms: readonly string[];
  /** Whose members may join; empty: everybody. */
  readonly groups: readonly string[];
  /** Awards stay when a correction takes away what they were for. */
  readonly keepsAwards: boolean;
  /** Percentages of the way that are told when reached. */
  readonly milestones: readonly number[];
  /** Nobody can join any more. */
  readonly withdrawn: boolean;
  /** Who wrote this version. */
  readonly by: string;
  /** When. */
  readonly at: number;
}
