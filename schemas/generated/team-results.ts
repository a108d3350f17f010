// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** Whether a team, or gym, did what a challenge asks while a member was in it. */
export interface TeamResult {
  /** The member. */
  readonly userId: string;
  /** The userId under which they joined: another one when two ids of a person were merged; null: the same. */
  readonly enrolledFor: string | null;
  /** The challenge. */
  readonly challengeId: string;
  /** The version judged. */
  readonly version: number;
  /** The team, or gym. */
  readonly teamId: string;
  /** When it was complete for sure; null: it is not, or the member was not in it then. */
  readonly completedAt: number | null;
}
