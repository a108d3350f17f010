// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What of a challenge was reached. */
export type AwardKind = 'UNKNOWN' | 'COMPLETION' | 'TIER' | 'MILESTONE';

/** An award. */
export interface AwardNotice {
  /** The award. */
  readonly awardId: string;
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
}

/** What a member was told. */
export interface Notice {
  /** Identity: a uuid computed from what it is about. */
  readonly noticeId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The tick at which it was told. */
  readonly at: number;
  /** An award was given. */
  readonly award: AwardNotice | null;
}
