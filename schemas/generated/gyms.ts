// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Opening hours of one weekday. */
export interface OpeningHours {
  /** 1 Monday to 7 Sunday (ISO 8601). */
  readonly weekday: number;
  /** Minutes after midnight. */
  readonly opensMinute: number;
  /** Minutes after midnight; over 1440: after midnight. */
  readonly closesMinute: number;
}

/** A gym, as of validFrom. */
export interface Gym {
  /** Identity; the key of the record. */
  readonly gymId: string;
  /** Name. */
  readonly name: string;
  /** IANA time zone of the gym's days. */
  readonly timeZone: string;
  /** This entry holds from here on. */
  readonly validFrom: number;
  /** Opening hours; empty: always open. */
  readonly openingHours: readonly OpeningHours[];
}
