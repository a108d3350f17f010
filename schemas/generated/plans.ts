// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What a programme asks of one member, as a rule by which they are judged like in a challenge. */
export interface Plan {
  /** The member; the key of the record. */
  readonly userId: string;
  /** The programme. */
  readonly programmeId: string;
  /** The version from which it is made. */
  readonly version: number;
  /** Workouts count from here on. */
  readonly joinedAt: number;
  /** The rule as JSON: a tree of nodes with the version of its grammar. */
  readonly rule: string;
  /** SHA-256 of the rule's one text, 64 hex digits. */
  readonly ruleHash: string;
  /** When its first day begins. */
  readonly from: number;
  /** When its last day ends. */
  readonly to: number;
  /** IANA time zone of its days and weeks. */
  readonly timeZone: string;
  /** Where training counts; empty: everywhere. */
  readonly gyms: readonly string[];
}
