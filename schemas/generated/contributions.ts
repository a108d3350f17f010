// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A time in the team. */
export interface TeamStay {
  /** From when on. */
  readonly from: number;
  /** Until when; null: they are in it. */
  readonly until: number | null;
}

/** What the member has of one condition in one span of the calendar. */
export interface ContributionPart {
  /** The condition, from 0 as the rule has them. */
  readonly condition: number;
  /** The first day of the span, YYYY-MM-DD; empty: the rule counts once in all. */
  readonly span: string;
  /** How much, in the own unit of the measure; less than none: what is lacking of the average that was asked of them. */
  readonly amount: number;
  /** Of it no more than is asked of each member. */
  readonly capped: number;
  /** It is all that is asked of each member. */
  readonly reached: boolean;
  /** They are no more in it, and did not do in the span what was asked of each. */
  readonly lacks: boolean;
  /** They came into the team after the span, and only make up for being counted among its members. */
  readonly later: boolean;
}

/** All that a member gives to their team, or gym, in a challenge at present, and what they gave while they were in it. */
export interface Contribution {
  /** The member. */
  readonly userId: string;
  /** The userId under which they joined: another one when two ids of a person were merged; null: the same. */
  readonly enrolledFor: string | null;
  /** The challenge. */
  readonly challengeId: string;
  /** The version judged. */
  readonly version: number;
  /** Their team, or gym. */
  readonly teamId: string;
  /** They are in it, or were as the challenge ended; otherwise they only count in the days, weeks or months that ended while they were. */
  readonly isIn: boolean;
  /** When they were in it; empty: all the time. */
  readonly stays: readonly TeamStay[];
  /** By condition and span; what is nothing is left out. */
  readonly parts: readonly ContributionPart[];
  /** The latest event time among the workouts that counted; null: none did. */
  readonly evidenceUntil: number | null;
}
