// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** What the member has of one condition in one span of the calendar. */
export interface ContributionPart {
  /** The condition, from 0 as the rule has them. */
  readonly condition: number;
  /** The first day of the span, YYYY-MM-DD; empty: the rule counts once in all. */
  readonly span: string;
  /** How much, in the own unit of the measure. */
  readonly amount: number;
  /** Of it no more than is asked of each member. */
  readonly capped: number;
  /** It is all that is asked of each member. */
  readonly reached: boolean;
}

/** All that a member gives to their team, or gym, in a challenge at present. */
export interface Contribution {
  /** The member. */
  readonly userId: string;
  /** The challenge. */
  readonly challengeId: string;
  /** The version judged. */
  readonly version: number;
  /** Their team, or gym. */
  readonly teamId: string;
  /** By condition and span; what is nothing is left out. */
  readonly parts: readonly ContributionPart[];
  /** The latest event time among the workouts that counted; null: none did. */
  readonly evidenceUntil: number | null;
}
