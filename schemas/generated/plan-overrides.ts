// Made from the .avsc file of the same name by schemas/generate.ts: do not edit.

/** A change of one member's plan by a trainer, or that an earlier one is withdrawn. */
export interface PlanOverride {
  /** Identity (uuid). */
  readonly overrideId: string;
  /** The member; the key of the record. */
  readonly userId: string;
  /** The programme whose plan it is. */
  readonly programmeId: string;
  /** The user_id of the trainer. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
  /** What is changed, as JSON: a patch of the plan's numbers. All of it holds, or nothing. */
  readonly changes: string;
  /** When: weeks that were over then stay as they are; of several changes the later is put in after the earlier. */
  readonly at: number;
  /** The overrideId of the earlier change for the same member that is withdrawn; null: this is a change. */
  readonly withdraws: string | null;
}
