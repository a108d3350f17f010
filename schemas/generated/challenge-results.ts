// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What the step is. */
export type StepKind = 'UNKNOWN' | 'TIER' | 'MILESTONE';

/** A step on the way. */
export interface Reached {
  /** A tier of the rule, or a milestone of the challenge. */
  readonly kind: StepKind;
  /** The tier's name, or the milestone in percent. */
  readonly name: string;
  /** End of the shortest beginning of the history that reached it. */
  readonly at: number;
}

/** How a member stands in a challenge. */
export interface ChallengeResult {
  /** The member. */
  readonly userId: string;
  /** The userId under which they joined: another one when two ids of a person were merged; null: the same. */
  readonly enrolledFor: string | null;
  /** The challenge. */
  readonly challengeId: string;
  /** The version judged. */
  readonly version: number;
  /** Their team, or gym. */
  readonly teamId: string | null;
  /** 0 to 1. */
  readonly fraction: number;
  /** Met by the present facts. */
  readonly complete: boolean;
  /** End of the shortest beginning of the history that meets it; null: not complete. */
  readonly completedAt: number | null;
  /** The highest tier reached; null: none, or it has no tiers. */
  readonly tier: string | null;
  /** When the member joined. */
  readonly joinedAt: number;
  /** The latest event time among the workouts that counted; null: none did. */
  readonly evidenceUntil: number | null;
  /** Tiers and milestones reached so far, the first first. */
  readonly reached: readonly Reached[];
}
