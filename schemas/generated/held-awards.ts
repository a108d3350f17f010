// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What of a challenge was reached. */
export type AwardKind = 'UNKNOWN' | 'COMPLETION' | 'TIER' | 'MILESTONE';

/** What a member was given for a challenge, keyed by the member whose it is now. */
export interface HeldAward {
  /** Identity: a uuid computed from member, challenge and what was reached. */
  readonly awardId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The userId to whom it was given: another one when two ids of a person were merged. */
  readonly awardedTo: string;
  /** The challenge. */
  readonly challengeId: string;
  /** The version by which it was judged. */
  readonly version: number;
  /** What was reached: all of it, a tier, or a milestone. */
  readonly kind: AwardKind;
  /** The tier's name, or the milestone in percent; empty: all of it. */
  readonly name: string;
  /** When what was done sufficed. */
  readonly earnedAt: number;
  /** The tick at which it was given. */
  readonly issuedAt: number;
}
