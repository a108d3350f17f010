// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** The session belongs to somebody else. */
export interface Assigned {
  /** The new owner; null: nobody. */
  readonly userId: string | null;
}

/** The session does not count. */
export type Voided = Record<string, never>;

/** A voided session counts again. */
export type Reinstated = Record<string, never>;

/** Totals put right by staff; null leaves as measured. */
export interface Edited {
  /** Repetitions. */
  readonly repetitions: number | null;
  /** Load of every set, g. */
  readonly loadGrams: number | null;
  /** Distance, mm. */
  readonly distanceMm: number | null;
}

/** A later decision about a session. Exactly one of assigned, voided, reinstated, edited is set; of two of a kind the greatest at counts, then the greatest amendmentId. */
export interface Amendment {
  /** Identity of this decision. */
  readonly amendmentId: string;
  /** The session it is about. */
  readonly sessionId: string;
  /** The session's machine; the key of the record. */
  readonly equipmentId: string;
  /** When it was decided. */
  readonly at: number;
  /** Who decided (userId or a service). */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** A new owner. */
  readonly assigned: Assigned | null;
  /** Taken out. */
  readonly voided: Voided | null;
  /** Taken in again. */
  readonly reinstated: Reinstated | null;
  /** Totals put right. */
  readonly edited: Edited | null;
}
