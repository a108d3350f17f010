// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A team of a challenge, as it is from a time on. */
export interface Team {
  /** Identity; the key of the record. */
  readonly teamId: string;
  /** The challenge that it takes part in. */
  readonly challengeId: string;
  /** What it is called. */
  readonly displayName: string;
  /** The gym that it is of; null: of none. */
  readonly gymId: string | null;
  /** How many people it stands for, whether they take part or not, such as the staff of a company; null: not told. */
  readonly size: number | null;
  /** It takes part no more. */
  readonly disbanded: boolean;
  /** Who decided. */
  readonly by: string;
  /** This entry holds from here on. */
  readonly validFrom: number;
}
